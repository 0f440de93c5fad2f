#include "daemon/settings.hpp"

#include <cstdlib>
#include <optional>

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <boost/asio/ip/address.hpp>

#include "daemon/aws/arn.hpp"
#include "daemon/http/url.hpp"
#include "daemon/number.hpp"
#include "daemon/routing.hpp"
#include "daemon/version.hpp"

namespace emulator {

namespace {

// Variables of LocalStack compose files that have no meaning here.
constexpr const char* not_needed[] = {"LAMBDA_EXECUTOR", "LAMBDA_DOCKER_NETWORK", "DOCKER_HOST",
                                      "LAMBDA_DOCKER_FLAGS", "LAMBDA_REMOVE_CONTAINERS"};
// Only a LocalStack compose file sets these; then its tests expect LocalStack's habits.
constexpr const char* compat_tells[] = {"LAMBDA_EXECUTOR", "LAMBDA_DOCKER_NETWORK"};

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const auto comma = std::min(text.find(',', begin), text.size());
    std::string part = text.substr(begin, comma - begin);
    part.erase(0, part.find_first_not_of(' '));
    part.erase(part.find_last_not_of(' ') + 1);
    if (!part.empty()) parts.push_back(std::move(part));
    begin = comma + 1;
  }
  return parts;
}

// Options as text, before they mean anything; CLI11 fills them from flag or environment.
struct Raw {
  std::string host;
  std::string gateway_listen;
  std::string services;
  std::string hostnames;
  std::string origins;
  long keepalive_ms = 600'000;
  long retry_base_ms = 60'000;
  long init_timeout_ms = 10'000;
  long sns_backoff_ms = 1'000;
  long shutdown_ms = 5'000;
  std::string debug;
  std::string compat;
  std::string persistence;
  std::string private_view;
  std::string debug_functions;
  std::string credentials;
  std::string cognito_issuers;
  std::string private_integrations;
  bool list_runtimes = false;
  bool check_health = false;
  bool list_operations = false;
};

bool is_true(const std::string& text) {
  return text == "1" || text == "true" || text == "True" || text == "TRUE" || text == "yes" ||
         text == "on";
}

bool is_boolean(const std::string& text) {
  return text.empty() || is_true(text) || text == "0" || text == "false" || text == "False" ||
         text == "FALSE" || text == "no" || text == "off";
}

