#include "daemon/routing.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "daemon/http/url.hpp"
#include "daemon/text.hpp"

namespace emulator {

namespace {

using Kind = Destination::Kind;

// What every rule looks at, split once.
struct Facts {
  const http::Request& request;
  const aws::Credential& credential;
  std::string_view path;
  std::string host;
};

Destination to_service(std::string_view name) {
  return {Kind::service, std::string(name), {}, {}, {}, {}};
}

// {stage}/rest → a user request; an empty stage is one that no API has.
Destination to_api(std::string_view api_id, std::string_view stage_and_path) {
  const auto slash = stage_and_path.find('/');
  Destination found{Kind::execute_api, {}, std::string(api_id), {}, "/", {}};
  found.stage = http::percent_decode(stage_and_path.substr(0, slash));
  found.from_stage = stage_and_path;
  if (slash != std::string_view::npos) found.path = stage_and_path.substr(slash);
  return found;
}

// What follows the URL's id is the path; it is never empty.
Destination to_url(std::string_view url_id, std::string_view path) {
  return {
      Kind::lambda_url, {}, std::string(url_id), {}, path.empty() ? "/" : std::string(path), {}};
}

// /_aws/lambda-url/{url-id}/{path}, for clients that can't resolve the names of function URLs
std::optional<Destination> by_lambda_url_path(const Facts& facts) {
  static constexpr std::string_view prefix = "/_aws/lambda-url/";
  if (!facts.path.starts_with(prefix)) return std::nullopt;
  const std::string_view rest = facts.path.substr(prefix.size());
  const auto slash = rest.find('/');
  return to_url(rest.substr(0, slash),
                slash == std::string_view::npos ? std::string_view() : rest.substr(slash));
}

// /restapis/{api}/{stage}/_user_request_/{path}
std::optional<Destination> by_user_request_path(const Facts& facts) {
  static constexpr std::string_view prefix = "/restapis/";
  static constexpr std::string_view marker = "/_user_request_";
  if (!facts.path.starts_with(prefix)) return std::nullopt;
  const std::string_view rest = facts.path.substr(prefix.size());
  const auto api_end = rest.find('/');
  if (api_end == std::string_view::npos) return std::nullopt;
  const auto stage_end = rest.find('/', api_end + 1);
  if (stage_end == std::string_view::npos) return std::nullopt;
  std::string_view tail = rest.substr(stage_end);
  if (!tail.starts_with(marker)) return std::nullopt;
  tail.remove_prefix(marker.size());
  if (!tail.empty() && tail.front() != '/') return std::nullopt;
  Destination found =
      to_api(rest.substr(0, api_end), rest.substr(api_end + 1, stage_end - api_end - 1));
  if (!tail.empty()) found.path = tail;
  found.from_stage = {};
  return found;
}

// /_aws/execute-api/{api}/{stage}/{path}
std::optional<Destination> by_execute_api_path(const Facts& facts) {
  static constexpr std::string_view prefix = "/_aws/execute-api/";
  if (!facts.path.starts_with(prefix)) return std::nullopt;
  const std::string_view rest = facts.path.substr(prefix.size());
  const auto slash = rest.find('/');
  return to_api(rest.substr(0, slash),
                slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1));
}

// {api}.execute-api.{anything}/{stage}/{path}, {url-id}.lambda-url.{anything}/{path}
std::optional<Destination> by_user_host(const Facts& facts) {
  const auto dot = facts.host.find('.');
  if (dot == std::string::npos) return std::nullopt;
  const std::string_view after = std::string_view(facts.host).substr(dot + 1);
  if (after.starts_with("lambda-url.") || after == "lambda-url") {
    return to_url(std::string_view(facts.host).substr(0, dot), facts.path);
  }
  if (!after.starts_with("execute-api.") && after != "execute-api") return std::nullopt;
  return to_api(std::string_view(facts.host).substr(0, dot),
                facts.path.empty() ? facts.path : facts.path.substr(1));
}

// /{stage}/@connections/{id}: the connection's id says which API is meant
std::optional<Destination> by_connection_path(const Facts& facts) {
  const auto stage_end = facts.path.find('/', 1);
  if (stage_end == facts.path.npos) return std::nullopt;
  const std::string_view rest = facts.path.substr(stage_end);
  if (!rest.starts_with("/@connections/") && !rest.starts_with("/%40connections/")) {
    return std::nullopt;
  }
  return to_api({}, facts.path.substr(1));
}

std::optional<Destination> by_own_path(const Facts& facts) {
  if (facts.path.starts_with("/_emulator/lambda/")) return to_service("lambda");
  if (facts.path.starts_with("/_emulator/sns/") || facts.path.starts_with("/_aws/sns/")) {
    return to_service("sns");
  }
  if (facts.path.starts_with("/_emulator/") || facts.path.starts_with("/_localstack/")) {
    return Destination{Kind::control, {}, {}, {}, std::string(facts.path), {}};
  }
  if (facts.path.starts_with("/SimpleNotificationService-") && facts.path.ends_with(".pem")) {
    return to_service("sns");
  }
  return std::nullopt;
}

// API Gateway signs its two APIs under one name; the path tells them apart.
Destination to_signed_service(std::string_view name, std::string_view path) {
  if (name == "apigateway" && path.starts_with("/v2/")) return to_service("apigatewayv2");
  return to_service(name);
}

std::optional<Destination> by_credential_scope(const Facts& facts) {
  if (facts.credential.service.empty()) return std::nullopt;
  return to_signed_service(facts.credential.service, facts.path);
}

// X-Amz-Target: AmazonSQS.SendMessage, DynamoDB_20120810.PutItem
std::optional<Destination> by_target_header(const Facts& facts) {
  const std::string_view target = facts.request.headers.get("X-Amz-Target");
  if (target.empty()) return std::nullopt;
  std::string name = lower_case(target.substr(0, target.find_first_of("._")));
  if (name.starts_with("amazon")) name.erase(0, 6);
  return to_service(name);
}

// The Query protocol's Version says whose Action it is.
std::optional<Destination> by_query_version(const Facts& facts) {
  struct Version {
    std::string_view date;
    std::string_view service;
  };
  static constexpr std::array versions{Version{"2010-03-31", "sns"}, Version{"2011-06-15", "sts"},
                                       Version{"2012-11-05", "sqs"}};
  struct Action {
    std::string_view name;
    std::string_view service;
  };
  // Confirmation and unsubscribe links carry no version, on AWS either.
  static constexpr std::array actions{Action{"ConfirmSubscription", "sns"},
                                      Action{"Unsubscribe", "sns"}};
  const bool form =
      facts.request.headers.get("Content-Type").starts_with("application/x-www-form-urlencoded");
  const std::string_view sources[] = {facts.request.query(),
                                      form ? std::string_view(facts.request.body) : ""};
  for (const std::string_view source : sources) {
    if (source.find("Action=") == std::string_view::npos) continue;
    std::string action;
    std::string version;
    for (auto& [name, value] : http::parse_query(source)) {
      if (name == "Action")
        action = std::move(value);
      else if (name == "Version")
        version = std::move(value);
    }
    for (const auto& [date, service] : versions) {
      if (version == date) return to_service(service);
    }
    for (const auto& [name, service] : actions) {
      if (action == name) return to_service(service);
    }
  }
  return std::nullopt;
}

// Unsigned calls, by curl say: the paths of REST services are telling enough.
std::optional<Destination> by_service_path(const Facts& facts) {
  struct Prefix {
    std::string_view path;
    std::string_view service;
  };
  static constexpr std::array prefixes{
      Prefix{"/restapis", "apigateway"},         Prefix{"/apikeys", "apigateway"},
      Prefix{"/usageplans", "apigateway"},       Prefix{"/domainnames", "apigateway"},
      Prefix{"/v2/apis", "apigatewayv2"},        Prefix{"/v2/tags", "apigatewayv2"},
      Prefix{"/v2/domainnames", "apigatewayv2"}, Prefix{"/v2/vpclinks", "apigatewayv2"}};
  for (const auto& [prefix, service] : prefixes) {
    const bool fits = facts.path.starts_with(prefix) &&
                      (facts.path.size() == prefix.size() || facts.path[prefix.size()] == '/');
    if (fits) return to_service(service);
  }
  // Lambda's paths begin with the date of their API: /2015-03-31/functions/…
  static constexpr std::string_view shape = "/2000-00-00/";
  if (facts.path.size() <= shape.size()) return std::nullopt;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const char c = facts.path[i];
    const bool digit = c >= '0' && c <= '9';
    if (shape[i] == '0' ? !digit : c != shape[i]) return std::nullopt;
  }
  return to_service("lambda");
}

