#pragma once

#include <string>

#include <fmt/format.h>

#include "daemon/aws/canonical_request.hpp"
#include "daemon/digest.hpp"
#include "daemon/http/message.hpp"

namespace emulator::aws {

// Signs host and time of a request, as an SDK would: "20231114T221320Z".
inline void sign(http::Request& request, const std::string& key, const std::string& secret,
                 const std::string& date, const std::string& service = "execute-api",
                 const std::string& region = "us-east-1") {
  constexpr std::string_view names = "host;x-amz-date";
  request.headers.set("X-Amz-Date", date);
  const std::string canonical =
      fmt::format("{}\n{}\n{}\n{}\n{}\n{}", request.method,
                  http::percent_encode(normalized_path(request.path()), true),
                  canonical_query(http::parse_query(request.query())),
                  canonical_headers(request.headers, names), names, hex(sha256(request.body)));
  const std::string day = date.substr(0, 8);
  const std::string scope = fmt::format("{}/{}/{}/aws4_request", day, region, service);
  const std::string text =
      fmt::format("AWS4-HMAC-SHA256\n{}\n{}\n{}", date, scope, hex(sha256(canonical)));
  Sha256 made = hmac_sha256("AWS4" + secret, day);
  for (const std::string_view part : {std::string_view(region), std::string_view(service),
                                      std::string_view("aws4_request"), std::string_view(text)})
    made = hmac_sha256(bytes_of(made), part);
  request.headers.set("Authorization",
                      fmt::format("AWS4-HMAC-SHA256 Credential={}/{}, SignedHeaders={}, "
                                  "Signature={}",
                                  key, scope, names, hex(made)));
}

}  // namespace emulator::aws
