#include "handlers/sqs/batch.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "handlers/sqs/errors.hpp"

namespace emulator::sqs {

namespace {

constexpr rapidjson::SizeType most_entries = 10;
constexpr std::size_t longest_id = 80;

bool is_entry_id(std::string_view id) noexcept {
  return !id.empty() && id.size() <= longest_id && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

}  // namespace

std::optional<aws::Error> check_batch(const SqsCall& call) {
  const aws::Json& entries = *aws::member(call.input, "Entries");
  if (entries.Empty()) {
    return named(
        "EmptyBatchRequest",
        fmt::format("There should be at least one {}RequestEntry in the request.", call.operation));
  }
  if (entries.Size() > most_entries) {
    return named("TooManyEntriesInBatchRequest",
                 fmt::format("Maximum number of entries per request are {}. You have sent {}.",
                             most_entries, entries.Size()));
  }
  std::set<std::string> ids;
  for (const aws::Json& entry : entries.GetArray()) {
    std::string id = text_of(entry, "Id");
    if (!is_entry_id(id)) {
      return named("InvalidBatchEntryId",
                   "A batch entry id can only contain alphanumeric characters, hyphens and "
                   "underscores. It can be at most 80 letters long.");
    }
    const auto [place, is_new] = ids.insert(std::move(id));
    if (!is_new) return named("BatchEntryIdsNotDistinct", fmt::format("Id {} repeated.", *place));
  }
  return std::nullopt;
}

BatchAnswer::BatchAnswer() {
  successful_.StartArray();
  failed_.StartArray();
}

void BatchAnswer::failed(std::string_view id, const aws::Error& error) {
  failed_.StartObject();
  aws::write_member(failed_, "Id", id);
  aws::write_key(failed_, "SenderFault");
  failed_.Bool(error.status < 500);
  aws::write_member(failed_, "Code", error.code);
  aws::write_member(failed_, "Message", error.message);
  failed_.EndObject();
}

http::Response BatchAnswer::response() {
  successful_.EndArray();
  failed_.EndArray();
  return answer([this](aws::JsonWriter& writer) {
    aws::write_key(writer, "Successful");
    writer.RawValue(successful_text_.GetString(), successful_text_.GetSize(),
                    rapidjson::kArrayType);
    aws::write_key(writer, "Failed");
    writer.RawValue(failed_text_.GetString(), failed_text_.GetSize(), rapidjson::kArrayType);
  });
}

}  // namespace emulator::sqs
