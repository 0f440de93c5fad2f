#include <map>

#include "daemon/aws/pagination.hpp"
#include "daemon/log.hpp"
#include "handlers/sns/errors.hpp"
#include "handlers/sns/operations.hpp"
#include "handlers/sns/push.hpp"
#include "handlers/sns/state.hpp"

namespace emulator::sns {

OperationResult check_if_phone_number_is_opted_out(State& state, aws::QueryCall& call) {
  const auto number = checked_phone_number(call.parameters.get("phoneNumber"));
  if (!number) return number.error();
  const bool opted_out = state.stores[call.call.scope].sms.opted_out.contains(*number);
  return aws::query_response(call, [opted_out](aws::XmlWriter& xml) {
    xml.element("isOptedOut", opted_out ? "true" : "false");
  });
}

OperationResult list_phone_numbers_opted_out(State& state, aws::QueryCall& call) {
  const auto start = page_start(call, "nextToken");
  if (!start) return start.error();
  std::map<std::string, std::string> numbers;
  for (const std::string& number : state.stores[call.call.scope].sms.opted_out)
    numbers.emplace(number, number);
  const auto page = aws::page_of(numbers, *start, page_size);
  return aws::query_response(call, [&page](aws::XmlWriter& xml) {
    xml.open("phoneNumbers");
    for (const std::string* number : page.items)
      xml.element("member", *number);
    xml.close();
    if (page.next_marker) xml.element("nextToken", *page.next_marker);
  });
}

OperationResult opt_in_phone_number(State& state, aws::QueryCall& call) {
  const auto number = checked_phone_number(call.parameters.get("phoneNumber"));
  if (!number) return number.error();
  state.stores[call.call.scope].sms.opted_out.erase(*number);
  return aws::query_response(call, [](aws::XmlWriter&) {});
}

OperationResult get_sms_attributes(State& state, aws::QueryCall& call) {
  const AttributeMap& attributes = state.stores[call.call.scope].sms.attributes;
  const auto wanted = call.parameters.list("attributes.member");
  if (wanted.empty()) return respond_attributes(call, attributes, "attributes");
  AttributeMap some;
  for (const std::string& name : wanted) {
    const auto found = attributes.find(name);
    if (found != attributes.end()) some.insert(*found);
  }
  return respond_attributes(call, some, "attributes");
}

OperationResult set_sms_attributes(State& state, aws::QueryCall& call) {
  auto set = set_sms_attributes(state.stores[call.call.scope].sms.attributes,
                                call.parameters.map("attributes.entry"));
  if (!set) return set.error();
  return aws::query_response(call, [](aws::XmlWriter&) {});
}

// Numbers to send from are bought of AWS; nobody has any here.
OperationResult list_origination_numbers(State&, aws::QueryCall& call) {
  const auto start = page_start(call);
  if (!start) return start.error();
  return aws::query_response(call, [](aws::XmlWriter& xml) {
    xml.open("PhoneNumbers");
    xml.close();
  });
}

// A number that opted out gets no message, though the publisher gets an id.
OperationResult publish_to_phone(State& state, const aws::QueryCall& call,
                                 const std::string& number) {
  if (!is_phone_number(number)) {
    return invalid_parameter("PhoneNumber", number + " is not valid to publish to");
  }
  auto message = read_message_for(call.parameters, "sms");
  if (!message) return message.error();
  auto captured =
      captured_message(state, call, CapturedMessage::Kind::sms, number, std::move(*message));
  const std::string id = captured.id;
  if (state.stores[call.call.scope].sms.opted_out.contains(number)) {
    log::warning("SNS: message {} was not sent to {}: the number has opted out", id, number);
  } else {
    state.captured.add(call.call.scope, std::move(captured));
  }
  return respond_message_id(call, id);
}

}  // namespace emulator::sns
