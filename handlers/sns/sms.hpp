#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "daemon/aws/error.hpp"
#include "handlers/sns/mobile_push.hpp"

// Text messages: settings of an account and region, who opted out, and the sandbox's numbers.
namespace emulator::sns {

struct SandboxNumber {
  std::string number;
  std::string password;  // the last one sent
  bool verified = false;
};

struct Sms {
  AttributeMap attributes{{"MonthlySpendLimit", "1"}};
  std::set<std::string, std::less<>> opted_out;
  std::map<std::string, SandboxNumber, std::less<>> sandbox;
};

// E.164: "+15550100".
bool is_phone_number(std::string_view text) noexcept;
// InvalidParameter for what is no phone number.
aws::Result<std::string> checked_phone_number(std::string number);

aws::Result<void> set_sms_attributes(AttributeMap& attributes, const AttributeList& values);

}  // namespace emulator::sns
