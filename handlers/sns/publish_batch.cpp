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
  PublishedMessage message;
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

aws::Result<PublishedMessage> publish_entry(State& state, const aws::QueryCall& call,
                                            const Topic& topic, const std::string& prefix) {
  PublishOptions options = read_publish_options(call, prefix);
  if (auto error = options_error(topic, options)) return *error;
  auto message = make_message(read_message(call.parameters, prefix));
  if (!message) return message.error();
  return publish_message(state, topic, std::move(*message), std::move(options));
}

void write_result(aws::XmlWriter& xml, const std::vector<Published>& published,
                  const std::vector<Refused>& refused) {
  xml.open("Successful");
  for (const Published& entry : published) {
    xml.open("member");
    xml.element("Id", entry.id);
    xml.element("MessageId", entry.message.id);
    if (!entry.message.sequence_number.empty()) {
      xml.element("SequenceNumber", entry.message.sequence_number);
    }
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
  // What a FIFO topic needs of each is asked of the batch as a whole.
  for (const std::string& entry : entries) {
    if (!found->topic.fifo) break;
    if (auto error = options_error(found->topic, read_publish_options(call, entry + "."))) {
      return *error;
    }
  }
  std::vector<Published> published;
  std::vector<Refused> refused;
  for (const std::string& entry : entries) {
    std::string id = call.parameters.get(entry + ".Id");
    auto sent = publish_entry(state, call, found->topic, entry + ".");
    if (sent) {
      published.push_back({std::move(id), std::move(*sent)});
    } else {
      refused.push_back({std::move(id), sent.error()});
    }
  }
  return aws::query_response(call,
                             [&](aws::XmlWriter& xml) { write_result(xml, published, refused); });
}

}  // namespace emulator::sns
