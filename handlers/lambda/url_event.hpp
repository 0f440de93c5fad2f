#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "handlers/lambda/url_request.hpp"

namespace emulator::lambda {

// What an event tells besides the request itself.
struct UrlEventContext {
  std::chrono::system_clock::time_point time;
  std::string region;
  std::string trace_id;
  // The account of the signer, where the URL asks for a signature.
  std::optional<std::string> signer_account;
};

// The event that a request to a function URL becomes, in payload format 2.0.
// https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-request-payload
std::string url_event(const UrlRequest& request, const UrlEventContext& context);

// Whether a body of that media type is handed over as it is; every other one as base64.
bool is_text_media_type(std::string_view content_type) noexcept;

}  // namespace emulator::lambda
