#include "daemon/application.hpp"

#include <csignal>
#include <fstream>
#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <sys/resource.h>
#include <unistd.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/activity.hpp"
#include "daemon/before_wait.hpp"
#include "daemon/control.hpp"
#include "daemon/edge.hpp"
#include "daemon/http/server.hpp"
#include "daemon/log.hpp"
#include "daemon/platform.hpp"
#include "daemon/random.hpp"
#include "daemon/routing.hpp"
#include "daemon/state_directory.hpp"
#include "handlers/apigateway/apigateway_service.hpp"
#include "handlers/apigatewayv2/apigatewayv2_service.hpp"
#include "handlers/custom_domains/choice.hpp"
#include "handlers/custom_domains/store.hpp"
#include "handlers/execute_api/data_plane.hpp"
#include "handlers/http_api/data_plane.hpp"
#include "handlers/lambda/lambda_service.hpp"
#include "handlers/logs/logs_service.hpp"
#include "handlers/sns/sns_service.hpp"
#include "handlers/sqs/sqs_service.hpp"
#include "handlers/sts/sts_service.hpp"
#include "handlers/websocket_api/data_plane.hpp"

namespace emulator {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using Steady = std::chrono::steady_clock;

// Unzipping, hashing and signing at once; more threads would only take cores from the functions.
constexpr std::size_t worker_threads = 2;

// Thousands of connections and function pipes need more descriptors than a shell's usual 1024.
void raise_descriptor_limit() {
  constexpr rlim_t wanted = 65'536;
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted) return;
  limit.rlim_cur = std::min<rlim_t>(wanted, limit.rlim_max);
  if (setrlimit(RLIMIT_NOFILE, &limit) != 0) {
    log::warning("The limit of open files stays at its default; many connections may be refused.");
  }
}

// Written beside and renamed, so that who waits for the file never reads half of it.
void write_port_file(const std::string& file, std::uint16_t port) {
  const std::string unfinished = file + ".tmp";
  std::ofstream out(unfinished);
  out << port << '\n';
  out.close();
  if (!out || std::rename(unfinished.c_str(), file.c_str()) != 0) {
    throw std::runtime_error("Cannot write the port file " + file);
  }
}

AccessPolicy access_policy(const Config& config, const execute_api::DataPlane& data_plane,
                           const apigatewayv2::LiveApis& http_apis,
                           const lambda::LambdaService& lambda) {
  AccessPolicy policy{config.hostnames, config.allowed_origins, {}};
  policy.url_exists = [&lambda](std::string_view id) { return lambda.has_url(id); };
  policy.api_exists = [&data_plane, &http_apis](std::string_view id) {
    return data_plane.has_api(id) || http_apis.find(id) != nullptr;
  };
  if (!config.public_host.empty()) policy.hostnames.push_back(host_name(config.public_host));
  return policy;
}

bool is_enabled(const Config& config, std::string_view service) {
  if (config.services.empty()) return true;
  return std::find(config.services.begin(), config.services.end(), service) !=
         config.services.end();
}

// Of a request to a custom domain name; without an API where nothing is mapped to its path.
std::optional<Destination> domain_destination(const custom_domains::Store& domains,
                                              const http::Request& request) {
  if (domains.empty()) return std::nullopt;
  std::string host = host_name(request.headers.get("Host"));
  const custom_domains::Domain* domain = domains.of_host(host);
  if (domain == nullptr) return std::nullopt;
  Destination found;
  found.kind = Destination::Kind::execute_api;
  if (auto choice = custom_domains::choose(*domain, request.path(), request.headers)) {
    found.api_id = std::move(choice->api_id);
    found.stage = std::move(choice->stage);
    found.path = std::move(choice->path);
  }
  found.domain_name = std::move(host);
  return found;
}

}  // namespace

