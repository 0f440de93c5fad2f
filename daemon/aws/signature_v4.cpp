#include "daemon/aws/signature_v4.hpp"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "daemon/aws/canonical_request.hpp"
#include "daemon/base64.hpp"
#include "daemon/digest.hpp"

namespace emulator::aws {

namespace {

using Time = std::chrono::system_clock::time_point;

constexpr std::string_view algorithm = "AWS4-HMAC-SHA256";
constexpr std::string_view terminator = "aws4_request";
constexpr std::chrono::minutes clock_skew{5};
constexpr long longest_validity = 7 * 24 * 3600;  // of a presigned query, in seconds

Error refusal(std::string_view code, std::string message) {
  return {403, std::string(code), std::move(message)};
}
Error incomplete(std::string message) {
  return refusal("IncompleteSignatureException", std::move(message));
}
Error invalid(std::string message) {
  return refusal("InvalidSignatureException", std::move(message));
}

// What a request says of its signature.
struct Claim {
  std::string credential;
  std::string signed_headers;
  std::string signature;
  std::string date;                          // 20260131T093000Z
  std::optional<std::chrono::seconds> life;  // of a presigned query
  http::QueryParameters query;
  // The parts of `credential`, which they point into.
  std::string_view access_key_id, day, region, service, end;
};

// 20260131T093000Z
std::optional<Time> parse_basic_time(const std::string& text) {
  std::tm parts{};
  int used = 0;
  if (std::sscanf(text.c_str(), "%4d%2d%2dT%2d%2d%2dZ%n", &parts.tm_year, &parts.tm_mon,
                  &parts.tm_mday, &parts.tm_hour, &parts.tm_min, &parts.tm_sec, &used) != 6 ||
      used != 16 || text.size() != 16) {
    return std::nullopt;
  }
  parts.tm_year -= 1900;
  parts.tm_mon -= 1;
  return std::chrono::system_clock::from_time_t(::timegm(&parts));
}

std::string basic_time(Time time) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  char text[17];
  return {text, std::strftime(text, sizeof text, "%Y%m%dT%H%M%SZ", &parts)};
}

// "Fri, 31 Jan 2026 09:30:00 GMT" in basic form; any other text as it is.
std::string date_header_in_basic_form(const std::string& text) {
  std::tm parts{};
  const char* end = ::strptime(text.c_str(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
  if (end == nullptr || *end != '\0') return text;
  return basic_time(std::chrono::system_clock::from_time_t(::timegm(&parts)));
}

// "Name=value" of an Authorization header.
std::string part_of(std::string_view authorization, std::string_view name) {
  const auto at = authorization.find(name);
  if (at == authorization.npos) return {};
  authorization.remove_prefix(at + name.size());
  return std::string(authorization.substr(0, authorization.find_first_of(", ")));
}

void split_credential(Claim& claim) {
  std::string_view rest = claim.credential;
  for (std::string_view* part :
       {&claim.access_key_id, &claim.day, &claim.region, &claim.service, &claim.end}) {
    const auto slash = rest.find('/');
    *part = rest.substr(0, slash);
    rest = slash == rest.npos ? std::string_view() : rest.substr(slash + 1);
  }
}

// AWS does not repeat a header that may hold a secret.
std::string hashed(std::string_view authorization) {
  return base64_encode(bytes_of(sha256(authorization)));
}

std::optional<Error> read_header(const http::Request& request, const std::string& authorization,
                                 Claim& claim) {
  if (!authorization.starts_with(algorithm)) {
    return incomplete(
        fmt::format("Invalid key=value pair (missing equal-sign) in Authorization "
                    "header (hashed with SHA-256 and encoded with Base64): '{}'.",
                    hashed(authorization)));
  }
  claim.credential = part_of(authorization, "Credential=");
  claim.signature = part_of(authorization, "Signature=");
  claim.signed_headers = part_of(authorization, "SignedHeaders=");
  if (const std::string* date = request.headers.find("X-Amz-Date")) {
    claim.date = *date;
  } else if (const std::string* http_date = request.headers.find("Date")) {
    claim.date = date_header_in_basic_form(*http_date);
  }
  std::string missing;
  if (claim.credential.empty()) missing += "Authorization header requires 'Credential' parameter. ";
  if (claim.signature.empty()) missing += "Authorization header requires 'Signature' parameter. ";
  if (claim.signed_headers.empty()) {
    missing += "Authorization header requires 'SignedHeaders' parameter. ";
  }
  if (claim.date.empty()) {
    missing +=
        "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";
  }
  if (missing.empty()) return std::nullopt;
  return incomplete(fmt::format("{}(Hashed with SHA-256 and encoded with Base64) Authorization={}",
                                missing, hashed(authorization)));
}

std::optional<Error> read_query(Claim& claim) {
  std::string named_algorithm;
  std::string life;
  struct Parameter {
    std::string_view name;
    std::string* value;
  };
  const Parameter parameters[] = {{"X-Amz-Algorithm", &named_algorithm},
                                  {"X-Amz-Credential", &claim.credential},
                                  {"X-Amz-Signature", &claim.signature},
                                  {"X-Amz-SignedHeaders", &claim.signed_headers},
                                  {"X-Amz-Date", &claim.date}};
  std::string missing;
  for (const auto& [name, value] : claim.query) {
    for (const Parameter& parameter : parameters) {
      if (parameter.name == name) *parameter.value = value;
    }
    if (name == "X-Amz-Expires") life = value;
  }
  for (const Parameter& parameter : parameters) {
    if (!parameter.value->empty()) continue;
    missing += fmt::format("AWS query-string parameters must include '{}'. ", parameter.name);
  }
  if (!missing.empty()) return incomplete(missing + "Re-examine the query-string parameters.");
  if (named_algorithm != algorithm) {
    return incomplete(fmt::format("Unsupported AWS 'algorithm': '{}'.", named_algorithm));
  }
  // Only S3 requires it.
  if (life.empty()) return std::nullopt;
  const bool digits = life.size() <= 6 && std::all_of(life.begin(), life.end(),
                                                      [](char c) { return c >= '0' && c <= '9'; });
  const long seconds = digits ? std::stol(life) : 0;
  if (seconds < 1 || seconds > longest_validity) {
    return incomplete("X-Amz-Expires must be between 1 and 604800 seconds");
  }
  claim.life = std::chrono::seconds(seconds);
  return std::nullopt;
}

std::optional<Error> check_scope(const Claim& claim, const SignatureRules& rules) {
  std::string faults;
  if (claim.region != rules.region) {
    faults +=
        fmt::format("Credential should be scoped to a valid region, not '{}'. ", claim.region);
  }
  if (claim.service != rules.service) {
    faults += fmt::format("Credential should be scoped to correct service: '{}'. ", rules.service);
  }
  if (claim.end != terminator) {
    faults += fmt::format("Credential should be scoped with a valid terminator: '{}', not '{}'. ",
                          terminator, claim.end);
  }
  if (claim.day != std::string_view(claim.date).substr(0, 8)) {
    faults += fmt::format(
        "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
        "'{}' != '{}', from '{}'. ",
        claim.day, claim.date.substr(0, 8), claim.date);
  }
  if (faults.empty()) return std::nullopt;
  return invalid(std::move(faults));
}

std::optional<Error> check_time(const Claim& claim, Time now) {
  const auto signed_at = parse_basic_time(claim.date);
  if (!signed_at) {
    return incomplete(
        fmt::format("Date must be in ISO-8601 'basic format'. Got '{}'. See "
                    "http://en.wikipedia.org/wiki/ISO_8601",
                    claim.date));
  }
  if (*signed_at > now + clock_skew) {
    return invalid(
        fmt::format("Signature not yet current: {} is still later than {} ({} + {} "
                    "min.)",
                    claim.date, basic_time(now + clock_skew), basic_time(now), clock_skew.count()));
  }
  const auto life = claim.life.value_or(clock_skew);
  if (*signed_at + life >= now) return std::nullopt;
  return invalid(fmt::format("Signature expired: {} is now earlier than {} ({} - {} min.)",
                             claim.date, basic_time(now - life), basic_time(now),
                             std::chrono::duration_cast<std::chrono::minutes>(life).count()));
}

std::string payload_hash(const http::Request& request, const Claim& claim, bool is_s3,
                         bool presigned) {
  const std::string_view said = request.headers.get("X-Amz-Content-Sha256");
  if (is_s3 && (said == "UNSIGNED-PAYLOAD" || said.starts_with("STREAMING-"))) {
    return std::string(said);
  }
  if (is_s3 && presigned && claim.signed_headers.find("x-amz-content-sha256") == std::string::npos)
    return "UNSIGNED-PAYLOAD";
  return hex(sha256(request.body));
}

bool signs(std::string_view signed_headers, std::string_view name) {
  return fmt::format(";{};", signed_headers).find(fmt::format(";{};", name)) != std::string::npos;
}

std::string signature_of(std::string_view secret, const Claim& claim, std::string_view text) {
  Sha256 key = hmac_sha256(fmt::format("AWS4{}", secret), claim.day);
  for (const std::string_view part : {claim.region, claim.service, claim.end})
    key = hmac_sha256(bytes_of(key), part);
  return hex(hmac_sha256(bytes_of(key), text));
}

std::optional<Error> compare(const http::Request& request, const Claim& claim,
                             const SignatureRules& rules, std::string_view secret, bool presigned) {
  const std::string path = rules.is_s3
                               ? std::string(request.path())
                               : http::percent_encode(normalized_path(request.path()), true);
  const std::string canonical =
      fmt::format("{}\n{}\n{}\n{}\n{}\n{}", request.method, path, canonical_query(claim.query),
                  canonical_headers(request.headers, claim.signed_headers), claim.signed_headers,
                  payload_hash(request, claim, rules.is_s3, presigned));
  const std::string scope = claim.credential.substr(claim.credential.find('/') + 1);
  const std::string text =
      fmt::format("{}\n{}\n{}\n{}", algorithm, claim.date, scope, hex(sha256(canonical)));
  if (signature_of(secret, claim, text) == claim.signature) return std::nullopt;
  return invalid(fmt::format(
      "The request signature we calculated does not match the signature you provided. Check your "
      "AWS Secret Access Key and signing method. Consult the service documentation for details."
      "\n\nThe Canonical String for this request should have been\n'{}'\n\nThe String-to-Sign "
      "should have been\n'{}'\n",
      canonical, text));
}

// Secrets have no colons.
constexpr std::string_view identity_mark = ":arn:";

// What follows an access key in the setting.
std::optional<std::string_view> rest_of(const std::vector<std::string>& setting,
                                        std::string_view access_key_id) noexcept {
  for (const std::string_view entry : setting) {
    const auto colon = entry.find(':');
    if (entry.substr(0, colon) == access_key_id) return entry.substr(colon + 1);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string_view> KnownCredentials::secret_of(
    std::string_view access_key_id) const noexcept {
  if (const auto rest = rest_of(*setting_, access_key_id)) {
    return rest->substr(0, rest->find(identity_mark));
  }
  const bool is_account =
      access_key_id.size() == 12 && std::all_of(access_key_id.begin(), access_key_id.end(),
                                                [](char c) { return c >= '0' && c <= '9'; });
  return is_account ? std::optional<std::string_view>("test") : std::nullopt;
}

std::optional<std::string_view> KnownCredentials::identity_of(
    std::string_view access_key_id) const noexcept {
  const auto rest = rest_of(*setting_, access_key_id);
  const auto mark = rest ? rest->find(identity_mark) : std::string_view::npos;
  if (mark == std::string_view::npos) return std::nullopt;
  return rest->substr(mark + 1);
}

std::optional<Error> check_signature(const http::Request& request, const SignatureRules& rules) {
  Claim claim;
  claim.query = http::parse_query(request.query());
  const std::string* authorization = request.headers.find("Authorization");
  const bool presigned =
      authorization == nullptr &&
      std::any_of(claim.query.begin(), claim.query.end(), [](const auto& parameter) {
        return parameter.first == "X-Amz-Signature" || parameter.first == "X-Amz-Credential";
      });
  if (authorization == nullptr && !presigned) {
    return refusal("MissingAuthenticationTokenException", "Missing Authentication Token");
  }
  if (auto fault = presigned ? read_query(claim) : read_header(request, *authorization, claim)) {
    return fault;
  }
  split_credential(claim);
  if (auto fault = check_scope(claim, rules)) return fault;
  if (auto fault = check_time(claim, rules.now)) return fault;
  if (!signs(claim.signed_headers, "host")) {
    return invalid("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
  }
  const auto secret = rules.credentials.secret_of(claim.access_key_id);
  if (!secret) {
    return refusal("UnrecognizedClientException",
                   "The security token included in the request is invalid.");
  }
  return compare(request, claim, rules, *secret, presigned);
}

}  // namespace emulator::aws
