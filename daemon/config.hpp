#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace emulator {

// Every setting, as flags and environment variables give it; `emulator --help` lists them.
struct Config {
  std::vector<std::string> listen_addresses{"127.0.0.1"};  // --host, GATEWAY_LISTEN
  std::uint16_t port = 4566;                               // --port, EDGE_PORT
  std::string port_file;    // --port-file: the bound port is written there once listening
  std::string public_host;  // --public-host, LOCALSTACK_HOST: host[:port] of URLs handed out; empty
                            // for the caller's
  std::vector<std::string> services;         // --services, SERVICES: empty for all
  std::vector<std::string> hostnames;        // --hostnames: further Host names to accept
  std::vector<std::string> allowed_origins;  // EXTRA_CORS_ALLOWED_ORIGINS
  // --credentials, CREDENTIALS: AKID:SECRET or AKID:SECRET:ARN, for what verifies signatures;
  // "test:test" comes last.
  std::vector<std::string> credentials{"test:test"};
  // --cognito-issuers, COGNITO_ISSUERS: POOL=URL, or a URL below which all other pools are.
  std::vector<std::string> cognito_issuers;
  // --private-integrations, PRIVATE_INTEGRATIONS: ARN=URL, where private integrations lead.
  std::vector<std::string> private_integrations;
  bool debug = false;              // --debug, DEBUG
  bool localstack_compat = false;  // --localstack-compat, LOCALSTACK_COMPAT

  std::string state_dir;  // --state-dir: unpacked packages and function /tmp; empty for a new one
                          // below TMPDIR, removed at the end
  std::chrono::milliseconds lambda_keepalive{
      600'000};  // LAMBDA_KEEPALIVE_MS: idle environments are retired after it
  std::chrono::milliseconds lambda_init_timeout{10'000};  // Init phase limit, 10 s as on AWS
  std::chrono::milliseconds lambda_retry_base{
      60'000};  // LAMBDA_RETRY_BASE_MS: first async retry; the second waits twice as long
  unsigned lambda_concurrency = 1000;  // account limit of concurrent executions
  bool lambda_private_view = true;  // LAMBDA_PRIVATE_VIEW: /var/task, /opt and /tmp of a function's
                                    // own, where the kernel lets us
  std::vector<std::string> lambda_debug;  // LAMBDA_DEBUG: NAME=[ADDRESS:]PORT, functions to start
                                          // under a debugger
  std::chrono::milliseconds sns_retry_backoff{
      1'000};  // SNS_RETRY_BACKOFF_MS: what a second between retries lasts
  // APIGATEWAY_RATE_LIMIT, APIGATEWAY_BURST_LIMIT: an account's requests in a second, on average
  // and at once; a rate of 0 is no limit
  unsigned apigateway_rate_limit = 10'000;
  unsigned apigateway_burst_limit = 5'000;
  std::string ca_file;  // --ca-file: PEM with CAs trusted for HTTPS delivery
  std::chrono::milliseconds shutdown_timeout{5'000};  // bounded drain at SIGTERM
};

}  // namespace emulator
