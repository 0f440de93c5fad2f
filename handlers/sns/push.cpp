#include "handlers/sns/push.hpp"

#include "daemon/aws/json.hpp"
#include "daemon/random.hpp"
#include "handlers/sns/errors.hpp"
#include "handlers/sns/parameters.hpp"
#include "handlers/sns/state.hpp"

namespace emulator::sns {

aws::Result<Message> read_message_for(const aws::QueryParameterSet& parameters,
                                      std::string_view key) {
  MessageParameters given = read_message(parameters, "");
  std::string text;
  if (given.structure != nullptr && *given.structure == "json" && given.message != nullptr) {
    const auto document = aws::parse_json(*given.message);
    const aws::Json* own = document ? aws::member(*document, key) : nullptr;
    if (own != nullptr && own->IsString()) {
      text = aws::string_of(*own);
      given.message = &text;
      given.structure = nullptr;
    }
  }
  return make_message(std::move(given));
}

aws::Result<FoundApplication> find_application(State& state, const aws::QueryCall& call) {
  const std::string arn = call.parameters.get("PlatformApplicationArn");
  const auto scope = parse_application_arn(arn);
  if (!scope) return scope.error();
  if (!in_reach(call, *scope)) return invalid_parameter("PlatformApplicationArn");
  Store* store = state.stores.find(*scope);
  if (store != nullptr) {
    const auto found = store->push.applications.find(arn);
    if (found != store->push.applications.end()) {
      return FoundApplication{store->push, found->second};
    }
  }
  return aws::Error{404, "NotFound", "PlatformApplication does not exist"};
}

aws::Result<FoundEndpoint> find_endpoint(State& state, const aws::QueryCall& call) {
  const std::string arn = call.parameters.get("EndpointArn");
  const auto scope = parse_endpoint_arn(arn, "EndpointArn");
  if (!scope) return scope.error();
  if (!in_reach(call, *scope)) return invalid_parameter("EndpointArn");
  Store* store = state.stores.find(*scope);
  if (store != nullptr) {
    const auto found = store->push.endpoints.find(arn);
    if (found != store->push.endpoints.end()) return FoundEndpoint{store->push, found->second};
  }
  return aws::Error{404, "NotFound", "Endpoint does not exist"};
}

void write_attributes(aws::XmlWriter& xml, const AttributeMap& attributes, std::string_view name) {
  xml.open(name);
  for (const auto& [key, value] : attributes) {
    xml.open("entry");
    xml.element("key", key);
    xml.element("value", value);
    xml.close();
  }
  xml.close();
}

OperationResult respond_attributes(const aws::QueryCall& call, const AttributeMap& attributes,
                                   std::string_view name) {
  return aws::query_response(
      call, [&attributes, name](aws::XmlWriter& xml) { write_attributes(xml, attributes, name); });
}

CapturedMessage captured_message(State& state, const aws::QueryCall& call,
                                 CapturedMessage::Kind kind, const std::string& target,
                                 Message message) {
  CapturedMessage captured;
  captured.kind = kind;
  captured.target = target;
  captured.id = state.platform.random.uuid();
  captured.text = std::move(message.text);
  captured.subject = std::move(message.subject);
  if (const auto* structure = call.parameters.find("MessageStructure")) {
    captured.structure = *structure;
  }
  captured.attributes = std::move(message.attributes);
  return captured;
}

OperationResult respond_message_id(const aws::QueryCall& call, const std::string& id) {
  return aws::query_response(call, [&id](aws::XmlWriter& xml) { xml.element("MessageId", id); });
}

OperationResult publish_to_endpoint(State& state, const aws::QueryCall& call,
                                    const std::string& target) {
  const auto scope = parse_endpoint_arn(target, "TargetArn");
  if (!scope) return scope.error();
  if (!in_reach(call, *scope)) return invalid_parameter("TargetArn");
  Store* store = state.stores.find(*scope);
  const auto no_endpoint = [] {
    return invalid_parameter("TargetArn", "No endpoint found for the target arn specified");
  };
  if (store == nullptr) return no_endpoint();
  const auto found = store->push.endpoints.find(target);
  if (found == store->push.endpoints.end()) return no_endpoint();
  const PlatformEndpoint& endpoint = found->second;
  const auto& application = store->push.applications.at(endpoint.application_arn);
  if (!application.enabled) {
    return aws::Error{400, "PlatformApplicationDisabled", "Platform application is disabled"};
  }
  if (!endpoint.enabled) return aws::Error{400, "EndpointDisabled", "Endpoint is disabled"};
  auto message = read_message_for(call.parameters, endpoint.platform);
  if (!message) return message.error();

  auto captured = captured_message(state, call, CapturedMessage::Kind::platform_endpoint, target,
                                   std::move(*message));
  const std::string id = captured.id;
  state.captured.add(*scope, std::move(captured));
  return respond_message_id(call, id);
}

}  // namespace emulator::sns