void declare(CLI::App& app, Config& config, Raw& raw) {
  constexpr long day_ms = 86'400'000;
  app.set_version_flag("--version", version, "Print the version and end");
  app.add_option("--host", raw.host, "Address to listen on [127.0.0.1]; several with commas");
  app.add_option("--port", config.port, "Port to listen on; 0 takes a free one")
      ->envname("EDGE_PORT")
      ->capture_default_str();
  app.add_option("--gateway-listen", raw.gateway_listen,
                 "ADDRESS:PORT to listen on, as LocalStack has it")
      ->envname("GATEWAY_LISTEN");
  app.add_option("--port-file", config.port_file,
                 "Write the bound port to this file once the emulator listens")
      ->envname("PORT_FILE");
  app.add_option("--public-host", config.public_host,
                 "HOST[:PORT] of the URLs handed out; else the one that each caller used")
      ->envname("LOCALSTACK_HOST");
  app.add_option("--services", raw.services, "Services to run, with commas; all without it")
      ->envname("SERVICES");
  app.add_option("--hostnames", raw.hostnames, "Further names under which requests are accepted")
      ->envname("HOSTNAMES");
  app.add_option("--allowed-origins", raw.origins, "Web origins that may call the AWS endpoints")
      ->envname("EXTRA_CORS_ALLOWED_ORIGINS");
  app.add_option("--credentials", raw.credentials,
                 "AKID:SECRET or AKID:SECRET:ARN, with commas: whose signatures AWS_IAM accepts "
                 "besides test:test")
      ->envname("CREDENTIALS");
  app.add_option("--cognito-issuers", raw.cognito_issuers,
                 "POOL=URL, with commas: who issues a user pool's tokens; a URL alone is for all "
                 "other pools, with /POOL after it")
      ->envname("COGNITO_ISSUERS");
  app.add_option(
         "--private-integrations", raw.private_integrations,
         "ARN=URL, with commas: where the load balancer, listener or Cloud Map service of a "
         "private integration is")
      ->envname("PRIVATE_INTEGRATIONS");
  app.add_flag("--debug{1}", raw.debug, "Log every request")->envname("DEBUG");
  app.add_flag("--localstack-compat{1}", raw.compat,
               "Accept what tests written for LocalStack rely on and AWS refuses")
      ->envname("LOCALSTACK_COMPAT");
  app.add_option("--persistence", raw.persistence, "Not supported: all state is in memory")
      ->envname("PERSISTENCE");
  app.add_option("--state-dir", config.state_dir,
                 "Directory for unpacked functions; else a new one below TMPDIR")
      ->envname("STATE_DIR");
  app.add_option("--lambda-keepalive-ms", raw.keepalive_ms,
                 "An idle execution environment ends after this time")
      ->envname("LAMBDA_KEEPALIVE_MS")
      ->check(CLI::Range(0L, day_ms))
      ->capture_default_str();
  app.add_option("--lambda-init-timeout-ms", raw.init_timeout_ms,
                 "Limit of a function's Init phase")
      ->envname("LAMBDA_INIT_TIMEOUT_MS")
      ->check(CLI::Range(1L, day_ms))
      ->capture_default_str();
  app.add_option(
         "--lambda-retry-base-ms", raw.retry_base_ms,
         "Wait before the first retry of a failed Event invocation; the second waits twice it")
      ->envname("LAMBDA_RETRY_BASE_MS")
      ->check(CLI::Range(0L, day_ms))
      ->capture_default_str();
  app.add_option("--lambda-concurrency", config.lambda_concurrency,
                 "Concurrent executions of an account")
      ->envname("LAMBDA_CONCURRENCY")
      ->check(CLI::Range(1, 100'000))
      ->capture_default_str();
  app.add_option("--apigateway-rate-limit", config.apigateway_rate_limit,
                 "Requests of an account to its APIs in a second, on average; 0 for no limit")
      ->envname("APIGATEWAY_RATE_LIMIT")
      ->check(CLI::Range(0, 1'000'000))
      ->capture_default_str();
  app.add_option("--apigateway-burst-limit", config.apigateway_burst_limit,
                 "Requests of an account to its APIs at once")
      ->envname("APIGATEWAY_BURST_LIMIT")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  app.add_option("--lambda-private-view", raw.private_view,
                 "0 lets functions see this machine's /tmp and /opt; else they have their own [1]")
      ->envname("LAMBDA_PRIVATE_VIEW");
  app.add_option("--lambda-debug", raw.debug_functions,
                 "FUNCTION=[ADDRESS:]PORT: start it under a debugger, without timeouts")
      ->envname("LAMBDA_DEBUG");
  app.add_option("--sns-retry-backoff-ms", raw.sns_backoff_ms,
                 "What a second between the retries of an SNS delivery lasts")
      ->envname("SNS_RETRY_BACKOFF_MS")
      ->check(CLI::Range(0L, day_ms))
      ->capture_default_str();
  app.add_option("--ca-file", config.ca_file,
                 "PEM file of authorities trusted for HTTPS delivery besides the system's")
      ->envname("CA_FILE")
      ->check(CLI::ExistingFile);
  app.add_option("--shutdown-timeout-ms", raw.shutdown_ms,
                 "At SIGTERM, work in flight has this long to finish")
      ->envname("SHUTDOWN_TIMEOUT_MS")
      ->check(CLI::Range(0L, day_ms))
      ->capture_default_str();
  // For the documentation, which is written from it; of no use to those who run the emulator.
  app.add_flag("--operations", raw.list_operations)->group("");
  app.add_flag("--runtimes", raw.list_runtimes,
               "List the runtimes that functions can have here, and end");
  app.add_flag("--check-health", raw.check_health,
               "Ask the emulator on this port for its health: exit 0 when it is up, else 1");
}

// "0.0.0.0:4566", "[::]:4566", ":4566" or a bare address. False for anything else.
bool apply_listen(const std::string& text, Config& config, bool keep_port) {
  std::string address = text;
  const bool has_port = text.starts_with('[') ? text.find("]:") != std::string::npos
                                              : text.find(':') == text.rfind(':') &&
                                                    text.find(':') != std::string::npos;
  if (has_port) {
    const auto colon = text.rfind(':');
    const auto port = number_from<std::uint16_t>(std::string_view(text).substr(colon + 1));
    if (!port) return false;
    if (!keep_port) config.port = *port;
    address = text.substr(0, colon);
  }
  if (address.empty()) address = "0.0.0.0";
  config.listen_addresses.push_back(host_name(address));
  return true;
}

std::optional<std::string> apply_addresses(const Raw& raw, Config& config, bool keep_port) {
  const std::string& chosen = raw.host.empty() ? raw.gateway_listen : raw.host;
  if (chosen.empty()) return std::nullopt;
  config.listen_addresses.clear();
  for (const std::string& part : split(chosen)) {
    if (!apply_listen(part, config, keep_port)) {
      return fmt::format("'{}' is not ADDRESS or ADDRESS:PORT", part);
    }
    std::string& address = config.listen_addresses.back();
    if (address == "localhost") address = "127.0.0.1";
    boost::system::error_code error;
    boost::asio::ip::make_address(address, error);
    if (error) return fmt::format("'{}' is not an IP address to listen on", address);
  }
  return std::nullopt;
}

void apply_compat(const Raw& raw, Settings& settings) {
  settings.config.localstack_compat = is_true(raw.compat);
  for (const char* name : not_needed) {
    if (std::getenv(name) != nullptr) {
      settings.notes.push_back(fmt::format("{} is not needed here and has no effect.", name));
    }
  }
  if (!raw.compat.empty()) return;
  for (const char* name : compat_tells) {
    if (std::getenv(name) == nullptr) continue;
    settings.config.localstack_compat = true;
    settings.notes.push_back(fmt::format(
        "{} is set, so LOCALSTACK_COMPAT is on; LOCALSTACK_COMPAT=0 turns it off.", name));
    return;
  }
}

// A Cloud Map service's ARN may have a query, with equals signs in it.
bool is_arn_and_url(std::string_view entry) {
  const auto url = std::min(entry.find("=http://"), entry.find("=https://"));
  return url != entry.npos && aws::parse_arn(entry.substr(0, url)) &&
         http::parse_url(entry.substr(url + 1));
}

std::string first_line(std::string text) {
  return text.substr(0, text.find('\n'));
}

EarlyExit refuse(std::string_view what) {
  return {2, fmt::format("emulator: {} (see emulator --help)\n", what)};
}

}  // namespace

std::variant<Settings, EarlyExit> read_settings(int argc, const char* const* argv) {
  Settings settings;
  Config& config = settings.config;
  Raw raw;
  CLI::App app{"A stand-in for AWS in functional tests: API Gateway, Lambda and SNS on one port.",
               "emulator"};
  declare(app, config, raw);
  CLI::App* const logs =
      app.add_subcommand("logs", "Print what functions of a running emulator have logged");
  logs->add_option("FUNCTION", settings.logs.function, "Of this function alone");
  logs->add_flag("--follow,-f", settings.logs.follow, "Go on with what is logged from now on");
  logs->fallthrough();
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    return EarlyExit{0, app.help()};
  } catch (const CLI::CallForVersion&) {
    return EarlyExit{0, fmt::format("emulator {}\n", version)};
  } catch (const CLI::ParseError& error) {
    return refuse(first_line(error.what()));
  }
  if (!is_boolean(raw.compat)) {
    return refuse(fmt::format("LOCALSTACK_COMPAT is 1 or 0, not '{}'", raw.compat));
  }
  // Other tools own that variable too (DEBUG=express:*), so it can't be a reason not to start.
  if (!is_boolean(raw.debug)) {
    settings.notes.push_back(fmt::format("DEBUG is 1 or 0; '{}' has no effect.", raw.debug));
  }
  if (!is_boolean(raw.private_view)) {
    return refuse(fmt::format("LAMBDA_PRIVATE_VIEW is 1 or 0, not '{}'", raw.private_view));
  }
  config.lambda_private_view = raw.private_view.empty() || is_true(raw.private_view);
  config.lambda_debug = split(raw.debug_functions);
  const bool port_given = app.count("--port") > 0;
  if (const auto fault = apply_addresses(raw, config, port_given)) return refuse(*fault);
  if (raw.check_health) settings.command = Settings::Command::check_health;
  if (logs->parsed()) settings.command = Settings::Command::logs;
  if (raw.list_runtimes) settings.command = Settings::Command::list_runtimes;
  if (raw.list_operations) settings.command = Settings::Command::list_operations;
  config.services = split(raw.services);
  config.hostnames = split(raw.hostnames);
  config.allowed_origins = split(raw.origins);
  config.debug = is_true(raw.debug);
  config.lambda_keepalive = std::chrono::milliseconds(raw.keepalive_ms);
  config.lambda_init_timeout = std::chrono::milliseconds(raw.init_timeout_ms);
  config.lambda_retry_base = std::chrono::milliseconds(raw.retry_base_ms);
  config.sns_retry_backoff = std::chrono::milliseconds(raw.sns_backoff_ms);
  config.shutdown_timeout = std::chrono::milliseconds(raw.shutdown_ms);
  for (std::string& pair : split(raw.credentials)) {
    const auto colon = pair.find(':');
    if (colon == 0 || colon == pair.npos || colon + 1 == pair.size()) {
      return refuse("CREDENTIALS is AKID:SECRET, with commas between several");
    }
    const auto identity = pair.find(":arn:");
    if (identity != pair.npos && !aws::parse_arn(std::string_view(pair).substr(identity + 1))) {
      return refuse("What follows AKID:SECRET in CREDENTIALS is an ARN");
    }
    config.credentials.insert(config.credentials.end() - 1, std::move(pair));
  }
  for (std::string& entry : split(raw.cognito_issuers)) {
    const auto scheme = entry.find("://");
    const auto equals = entry.find('=');
    if (scheme == entry.npos || equals == 0 || (equals != entry.npos && equals > scheme)) {
      return refuse("COGNITO_ISSUERS is POOL=URL or a URL, with commas between several");
    }
    config.cognito_issuers.push_back(std::move(entry));
  }
  for (std::string& entry : split(raw.private_integrations)) {
    if (!is_arn_and_url(entry)) {
      return refuse(fmt::format(
          "PRIVATE_INTEGRATIONS is ARN=URL, with commas between several, not '{}'", entry));
    }
    config.private_integrations.push_back(std::move(entry));
  }
  apply_compat(raw, settings);
  if (is_true(raw.persistence)) {
    settings.notes.emplace_back("PERSISTENCE is not supported: all state is in memory.");
  }
  return settings;
}

}  // namespace emulator