// A queue's own URL: /000000000000/name, or /queue/us-east-1/000000000000/name.
std::optional<Destination> by_queue_path(const Facts& facts) {
  static constexpr std::string_view prefix = "/queue/";
  std::string_view path = facts.path;
  if (path.starts_with(prefix)) {
    const auto slash = path.find('/', prefix.size());
    if (slash == path.npos) return std::nullopt;
    path.remove_prefix(slash);
  }
  constexpr std::size_t account_size = 12;
  if (path.size() < account_size + 3 || path[account_size + 1] != '/') return std::nullopt;
  const std::string_view account = path.substr(1, account_size);
  const bool is_account =
      std::all_of(account.begin(), account.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!is_account) return std::nullopt;
  return to_service("sqs");
}

// sns.us-east-1.localhost.localstack.cloud
std::optional<Destination> by_service_host(const Facts& facts) {
  static constexpr std::array names{"sns", "sqs", "lambda", "apigateway", "sts", "logs"};
  const std::string_view host = without_stream_prefix(facts.host);
  const auto dot = host.find('.');
  if (dot == host.npos) return std::nullopt;
  const std::string_view first = host.substr(0, dot);
  for (const std::string_view name : names) {
    if (first == name) return to_signed_service(name, facts.path);
  }
  return std::nullopt;
}

using Rule = std::optional<Destination> (*)(const Facts&);

// The first rule that knows decides.
constexpr Rule rules[] = {
    by_own_path,      by_user_request_path, by_execute_api_path, by_lambda_url_path,
    by_user_host,     by_connection_path,   by_credential_scope, by_target_header,
    by_query_version, by_service_path,      by_queue_path,       by_service_host,
};

}  // namespace

std::string host_name(std::string_view authority) {
  if (authority.starts_with('[')) {
    authority = authority.substr(1, authority.find(']') - 1);
  } else if (std::count(authority.begin(), authority.end(), ':') == 1) {
    authority = authority.substr(0, authority.find(':'));
  }
  std::string host = lower_case(authority);
  // "localhost." is the same name, written absolutely.
  if (!host.empty() && host.back() == '.') host.pop_back();
  return host;
}

std::string_view without_stream_prefix(std::string_view host) noexcept {
  for (const std::string_view prefix : {"streaming-", "stream-"}) {
    if (host.starts_with(prefix)) return host.substr(prefix.size());
  }
  return host;
}

Destination route(const http::Request& request, const aws::Credential& credential) {
  const Facts facts{request, credential, request.path(), host_name(request.headers.get("Host"))};
  for (const Rule rule : rules) {
    if (auto found = rule(facts)) return std::move(*found);
  }
  return {};
}

}  // namespace emulator
