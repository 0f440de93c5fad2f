#include "lambda/extensions.hpp"

#include <algorithm>
#include <csignal>
#include <utility>

#include <unistd.h>

#include <fmt/format.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/aws/json.hpp"
#include "daemon/clock.hpp"
#include "daemon/random.hpp"
#include "lambda/function_version.hpp"
#include "lambda/layers_directory.hpp"
#include "lambda/package.hpp"
#include "lambda/process.hpp"
#include "lambda/process_output.hpp"
#include "lambda/reaper.hpp"
#include "lambda/runtime_rendering.hpp"

namespace emulator::lambda {

namespace asio = boost::asio;
namespace fs = std::filesystem;

namespace {

constexpr auto no_throw = asio::as_tuple(asio::use_awaitable);
// What Lambda gives external extensions to end.
constexpr auto shutdown_grace = std::chrono::milliseconds(2000);

constexpr std::string_view id_header = "Lambda-Extension-Identifier";

void find_programs(const fs::path& directory, bool of_package,
                   std::vector<ExternalExtension>& found) {
  std::error_code error;  // most packages have no such directory
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(directory, error)) {
    std::error_code unreadable;
    if (!entry.is_regular_file(unreadable)) continue;
    // A package may well have a folder of that name for something else.
    if (of_package && ::access(entry.path().c_str(), X_OK) != 0) continue;
    files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (fs::path& file : files)
    found.push_back({std::move(file), of_package});
}

aws::Result<std::vector<std::string>> events_of(std::string_view body) {
  const auto document = aws::parse_json(body);
  const aws::Json* list =
      document && document->IsObject() ? aws::member(*document, "events") : nullptr;
  std::vector<std::string> events;
  if (list == nullptr || !list->IsArray()) return aws::Error{400, "InvalidRequestFormat", ""};
  for (const aws::Json& event : list->GetArray()) {
    if (!event.IsString()) return aws::Error{400, "InvalidRequestFormat", ""};
    events.emplace_back(aws::string_of(event));
  }
  return events;
}

}  // namespace

std::vector<ExternalExtension> external_extensions(const FunctionVersion& version) {
  std::vector<ExternalExtension> found;
  if (version.layers_directory) {
    find_programs(version.layers_directory->root / "extensions", false, found);
  }
  find_programs(version.package->root / "extensions", true, found);
  return found;
}

Extensions::Extensions(const Platform& platform, Reaper& reaper,
                       std::shared_ptr<const FunctionVersion> version, Hooks hooks)
    : platform_(platform),
      reaper_(reaper),
      version_(std::move(version)),
      hooks_(std::move(hooks)),
      telemetry_(std::make_shared<Telemetry>(platform)),
      changed_(platform.loop, Clock::time_point::max()),
      grace_(platform.loop, Clock::time_point::max()) {}

void Extensions::add(std::string name, const Started& started) {
  const pid_t pid = started.pid;
  auto output = std::make_shared<ProcessOutput>(
      platform_.loop, started.output, [weak = weak_from_this(), pid](std::string_view bytes) {
        if (const auto self = weak.lock()) self->on_output(pid, bytes);
        return true;
      });
  output->follow();
  external_ = true;
  set_.launched(name);
  processes_.emplace(pid, Process{std::move(name), std::move(output), {}});
  reaper_.watch(pid, [self = shared_from_this(), pid](int status) { self->on_exit(pid, status); });
}

asio::awaitable<http::Response> Extensions::handle(std::shared_ptr<Extensions> self,
                                                   http::Request& request) {
  struct Route {
    std::string_view method;
    std::string_view path;
  };
  constexpr Route routes[] = {{"POST", "/2020-01-01/extension/register"},
                              {"GET", "/2020-01-01/extension/event/next"},
                              {"POST", "/2020-01-01/extension/init/error"},
                              {"POST", "/2020-01-01/extension/exit/error"},
                              {"PUT", "/2022-07-01/telemetry"},
                              {"PUT", "/2020-08-15/logs"}};
  std::string_view path = request.path();
  if (path.ends_with('/')) path.remove_suffix(1);
  const auto route = std::find_if(std::begin(routes), std::end(routes),
                                  [&](const Route& known) { return known.path == path; });
  if (route == std::end(routes)) {
    co_return render(refusal_of(RuntimeCall::Kind::extension, request));
  }
  if (route->method != request.method) {
    co_return render(refusal_of(RuntimeCall::Kind::wrong_method, request));
  }
  switch (route - std::begin(routes)) {
    case 0:
      co_return self->enroll(request);
    case 1: {
      std::string id(request.headers.get(id_header));
      co_return co_await next(self, std::move(id));
    }
    case 4:
      co_return self->subscribe(request, TelemetryApi::telemetry);
    case 5:
      co_return self->subscribe(request, TelemetryApi::logs);
    default:
      co_return self->report_error(request, route - std::begin(routes) == 2);
  }
}

http::Response Extensions::enroll(http::Request& request) {
  auto events = events_of(request.body);
  if (!events) {
    return render(Refusal{400, "InvalidRequestFormat", "The body is no list of events"});
  }
  std::string id = platform_.random.uuid();
  const ExtensionSet::Registration registration{
      std::string(request.headers.get("Lambda-Extension-Name")), std::move(*events)};
  if (const auto refusal = set_.enroll(registration, id, hooks_.in_init())) {
    return render(*refusal);
  }
  aws::JsonBuffer buffer;
  aws::JsonWriter out(buffer);
  out.StartObject();
  aws::write_member(out, "functionName", version_->function_name);
  aws::write_member(out, "functionVersion", version_->version);
  aws::write_member(out, "handler", version_->handler);
  if (request.headers.get("Lambda-Extension-Accept-Feature").find("accountId") !=
      std::string_view::npos) {
    aws::write_member(out, "accountId", version_->scope.account);
  }
  out.EndObject();
  http::Response response =
      http::make_response(200, "application/json", {buffer.GetString(), buffer.GetSize()});
  response.headers.add(std::string(id_header), std::move(id));
  const bool external = std::any_of(
      processes_.begin(), processes_.end(),
      [&registration](const auto& entry) { return entry.second.name == registration.name; });
  if (external && set_.all_registered()) hooks_.registered();
  return response;
}

http::Response Extensions::subscribe(http::Request& request, TelemetryApi api) {
  const bool is_logs = api == TelemetryApi::logs;
  const std::string* name = set_.name_of(request.headers.get(id_header));
  if (name == nullptr) {
    return render(Refusal{403, "Extension.UnknownExtensionIdentifier", "Unknown extension"});
  }
  if (!telemetry_->in_init()) {
    return render(
        is_logs ? Refusal{403, "Logs.SubscriptionClosed", "Logs API subscription is closed already"}
                : Refusal{403, "Telemetry.SubscriptionClosed",
                          "Telemetry API subscription is closed already"});
  }
  auto subscription = parse_telemetry_subscription(request.body, api);
  if (const auto* refusal = std::get_if<Refusal>(&subscription)) return render(*refusal);
  const auto refusal =
      telemetry_->subscribe(*name, std::get<TelemetrySubscription>(std::move(subscription)));
  if (refusal) return render(*refusal);
  return http::make_response(200, "text/plain", "OK");
}

http::Response Extensions::report_error(http::Request& request, bool init) {
  const std::string_view id = request.headers.get(id_header);
  const std::string_view type = request.headers.get("Lambda-Extension-Function-Error-Type");
  if (type.empty()) {
    return render(Refusal{400, "Extension.MissingHeader",
                          "Lambda-Extension-Function-Error-Type header is missing"});
  }
  const auto refusal = init ? set_.report_init_error(id) : set_.report_exit_error(id);
  if (refusal) return render(*refusal);
  if (!stopping_) {
    hooks_.failed({init ? "Extension.InitError" : "Extension.ExitError", std::string(type)});
  }
  return render_accepted();
}

asio::awaitable<http::Response> Extensions::next(std::shared_ptr<Extensions> self, std::string id) {
  if (const auto refusal = self->set_.next(id)) co_return render(*refusal);
  const unsigned poll = ++self->polls_[id];
  self->changed_.cancel();  // an older poll gives way
  if (!self->stopping_ && self->set_.all_ready()) self->hooks_.ready();
  while (poll == self->polls_[id] && !self->closed_) {
    const ExtensionSet::Event event = self->set_.take_event(id);
    if (event != ExtensionSet::Event::none) co_return self->render_event(event);
    co_await self->changed_.async_wait(no_throw);
  }
  co_return render(
      Refusal{403, "Extension.InvalidExtensionState",
              self->closed_ ? "The environment has ended" : "A later call of next has taken over"});
}

http::Response Extensions::render_event(ExtensionSet::Event event) const {
  const bool is_invoke = event == ExtensionSet::Event::invoke;
  aws::JsonBuffer buffer;
  aws::JsonWriter out(buffer);
  out.StartObject();
  aws::write_member(out, "eventType", is_invoke ? "INVOKE" : "SHUTDOWN");
  if (!is_invoke) aws::write_member(out, "shutdownReason", shutdown_reason_);
  aws::write_key(out, "deadlineMs");
  out.Int64(epoch_milliseconds(is_invoke ? event_.deadline : shutdown_deadline_));
  if (is_invoke) {
    aws::write_member(out, "requestId", event_.request_id);
    aws::write_member(out, "invokedFunctionArn", event_.invoked_arn);
    aws::write_key(out, "tracing");
    out.StartObject();
    aws::write_member(out, "type", "X-Amzn-Trace-Id");
    aws::write_member(out, "value", event_.trace_id);
    out.EndObject();
  }
  out.EndObject();
  http::Response response =
      http::make_response(200, "application/json", {buffer.GetString(), buffer.GetSize()});
  response.headers.add("Lambda-Extension-Event-Identifier", platform_.random.uuid());
  return response;
}

void Extensions::invoke(Invoke event) {
  event_ = std::move(event);
  set_.invoke();
  changed_.cancel();
}

void Extensions::shut_down(std::string reason) {
  if (std::exchange(stopping_, true)) return;
  shutdown_reason_ = std::move(reason);
  shutdown_deadline_ = platform_.clock.now() + shutdown_grace;
  for (const auto& [pid, process] : processes_) {
    if (!set_.wants_shutdown(process.name)) ::kill(-pid, SIGKILL);
  }
  telemetry_->flush();
  set_.shut_down();
  changed_.cancel();
  if (gone()) return;
  grace_.expires_after(shutdown_grace);
  grace_.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
    if (!error) self->kill_all();
  });
}

