#include "handlers/lambda/url_event.hpp"

#include <fmt/format.h>

#include "daemon/aws/http_event.hpp"

namespace emulator::lambda {

std::string url_event(const UrlRequest& url, const UrlEventContext& context) {
  // Under its own name, or by path: then it has the name that it would have.
  std::string_view domain = url.request.headers.get("Host");
  if (const auto colon = domain.rfind(':'); colon != domain.npos && !domain.ends_with(']')) {
    domain = domain.substr(0, colon);
  }
  const std::string own = fmt::format("{}.lambda-url.{}.on.aws", url.url_id, context.region);
  const std::string account = context.signer ? context.signer->account : "anonymous";
  std::string authorizer;
  if (context.signer) authorizer = aws::iam_authorizer(*context.signer);
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
