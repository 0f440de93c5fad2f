#include "handlers/logs/logs_service.hpp"

#include <utility>

#include "handlers/logs/operations.hpp"
#include "handlers/logs/service_model.hpp"

namespace emulator::logs {

namespace {

// A function's stream. Either may be deleted while the function writes; as on AWS, they come back.
class StreamWriter final : public lambda::LogWriter {
 public:
  StreamWriter(std::weak_ptr<LogsState> state, aws::Scope scope, std::string group,
               std::string stream)
      : state_(std::move(state)),
        scope_(std::move(scope)),
        group_name_(std::move(group)),
        stream_name_(std::move(stream)) {}

  void write(std::string_view line) override { write(line, "\n"); }
  void write_event(std::string_view text) override { write(text, ""); }

 private:
  void write(std::string_view line, std::string_view ending) {
    const auto state = state_.lock();
    if (!state || line.empty()) return;
    LogGroups& groups = state->groups[scope_];
    auto group = groups.find(group_name_);
    const std::int64_t now = state->now();
    if (group == groups.end()) {
      auto made = std::make_shared<LogGroup>();
      made->name = group_name_;
      made->created = now;
      group = groups.emplace(group_name_, std::move(made)).first;
    }
    auto stream = group->second->streams.find(stream_name_);
    LogStream& into = stream == group->second->streams.end()
                          ? group->second->add_stream(stream_name_, now)
                          : stream->second;
    state->add(scope_, *group->second, into, now, line, ending);
  }

  const std::weak_ptr<LogsState> state_;
  const aws::Scope scope_;
  const std::string group_name_;
  const std::string stream_name_;
};

}  // namespace

LogsService::LogsService(const Platform& platform)
    : state_(std::make_shared<LogsState>(platform)) {}

LogsService::~LogsService() = default;

boost::asio::awaitable<http::Response> LogsService::handle(aws::Call& call) {
  const std::shared_ptr<LogsState> state = state_;
  const aws::JsonService<LogsState> table{
      "logs",
      "Logs_20140328",
      operations(),
      {&service_model, {}, &state->platform.workers, 0, "InvalidParameterException"}};
  co_return co_await aws::dispatch(table, *state, call);
}

boost::asio::awaitable<void> LogsService::reset() {
  state_->live_tails->end_all();
  state_->groups.clear();
  co_return;
}

void LogsService::end_live_tails() {
  state_->live_tails->end_all();
}

std::unique_ptr<lambda::LogWriter> LogsService::open(const aws::Scope& scope,
                                                     const std::string& group,
                                                     const std::string& stream) {
  return std::make_unique<StreamWriter>(state_, scope, group, stream);
}

}  // namespace emulator::logs