// Members are made from top to bottom and destroyed from bottom to top.
struct Application::Parts {
  explicit Parts(Config given)
      : config(std::move(given)),
        state(config.state_dir),
        logs(platform),
        sqs(platform),
        lambda(platform, state.path()),
        sns(platform, lambda),
        sts(platform),
        apis(platform, domains),
        http_apis(platform, domains),
        data_plane(platform, apis, lambda),
        http_plane(platform, http_apis.apis(), lambda, data_plane.account_throttle()),
        socket_plane(platform, http_apis.apis(), lambda, apis, data_plane.account_throttle()),
        control(platform, {enabled_services(), [this] { return reset(); }}),
        edge(platform, access_policy(config, data_plane, http_apis.apis(), lambda), control),
        server(
            loop.get_executor(), {},
            [this](http::Request& request) { return edge.handle(request); },
            [this](http::RequestFault fault, const http::Request& request) {
              return edge.render_fault(fault, request);
            }) {
    if (is_enabled(config, logs.name())) {
      lambda.set_logs(logs);
      http_plane.set_logs(logs);
      socket_plane.set_logs(logs);
      data_plane.set_logs(logs);
      sns.set_logs(logs);
    }
    for (Service* service : services()) {
      if (is_enabled(config, service->name())) edge.add_service(*service);
    }
    edge.set_user_request_handler([this](execute_api::UserRequest request) {
      const auto api = http_apis.apis().find(request.api_id);
      // Callbacks to a connection may name no API.
      if ((request.api_id.empty() && !request.by_custom_domain()) || (api && api->websocket)) {
        return socket_plane.handle(std::move(request));
      }
      return api ? http_plane.handle(std::move(request)) : data_plane.handle(std::move(request));
    });
    edge.set_domain_router(
        [this](const http::Request& request) { return domain_destination(domains, request); });
    http_apis.on_change([this](const std::string& api_id) {
      http_plane.forget(api_id);
      socket_plane.forget(api_id);
    });
    apis.set_authorizer_tester(data_plane);
    apis.set_tester(data_plane);
    const auto find_service = [this](std::string_view name) -> Service* {
      for (Service* service : services()) {
        if (service->name() == name && is_enabled(config, name)) return service;
      }
      return nullptr;
    };
    data_plane.set_services(find_service);
    http_plane.set_services(find_service);
    socket_plane.set_services(find_service);
    if (is_enabled(config, sns.name())) {
      lambda.set_topic_publisher([this](const std::string& topic_arn, std::string message,
                                        std::vector<lambda::DeadLetterAttribute> attributes) {
        sns::MessageAttributes converted;
        for (auto& [name, type, value] : attributes)
          converted.push_back({std::string(name), std::string(type), std::move(value)});
        return sns.publish(topic_arn, std::move(message), std::move(converted));
      });
    }
    if (is_enabled(config, sqs.name())) {
      lambda.set_queues(sqs, sqs);
      sns.set_queues(sqs);
    }
    if (is_enabled(config, lambda.name())) {
      edge.set_url_request_handler(
          [this](lambda::UrlRequest request) { return lambda.handle_url(std::move(request)); });
    }
  }

  std::array<Service*, 7> services() {
    return {&lambda, &sns, &sqs, &sts, &apis, &http_apis, &logs};
  }

  std::vector<std::string> enabled_services() {
    std::vector<std::string> names;
    for (const Service* service : services()) {
      if (is_enabled(config, service->name())) names.emplace_back(service->name());
    }
    return names;
  }

  // What sends ends before what receives: messages, then APIs, then functions.
  asio::awaitable<void> reset() {
    co_await sns.reset();
    co_await apis.reset();
    co_await http_apis.reset();
    co_await lambda.reset();
    co_await sqs.reset();
    co_await logs.reset();
  }

  void listen();
  asio::awaitable<void> shut_down();
  asio::awaitable<void> wait_for_signals();

