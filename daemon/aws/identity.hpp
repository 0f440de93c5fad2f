#pragma once

#include <compare>
#include <map>
#include <string>
#include <string_view>

#include "daemon/http/message.hpp"

namespace emulator::aws {

inline constexpr std::string_view default_account = "000000000000";
inline constexpr std::string_view default_region = "us-east-1";

// Where a resource lives.
struct Scope {
  std::string account{default_account};
  std::string region{default_region};
  auto operator<=>(const Scope&) const = default;
};

// State of one service, kept apart for each account and region.
template <class T>
class Regional {
 public:
  T& operator[](const Scope& scope) { return states_[scope]; }
  T* find(const Scope& scope) {
    const auto found = states_.find(scope);
    return found == states_.end() ? nullptr : &found->second;
  }
  void clear() { states_.clear(); }
  auto begin() { return states_.begin(); }
  auto end() { return states_.end(); }

 private:
  std::map<Scope, T> states_;
};

// Who calls, from the credential scope of the Authorization header or of a presigned query:
// AKID/20260131/us-east-1/sns/aws4_request. Signatures are not verified.
struct Credential {
  std::string access_key_id;
  std::string region;   // empty without a credential
  std::string service;  // the signing name: "sns", "lambda", "apigateway", "execute-api", …
};

Credential credential_of(const http::Request& request);

// The account is 000000000000 unless the access key id is itself a 12-digit number.
Scope scope_of(const Credential& credential);

}  // namespace emulator::aws
