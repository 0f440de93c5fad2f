// Forms of the Query protocol: reading one never crashes, and what was read is read again from its
// own encoding.

#include "daemon/aws/query_input.hpp"

#include "daemon/http/url.hpp"
#include "handlers/sns/service_model.hpp"
#include "target.hpp"

namespace emulator::fuzz {

namespace {

std::string read(const aws::QueryParameterSet& parameters, const aws::ModelShape& input) {
  const auto document = aws::read_query_input(sns::service_model, input, parameters);
  return document ? aws::to_string(*document)
                  : document.error().code + ": " + document.error().message;
}

std::string encode(const http::QueryParameters& parameters) {
  std::string form;
  for (const auto& [name, value] : parameters) {
    if (!form.empty()) form += "&";
    form += http::percent_encode(name) + "=" + http::percent_encode(value);
  }
  return form;
}

}  // namespace

void run(std::string_view input) {
  const auto parameters = http::parse_query(input);
  const aws::QueryParameterSet set{http::QueryParameters(parameters)};
  const std::string action = set.get("Action");
  const aws::ModelShape* shape = sns::service_model.input_of(action);
  if (shape == nullptr) shape = sns::service_model.input_of("PublishBatch");
  const std::string once = read(set, *shape);
  const std::string again =
      read(aws::QueryParameterSet(http::parse_query(encode(parameters))), *shape);
  check(once == again, "what was read is read again: " + once + " and " + again);

  http::Request request;
  aws::Call made{request, {}, {}, {}, {}};
  aws::QueryCall call{made, set, action, {}, nullptr};
  if (const auto error = aws::check_query_input({&sns::service_model}, call)) {
    check(error->status == 400, "what is wrong with an input is the caller's");
  }
}

std::span<const std::string_view> dictionary() {
  static constexpr std::string_view words[] = {"&",
                                               "=",
                                               ".",
                                               "%",
                                               "+",
                                               "%26",
                                               "1",
                                               "Action=Publish",
                                               "Action=CreateTopic",
                                               "Action=PublishBatch",
                                               "PublishBatchRequestEntries.member.1.",
                                               "Id",
                                               "Message",
                                               "MessageAttributes.entry.1.",
                                               "Name",
                                               "Value.",
                                               "DataType",
                                               "Tags.member.4294967295.Key",
                                               "Attributes.entry.1.key",
                                               "Attributes.entry.1.value",
                                               "ReturnSubscriptionArn",
                                               "MaxResults",
                                               "Action=ListSMSSandboxPhoneNumbers",
                                               "Action=Subscribe",
                                               "true",
                                               "TagKeys.member.2"};
  return words;
}

}  // namespace emulator::fuzz
