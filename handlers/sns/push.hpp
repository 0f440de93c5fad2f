#pragma once

#include "daemon/aws/query.hpp"
#include "handlers/sns/captured_messages.hpp"
#include "handlers/sns/message.hpp"
#include "handlers/sns/mobile_push.hpp"
#include "handlers/sns/operations.hpp"

// What the operations on platform applications and endpoints share.
namespace emulator::sns {

struct FoundApplication {
  MobilePush& push;
  PlatformApplication& application;
};
struct FoundEndpoint {
  MobilePush& push;
  PlatformEndpoint& endpoint;
};

// Those that PlatformApplicationArn and EndpointArn name; 404 NotFound.
aws::Result<FoundApplication> find_application(State& state, const aws::QueryCall& call);
aws::Result<FoundEndpoint> find_endpoint(State& state, const aws::QueryCall& call);

void write_attributes(aws::XmlWriter& xml, const AttributeMap& attributes,
                      std::string_view name = "Attributes");
OperationResult respond_attributes(const aws::QueryCall& call, const AttributeMap& attributes,
                                   std::string_view name = "Attributes");

// The message that Publish is given, for one recipient: with MessageStructure=json the text under
// its own key ("GCM", "sms"), and `default` only where it has none.
aws::Result<Message> read_message_for(const aws::QueryParameterSet& parameters,
                                      std::string_view key);

// The message as it is kept, with an id of its own.
CapturedMessage captured_message(State& state, const aws::QueryCall& call,
                                 CapturedMessage::Kind kind, const std::string& target,
                                 Message message);
OperationResult respond_message_id(const aws::QueryCall& call, const std::string& id);

// Publish with the TargetArn of an endpoint or a PhoneNumber: keeps what its platform would get.
OperationResult publish_to_endpoint(State& state, const aws::QueryCall& call,
                                    const std::string& target);
OperationResult publish_to_phone(State& state, const aws::QueryCall& call,
                                 const std::string& number);

}  // namespace emulator::sns
