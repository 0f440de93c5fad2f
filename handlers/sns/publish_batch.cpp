#include <algorithm>

#include "handlers/sns/errors.hpp"
#include "handlers/sns/operations.hpp"
#include "handlers/sns/parameters.hpp"
#include "handlers/sns/publish.hpp"
#include "handlers/sns/state.hpp"

namespace emulator::sns {

namespace {

constexpr std::size_t max_entries = 10;

struct Published {
  std::string id;  // of the entry
  std::string message_id;
};
struct Refused {
  std::string id;
  aws::Error error;
};

bool is_entry_id(std::string_view id) noexcept {
  return !id.empty() && id.size() <= 80 && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

// What is wrong with the batch as a whole; nothing of it is published then.
std::optional<aws::Error> batch_error(const aws::QueryParameterSet& parameters,
                                      const std::vector<std::string>& entries) {
  if (entries.empty()) {
    return aws::Error{400, "EmptyBatchRequest", "The batch request doesn't contain any entries."};
  }
  if (entries.size() > max_entries) {
    return aws::Error{400, "TooManyEntriesInBatchRequest",
                      "The batch request contains more entries than permissible (more than 10)."};
  }
  std::vector<std::string> ids;
  std::size_t size = 0;
  for (const std::string& entry : entries) {
    std::string id = parameters.get(entry + ".Id");
    if (!is_entry_id(id)) {
      return aws::Error{
          400, "InvalidBatchEntryId",
          "The Id of a batch entry in a batch request doesn't abide by the specification."};
    }
    if (std::find(ids.begin(), ids.end(), id) != ids.end()) {
      return aws::Error{400, "BatchEntryIdsNotDistinct",
                        "Two or more batch entries in the request have the same Id."};
    }
    ids.push_back(std::move(id));
    size += message_size(read_message(parameters, entry + "."));
  }
  if (size > message_size_limit) {
    return aws::Error{400, "BatchRequestTooLong",
                      "The length of all the batch messages put together is more than the limit."};
  }
  return std::nullopt;
}

aws::Result<Message> read_entry(const aws::QueryParameterSet& parameters,
                                const std::string& prefix) {
  if (auto error = fifo_parameter_error(parameters, prefix)) return *error;
  return make_message(read_message(parameters, prefix));
}

void write_result(aws::XmlWriter& xml, const std::vector<Published>& published,
                  const std::vector<Refused>& refused) {
  xml.open("Successful");
  for (const Published& entry : published) {
    xml.open("member");
    xml.element("Id", entry.id);
    xml.element("MessageId", entry.message_id);
    xml.close();
  }
  xml.close();
  xml.open("Failed");
  for (const Refused& entry : refused) {
    xml.open("member");
    xml.element("Id", entry.id);
    xml.element("Code", entry.error.code);
    xml.element("Message", entry.error.message);
    xml.element("SenderFault", entry.error.status < 500 ? "true" : "false");
    xml.close();
  }
  xml.close();
}

}  // namespace

OperationResult publish_batch(State& state, aws::QueryCall& call) {
  const auto found = find_topic(state, call);
  if (!found) return found.error();
  const auto entries = call.parameters.entries("PublishBatchRequestEntries.member");
  if (auto error = batch_error(call.parameters, entries)) return *error;
  std::vector<Published> published;
  std::vector<Refused> refused;
  for (const std::string& entry : entries) {
    std::string id = call.parameters.get(entry + ".Id");
    auto message = read_entry(call.parameters, entry + ".");
    if (!message) {
      refused.push_back({std::move(id), message.error()});
      continue;
    }
    std::string message_id = publish_message(state, call, found->topic, std::move(*message));
    published.push_back({std::move(id), std::move(message_id)});
  }
  return aws::query_response(call,
                             [&](aws::XmlWriter& xml) { write_result(xml, published, refused); });
}

}  // namespace emulator::sns
