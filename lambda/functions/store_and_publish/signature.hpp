#pragma once

#include <string>
#include <string_view>

// AWS Signature Version 4, as far as one POST to an AWS Query service needs it.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html
namespace store_and_publish {

struct Credentials {
  std::string access_key_id;
  std::string secret_access_key;
  std::string session_token;  // empty for long-term credentials
};

struct SignedPost {
  std::string_view host;  // as in the Host header
  std::string_view content_type;
  std::string_view body;
  std::string_view region;
  std::string_view service;
  std::string_view amz_date;  // "20260131T235959Z", as in the X-Amz-Date header
};

// The Authorization header of a POST to "/" with exactly the headers Content-Type, Host, X-Amz-Date
// and, with a session token, X-Amz-Security-Token.
std::string authorization(const SignedPost& post, const Credentials& credentials);

}  // namespace store_and_publish
