#include "handlers/lambda/url_event.hpp"

#include <fmt/format.h>

#include "daemon/aws/http_event.hpp"
#include "daemon/aws/json.hpp"

namespace emulator::lambda {

namespace {

// What the event says of whoever signed the request.
std::string signer(const aws::Credential& credential, const std::string& account) {
  aws::JsonBuffer buffer;
  aws::JsonWriter out(buffer);
  out.StartObject();
  aws::write_key(out, "iam");
  out.StartObject();
  aws::write_member(out, "accessKey", credential.access_key_id);
  aws::write_member(out, "accountId", account);
  aws::write_member(out, "callerId", account);
  aws::write_key(out, "cognitoIdentity");
  out.Null();
  aws::write_key(out, "principalOrgId");
  out.Null();
  aws::write_member(out, "userArn", fmt::format("arn:aws:iam::{}:root", account));
  aws::write_member(out, "userId", account);
  out.EndObject();
  out.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace

std::string url_event(const UrlRequest& url, const UrlEventContext& context) {
  // Under its own name, or by path: then it has the name that it would have.
  std::string_view domain = url.request.headers.get("Host");
  if (const auto colon = domain.rfind(':'); colon != domain.npos && !domain.ends_with(']')) {
    domain = domain.substr(0, colon);
  }
  const std::string own = fmt::format("{}.lambda-url.{}.on.aws", url.url_id, context.region);
  const std::string account = context.signer_account.value_or("anonymous");
  std::string authorizer;
  if (context.signer_account) authorizer = signer(url.credential, account);
  aws::HttpEventContext event;
  event.raw_path = url.path;
  event.account_id = account;
  event.api_id = url.url_id;
  event.authorizer = authorizer;
  event.domain_name = domain.starts_with(url.url_id + ".") ? domain : std::string_view(own);
  event.domain_prefix = url.url_id;
  event.request_id = url.request_id;
  event.time = context.time;
  event.trace_id = context.trace_id;
  return aws::http_event(url.request, event);
}

}  // namespace emulator::lambda
