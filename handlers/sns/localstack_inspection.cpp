#include <map>

#include <fmt/format.h>

#include "daemon/aws/json.hpp"
#include "daemon/http/url.hpp"
#include "handlers/sns/inspection.hpp"
#include "handlers/sns/publication_json.hpp"
#include "handlers/sns/state.hpp"

// The endpoints that LocalStack documents, in their shapes:
// https://docs.localstack.cloud/aws/services/sns/#developer-endpoints
namespace emulator::sns {

namespace {

using Kind = CapturedMessage::Kind;

constexpr std::string_view prefix = "/_aws/sns/";

struct Query {
  aws::Scope scope;
  std::string target;
};

Query read(const http::Request& request, std::string_view target_name) {
  Query query;
  for (const auto& [name, value] : http::parse_query(request.query())) {
    if (name == "accountId") query.scope.account = value;
    if (name == "region") query.scope.region = value;
    if (name == target_name) query.target = value;
  }
  return query;
}

void write_text_or_null(aws::JsonWriter& writer, std::string_view name,
                        const std::optional<std::string>& text) {
  aws::write_key(writer, name);
  if (text) {
    aws::write_string(writer, *text);
  } else {
    writer.Null();
  }
}

void write_message(aws::JsonWriter& writer, const CapturedMessage& message) {
  const bool by_topic = !message.topic_arn.empty();
  writer.StartObject();
  if (message.kind == Kind::sms) {
    aws::write_member(writer, "PhoneNumber", message.target);
  } else {
    aws::write_member(writer, "TargetArn", message.target);
  }
  write_text_or_null(writer, "TopicArn",
                     by_topic ? std::optional<std::string>(message.topic_arn) : std::nullopt);
  write_text_or_null(writer, "SubscriptionArn", std::nullopt);
  aws::write_member(writer, "MessageId", message.id);
  aws::write_member(writer, "Message", message.text);
  aws::write_key(writer, "MessageAttributes");
  write_message_attributes(writer, message.attributes);
  write_text_or_null(writer, "MessageStructure", message.structure);
  write_text_or_null(writer, "Subject", message.subject);
  writer.EndObject();
}

// {"sms_messages": {"+123": [{…}]}, "region": "us-east-1"}
http::Response list(const State& state, Kind kind, const Query& query) {
  std::map<std::string, std::vector<const CapturedMessage*>> by_target;
  if (!query.target.empty()) by_target[query.target];
  state.captured.for_each(
      query.scope, kind, query.target,
      [&by_target](const CapturedMessage& each) { by_target[each.target].push_back(&each); });
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  aws::write_key(writer, kind == Kind::sms ? "sms_messages" : "platform_endpoint_messages");
  writer.StartObject();
  for (const auto& [target, messages] : by_target) {
    aws::write_key(writer, target);
    writer.StartArray();
    for (const CapturedMessage* each : messages)
      write_message(writer, *each);
    writer.EndArray();
  }
  writer.EndObject();
  aws::write_member(writer, "region", query.scope.region);
  writer.EndObject();
  return http::make_response(200, "application/json", {buffer.GetString(), buffer.GetSize()});
}

http::Response captured(State& state, const http::Request& request, Kind kind) {
  const Query query = read(request, kind == Kind::sms ? "phoneNumber" : "endpointArn");
  if (request.method == "GET") return list(state, kind, query);
  if (request.method != "DELETE") return inspection_error(405, "It takes GET and DELETE.");
  state.captured.erase(query.scope, kind, query.target);
  return http::Response{204, {}, {}};
}

http::Response token(State& state, const http::Request& request, const std::string& arn) {
  if (request.method != "GET") return inspection_error(405, "It takes GET.");
  std::shared_ptr<Subscription> subscription;
  const auto name = parse_subscription_arn(arn);
  if (name) {
    if (const Store* store = state.stores.find(name->scope)) {
      subscription = store->find_subscription(arn);
    }
  }
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  if (subscription) {
    aws::write_member(writer, "subscription_token", subscription->token);
  } else {
    aws::write_member(writer, "error",
                      name ? "The provided SubscriptionARN is not found"
                           : "The provided SubscriptionARN is invalid");
  }
  aws::write_member(writer, "subscription_arn", arn);
  writer.EndObject();
  const unsigned status = subscription ? 200 : name ? 404 : 400;
  return http::make_response(status, "application/json", {buffer.GetString(), buffer.GetSize()});
}

}  // namespace

http::Response inspect_as_localstack(State& state, const http::Request& request) {
  static constexpr std::string_view tokens = "subscription-tokens/";
  const std::string_view rest = request.path().substr(prefix.size());
  if (rest == "sms-messages") return captured(state, request, Kind::sms);
  if (rest == "platform-endpoint-messages") {
    return captured(state, request, Kind::platform_endpoint);
  }
  if (rest.starts_with(tokens)) {
    return token(state, request, http::percent_decode(rest.substr(tokens.size())));
  }
  return inspection_error(
      404, fmt::format("There is no {}. Known: {}sms-messages, {}platform-endpoint-messages, "
                       "{}subscription-tokens/SUBSCRIPTION_ARN.",
                       request.path(), prefix, prefix, prefix));
}

}  // namespace emulator::sns