void Extensions::close() {
  closed_ = true;
  telemetry_->close();
  changed_.cancel();
  grace_.cancel();
}

void Extensions::kill_all() {
  for (const auto& [pid, process] : processes_)
    ::kill(-pid, SIGKILL);
}

void Extensions::on_exit(pid_t pid, int status) {
  const auto found = processes_.find(pid);
  if (found == processes_.end()) return;
  found->second.output->drain(16 * ProcessOutput::pipe_capacity);
  found->second.output->close();
  const std::string last_line = std::move(found->second.partial_line);
  if (!last_line.empty()) hooks_.output(last_line + "\n");
  const std::string name = std::move(found->second.name);
  processes_.erase(found);
  set_.exited(name);
  if (!stopping_) {
    hooks_.failed({"Extension.Crash", fmt::format("{}: {}", name, describe_exit(status))});
  } else if (gone()) {
    grace_.cancel();
    hooks_.gone();
  }
}

void Extensions::on_output(pid_t pid, std::string_view bytes) {
  const auto found = processes_.find(pid);
  if (found == processes_.end()) return;
  // A line without end goes out in pieces.
  constexpr std::size_t longest_line = 128 * 1024;
  std::string& line = found->second.partial_line;
  line.append(bytes);
  const auto end = line.rfind('\n');
  if (end == line.npos && line.size() < longest_line) return;
  const std::size_t size = end == line.npos ? line.size() : end + 1;
  hooks_.output(std::string_view(line).substr(0, size));
  line.erase(0, size);
}

}  // namespace emulator::lambda
