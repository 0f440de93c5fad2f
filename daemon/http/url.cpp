#include "daemon/http/url.hpp"

#include "daemon/byte_block.hpp"
#include "daemon/http/headers.hpp"
#include "daemon/number.hpp"

namespace emulator::http {

namespace {

int hex_value(char c) noexcept {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string decode(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  // Most of most texts is as it is.
  const std::size_t plain = plain_prefix(
      text, [](ByteBlock block) { return bytes_equal(block, '%') | bytes_equal(block, '+'); },
      [](char c) { return c == '%' || c == '+'; });
  out.append(text.substr(0, plain));
  for (std::size_t i = plain; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
        hex_value(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else if (text[i] == '+' && plus_is_space) {
      out += ' ';
    } else {
      out += text[i];
    }
  }
  return out;
}

bool unreserved(char c) noexcept {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

std::optional<std::uint16_t> parse_port(std::string_view text) {
  const auto port = number_from<std::uint16_t>(text);
  return port == std::uint16_t{0} ? std::nullopt : port;
}

std::uint16_t default_port(std::string_view scheme) {
  return scheme == "https" ? 443 : 80;
}

}  // namespace

std::string percent_decode(std::string_view text) {
  return decode(text, false);
}
std::string form_decode(std::string_view text) {
  return decode(text, true);
}

std::string percent_encode(std::string_view text, bool keep_slash) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (unreserved(c) || (keep_slash && c == '/')) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  return out;
}

QueryParameters parse_query(std::string_view query, std::string_view separators) {
  QueryParameters parameters;
  while (!query.empty()) {
    const auto end = query.find_first_of(separators);
    const std::string_view pair = query.substr(0, end);
    query = end == std::string_view::npos ? std::string_view() : query.substr(end + 1);
    if (pair.empty()) continue;
    const auto equals = pair.find('=');
    const std::string_view value =
        equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1);
    parameters.emplace_back(form_decode(pair.substr(0, equals)), form_decode(value));
  }
  return parameters;
}

std::string Url::authority() const {
  const bool literal_v6 = host.find(':') != std::string::npos;
  std::string text = literal_v6 ? "[" + host + "]" : host;
  if (port != default_port(scheme)) text += ":" + std::to_string(port);
  return text;
}

std::optional<Url> parse_url(std::string_view text) {
  const auto colon = text.find("://");
  if (colon == std::string_view::npos) return std::nullopt;
  Url url;
  const std::string_view scheme = text.substr(0, colon);
  if (equals_ignoring_case(scheme, "http")) {
    url.scheme = "http";
  } else if (equals_ignoring_case(scheme, "https")) {
    url.scheme = "https";
  } else {
    return std::nullopt;
  }
  text.remove_prefix(colon + 3);
  const auto authority_end = text.find_first_of("/?#");
  std::string_view authority = text.substr(0, authority_end);
  std::string_view rest =
      authority_end == std::string_view::npos ? std::string_view() : text.substr(authority_end);
  rest = rest.substr(0, rest.find('#'));
  for (const char c : text) {
    // A control character or space here would end up on a request line.
    if (static_cast<unsigned char>(c) <= ' ' || c == 127) return std::nullopt;
  }
  if (const auto at = authority.rfind('@'); at != std::string_view::npos) {
    url.userinfo = authority.substr(0, at);
    authority.remove_prefix(at + 1);
  }
  std::string_view port;
  if (authority.starts_with('[')) {
    const auto bracket = authority.find(']');
    if (bracket == std::string_view::npos) return std::nullopt;
    url.host = authority.substr(1, bracket - 1);
    port = authority.substr(bracket + 1);
  } else {
    const auto last = authority.find(':');
    url.host = authority.substr(0, last);
    port = last == std::string_view::npos ? std::string_view() : authority.substr(last);
  }
  if (url.host.empty()) return std::nullopt;
  url.port = default_port(url.scheme);
  if (port.size() > 1) {
    const auto number = port.front() == ':' ? parse_port(port.substr(1)) : std::nullopt;
    if (!number) return std::nullopt;
    url.port = *number;
  }
  url.target = rest.starts_with('/') ? std::string(rest) : "/" + std::string(rest);
  return url;
}

}  // namespace emulator::http