  Config config;
  // Removed last: the workers may still be deleting packages in it.
  StateDirectory state;
  asio::io_context loop{1};
  // A write for each line would take a tenth of the time of an invocation.
  log::Batching log_lines{[this] {
    asio::post(loop, [this] { asio::use_service<BeforeWait>(loop).add([] { log::flush(); }); });
  }};
  // From the beginning: whoever starts us may end us as soon as we listen.
  asio::signal_set signals{loop, SIGINT, SIGTERM};
  asio::thread_pool workers{worker_threads};
  RealClock clock;
  SystemRandom random;
  Activity activity{loop.get_executor()};
  Platform platform{loop.get_executor(), workers, clock, random, activity, config};
  logs::LogsService logs;
  sqs::SqsService sqs;
  lambda::LambdaService lambda;
  sns::SnsService sns;
  sts::StsService sts;
  custom_domains::Store domains;
  apigateway::ApiGatewayService apis;
  apigatewayv2::ApiGatewayV2Service http_apis;
  execute_api::DataPlane data_plane;
  http_api::DataPlane http_plane;
  websocket_api::DataPlane socket_plane;
  Control control;
  Edge edge;
  http::Server server;
};

void Application::Parts::listen() {
  for (const std::string& address : config.listen_addresses) {
    const tcp::endpoint wanted(asio::ip::make_address(address), config.port);
    try {
      // With port 0 the first address takes a free port, and the others take the same one.
      config.port = server.listen(wanted).port();
    } catch (const boost::system::system_error& error) {
      throw std::runtime_error(
          fmt::format("Cannot listen on {}:{}: {}. Is another emulator running? Choose a free port "
                      "with --port, or --port 0.",
                      address, config.port, error.code().message()));
    }
  }
  if (!config.public_host.empty() && host_name(config.public_host) == config.public_host) {
    config.public_host += fmt::format(":{}", config.port);
  }
  // Functions run on this machine and reach us by loopback, whatever else we listen on.
  const auto first = asio::ip::make_address(config.listen_addresses.front());
  const tcp::endpoint own(first.is_unspecified() ? asio::ip::address_v4::loopback() : first,
                          config.port);
  lambda.set_endpoint(fmt::format("http://{}", fmt::streamed(own)));
}

// Requests in flight finish first, for they may still invoke and publish; then what they set off.
asio::awaitable<void> Application::Parts::shut_down() {
  const auto deadline = Steady::now() + config.shutdown_timeout;
  log::info("Stopping: up to {} ms for work in flight.", config.shutdown_timeout.count());
  // Neither long polls, nor pollers of queues, nor Live Tail sessions would end by themselves.
  lambda.stop_polling();
  sqs.stop_waiting();
  logs.end_live_tails();
  co_await server.stop(deadline);
  // What has failed isn't tried again, or a function that fails and a subscriber that is gone would
  // use up all the time.
  lambda.stop_retrying();
  co_await sns.stop(deadline);
  co_await activity.wait_until_idle(deadline);
  co_await lambda.stop(deadline);
  server.close();
}

asio::awaitable<void> Application::Parts::wait_for_signals() {
  co_await signals.async_wait(asio::use_awaitable);
  signals.async_wait([this](const boost::system::error_code& error, int) {
    if (error) return;
    log::warning("Second signal: ending at once.");
    state.remove();
    log::flush();
    // Functions end with us: each was started with a parent-death signal.
    _exit(1);
  });
  co_await shut_down();
  signals.cancel();
  loop.stop();
}

Application::Application(Config config) : parts_(std::make_unique<Parts>(std::move(config))) {}

Application::~Application() = default;

int Application::run(const std::vector<std::string>& notes) {
  Parts& parts = *parts_;
  if (parts.config.debug) log::set_level(log::Level::debug);
  raise_descriptor_limit();
  parts.listen();
  if (!parts.config.port_file.empty()) write_port_file(parts.config.port_file, parts.config.port);
  for (const std::string& note : notes)
    log::info("{}", note);
  log::info("Listening on http://{}:{} for {}.", fmt::join(parts.config.listen_addresses, ", "),
            parts.config.port, fmt::join(parts.enabled_services(), ", "));
  asio::co_spawn(parts.loop, parts.wait_for_signals(), asio::detached);
  log::info("Ready.");
  run_loop(parts.loop);
  if (!parts.config.port_file.empty()) std::remove(parts.config.port_file.c_str());
  log::info("Stopped.");
  return 0;
}

}  // namespace emulator
