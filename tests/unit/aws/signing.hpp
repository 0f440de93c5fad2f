#pragma once

#include <string>

#include <fmt/format.h>

#include "daemon/aws/canonical_request.hpp"
#include "daemon/digest.hpp"
#include "daemon/http/message.hpp"

namespace emulator::aws {

// What a signature is for, and when it was made: "20231114T221320Z".
struct Signing {
  std::string key;
  std::string secret;
  std::string date;
  std::string service = "execute-api";
  std::string region = "us-east-1";

  std::string day() const { return date.substr(0, 8); }
  std::string scope() const { return fmt::format("{}/{}/{}/aws4_request", day(), region, service); }
};

inline std::string signature_of(const http::Request& request, const Signing& by,
                                std::string_view names) {
  const std::string canonical =
      fmt::format("{}\n{}\n{}\n{}\n{}\n{}", request.method,
                  http::percent_encode(normalized_path(request.path()), true),
                  canonical_query(http::parse_query(request.query())),
                  canonical_headers(request.headers, names), names, hex(sha256(request.body)));
  const std::string text =
      fmt::format("AWS4-HMAC-SHA256\n{}\n{}\n{}", by.date, by.scope(), hex(sha256(canonical)));
  Sha256 made = hmac_sha256("AWS4" + by.secret, by.day());
  for (const std::string_view part : {std::string_view(by.region), std::string_view(by.service),
                                      std::string_view("aws4_request"), std::string_view(text)})
    made = hmac_sha256(bytes_of(made), part);
  return hex(made);
}

// Signs host and time of a request, as an SDK would.
inline void sign(http::Request& request, const Signing& by) {
  constexpr std::string_view names = "host;x-amz-date";
  request.headers.set("X-Amz-Date", by.date);
  request.headers.set("Authorization",
                      fmt::format("AWS4-HMAC-SHA256 Credential={}/{}, SignedHeaders={}, "
                                  "Signature={}",
                                  by.key, by.scope(), names, signature_of(request, by, names)));
}

// The same in the query, good for so many seconds.
inline void presign(http::Request& request, const Signing& by, const std::string& expires) {
  request.target += fmt::format(
      "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential={}&X-Amz-Date={}&X-Amz-Expires={}"
      "&X-Amz-SignedHeaders=host",
      http::percent_encode(by.key + "/" + by.scope()), by.date, expires);
  request.target += "&X-Amz-Signature=" + signature_of(request, by, "host");
}

}  // namespace emulator::aws
