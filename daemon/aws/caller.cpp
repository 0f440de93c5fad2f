#include "daemon/aws/caller.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "daemon/aws/identity.hpp"
#include "daemon/aws/json.hpp"
#include "daemon/digest.hpp"

namespace emulator::aws {

namespace {

// IAM's ids of users and roles begin so and have seventeen more letters and digits. Ours come from
// the ARN, so that one identity has one id.
std::string unique_id(std::string_view prefix, std::string_view arn) {
  std::string digits = hex(sha256(arn)).substr(0, 17);
  std::transform(digits.begin(), digits.end(), digits.begin(),
                 [](char c) { return c >= 'a' ? static_cast<char>(c - 32) : c; });
  return fmt::format("{}{}", prefix, digits);
}

std::string user_id_of(const Arn& arn, const std::string& text) {
  constexpr std::string_view session = "assumed-role/";
  if (arn.resource.starts_with(session)) {
    const auto slash = text.rfind('/');
    return fmt::format("{}:{}", unique_id("AROA", text.substr(0, slash)), text.substr(slash + 1));
  }
  return arn.resource == "root" ? arn.account : unique_id("AIDA", text);
}

}  // namespace

Caller caller_of(std::string_view access_key_id, const KnownCredentials& credentials,
                 std::string_view region) {
  Caller caller;
  caller.access_key_id = access_key_id;
  if (const auto known = credentials.identity_of(access_key_id)) {
    const auto arn = parse_arn(*known);
    caller.arn = *known;
    caller.account = arn->account;
    caller.user_id = user_id_of(*arn, caller.arn);
    return caller;
  }
  caller.account = scope_of({caller.access_key_id, {}, {}}).account;
  caller.arn = fmt::format("arn:{}:iam::{}:root", partition_of(region), caller.account);
  caller.user_id = caller.account;
  return caller;
}

std::string iam_authorizer(const Caller& caller) {
  JsonBuffer buffer;
  JsonWriter out(buffer);
  out.StartObject();
  write_key(out, "iam");
  out.StartObject();
  write_member(out, "accessKey", caller.access_key_id);
  write_member(out, "accountId", caller.account);
  write_member(out, "callerId", caller.user_id);
  write_key(out, "cognitoIdentity");
  out.Null();
  write_key(out, "principalOrgId");
  out.Null();
  write_member(out, "userArn", caller.arn);
  write_member(out, "userId", caller.user_id);
  out.EndObject();
  out.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace emulator::aws
