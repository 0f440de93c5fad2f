#pragma once

#include <string>
#include <string_view>

#include "daemon/aws/signature_v4.hpp"

namespace emulator::aws {

// Whoever signed a request, as IAM knows it.
struct Caller {
  std::string access_key_id;
  std::string account;
  std::string arn;      // "arn:aws:iam::123456789012:user/ada"
  std::string user_id;  // the account's for its root user
};

// The holder of an access key: who a setting says it is, else the root user of the key's account.
Caller caller_of(std::string_view access_key_id, const KnownCredentials& credentials,
                 std::string_view region);

// {"iam":{…}}: requestContext.authorizer of payload format 2.0.
std::string iam_authorizer(const Caller& caller);

}  // namespace emulator::aws
