#include <fmt/format.h>

#include "daemon/aws/pagination.hpp"
#include "daemon/aws/query_input.hpp"
#include "daemon/random.hpp"
#include "handlers/sns/errors.hpp"
#include "handlers/sns/operations.hpp"
#include "handlers/sns/state.hpp"

namespace emulator::sns {

namespace {

constexpr std::size_t max_numbers = 10;

aws::Error no_such_number() {
  return {404, "ResourceNotFound", "The phone number is not in the SMS sandbox"};
}

}  // namespace

// A number that waits for its password gets another one.
OperationResult create_sms_sandbox_phone_number(State& state, aws::QueryCall& call) {
  const auto number = checked_phone_number(call.parameters.get("PhoneNumber"));
  if (!number) return number.error();
  Sms& sms = state.stores[call.call.scope].sms;
  if (sms.opted_out.contains(*number)) {
    return aws::Error{400, "OptedOut", "The phone number has opted out of text messages"};
  }
  if (!sms.sandbox.contains(*number) && sms.sandbox.size() >= max_numbers) {
    return aws::Error{400, "UserError",
                      "The SMS sandbox holds as many phone numbers as it may: 10"};
  }
  SandboxNumber& entry = sms.sandbox[*number];
  if (!entry.verified) {
    entry.number = *number;
    entry.password = fmt::format("{:06}", state.platform.random.number() % 1'000'000);
    CapturedMessage captured;
    captured.kind = CapturedMessage::Kind::sms;
    captured.target = *number;
    captured.id = state.platform.random.uuid();
    captured.text = fmt::format("Your verification code is {}", entry.password);
    state.captured.add(call.call.scope, std::move(captured));
  }
  return aws::query_response(call, [](aws::XmlWriter&) {});
}

OperationResult verify_sms_sandbox_phone_number(State& state, aws::QueryCall& call) {
  const auto number = checked_phone_number(call.parameters.get("PhoneNumber"));
  if (!number) return number.error();
  auto& numbers = state.stores[call.call.scope].sms.sandbox;
  const auto found = numbers.find(*number);
  if (found == numbers.end()) return no_such_number();
  if (call.parameters.get("OneTimePassword") != found->second.password) {
    return aws::Error{400,
                      "VerificationException",
                      "The one-time password is not valid",
                      {{"Status", "Pending"}}};
  }
  found->second.verified = true;
  return aws::query_response(call, [](aws::XmlWriter&) {});
}

OperationResult delete_sms_sandbox_phone_number(State& state, aws::QueryCall& call) {
  const auto number = checked_phone_number(call.parameters.get("PhoneNumber"));
  if (!number) return number.error();
  if (state.stores[call.call.scope].sms.sandbox.erase(*number) == 0) return no_such_number();
  return aws::query_response(call, [](aws::XmlWriter&) {});
}

OperationResult list_sms_sandbox_phone_numbers(State& state, aws::QueryCall& call) {
  const auto start = page_start(call);
  if (!start) return start.error();
  const aws::Json* limit = aws::member(aws::input_of(call), "MaxResults");
  const auto page = aws::page_of(state.stores[call.call.scope].sms.sandbox, *start,
                                 limit ? static_cast<std::size_t>(limit->GetInt64()) : page_size);
  return aws::query_response(call, [&page](aws::XmlWriter& xml) {
    xml.open("PhoneNumbers");
    for (const SandboxNumber* entry : page.items) {
      xml.open("member");
      xml.element("PhoneNumber", entry->number);
      xml.element("Status", entry->verified ? "Verified" : "Pending");
      xml.close();
    }
    xml.close();
    if (page.next_marker) xml.element("NextToken", *page.next_marker);
  });
}

// An account that has left the sandbox: messages go to any number.
OperationResult get_sms_sandbox_account_status(State&, aws::QueryCall& call) {
  return aws::query_response(call,
                             [](aws::XmlWriter& xml) { xml.element("IsInSandbox", "false"); });
}

}  // namespace emulator::sns
