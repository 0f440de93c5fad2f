#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "daemon/aws/caller.hpp"
#include "handlers/lambda/url_request.hpp"

namespace emulator::lambda {

// What an event tells besides the request itself.
struct UrlEventContext {
  std::chrono::system_clock::time_point time;
  std::string region;
  std::string trace_id;
  // Where the URL asks for a signature.
  std::optional<aws::Caller> signer;
};

// The event that a request to a function URL becomes, in payload format 2.0.
// https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-request-payload
std::string url_event(const UrlRequest& request, const UrlEventContext& context);

}  // namespace emulator::lambda
