#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace emulator::http {

// Decodes %XX; a '%' without two hex digits stays as it is. '+' becomes a space only in forms.
std::string percent_decode(std::string_view text);
std::string form_decode(std::string_view text);

// Encodes everything but RFC 3986's unreserved characters, and '/' when keep_slash is set: the
// encoding SigV4 and AWS's own URLs use.
std::string percent_encode(std::string_view text, bool keep_slash = false);

// Name and value pairs of a query or of an application/x-www-form-urlencoded body, decoded, in
// order.
using QueryParameters = std::vector<std::pair<std::string, std::string>>;
// Some split pairs at other characters than '&' too.
QueryParameters parse_query(std::string_view query, std::string_view separators = "&");

// An absolute http(s) URL, split; nothing is decoded.
struct Url {
  std::string scheme;  // "http" or "https", lower case
  std::string host;    // without the brackets of an IPv6 literal
  std::uint16_t port = 0;
  std::string target;    // path and query; at least "/"
  std::string userinfo;  // "user:password" or empty, still percent-encoded

  // Scheme, host and port as they belong in a Host header: the port only where it isn't the
  // default.
  std::string authority() const;
};

// Nothing for a text that is no absolute http or https URL.
std::optional<Url> parse_url(std::string_view text);

}  // namespace emulator::http
