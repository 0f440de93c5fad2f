#include <algorithm>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/aws/arn.hpp"
#include "daemon/aws/event_stream.hpp"
#include "daemon/http/body_source.hpp"
#include "daemon/random.hpp"
#include "handlers/logs/live_tail_sessions.hpp"
#include "handlers/logs/operations.hpp"

namespace emulator::logs {

namespace asio = boost::asio;

namespace {

constexpr std::string_view json_type = "application/x-amz-json-1.1";
constexpr std::chrono::hours longest_session{3};

template <class Write>
std::string json_of(const Write& write) {
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  write(writer);
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

std::string session_update(const LiveTail::Update& update) {
  return aws::event_message("sessionUpdate", json_type, json_of([&](aws::JsonWriter& writer) {
                              aws::write_key(writer, "sessionMetadata");
                              writer.StartObject();
                              aws::write_key(writer, "sampled");
                              writer.Bool(update.sampled());
                              writer.EndObject();
                              aws::write_key(writer, "sessionResults");
                              writer.StartArray();
                              for (const LiveTail::Event& event : update.events) {
                                writer.StartObject();
                                aws::write_member(writer, "logStreamName", event.stream);
                                aws::write_member(writer, "logGroupIdentifier",
                                                  event.group_identifier);
                                aws::write_member(writer, "message", event.message);
                                write_integer(writer, "timestamp", event.timestamp);
                                write_integer(writer, "ingestionTime", event.ingested);
                                writer.EndObject();
                              }
                              writer.EndArray();
                            }));
}

std::string timed_out() {
  return aws::exception_message(
      "SessionTimeoutException", json_type, json_of([](aws::JsonWriter& writer) {
        aws::write_member(writer, "message", "Live Tail session timed out.");
      }));
}

// One session: its beginning, an update each second, and its end by time.
class TailedEvents final : public http::BodySource {
 public:
  TailedEvents(LogsState& state, LiveTailFilter filter, std::string beginning)
      : clock_(state.platform.clock),
        ends_(clock_.steady_now() + longest_session),
        session_(state.live_tails, state.platform,
                 LiveTail(std::move(filter), state.platform.random, clock_.steady_now())),
        beginning_(std::move(beginning)) {}

  asio::awaitable<boost::system::result<std::string>> read() override {
    if (!beginning_.empty()) co_return std::exchange(beginning_, {});
    while (!session_.ended() && !timed_out_) {
      const auto now = clock_.steady_now();
      if (now >= ends_) {
        timed_out_ = true;
        co_return timed_out();
      }
      const auto update = session_.tail().take(now);
      if (update) co_return session_update(*update);
      co_await session_.wait(session_.tail().period_end() - now);
    }
    co_return std::string();
  }

 private:
  const Clock& clock_;
  const LiveTail::Time ends_;
  LiveTailSession session_;
  std::string beginning_;
  bool timed_out_ = false;
};

void write_list(aws::JsonWriter& writer, std::string_view name, const aws::Json& input) {
  aws::write_key(writer, name);
  const aws::Json* list = aws::member(input, name);
  if (list != nullptr) {
    list->Accept(writer);
  } else {
    writer.StartArray();
    writer.EndArray();
  }
}

aws::Result<LiveTailFilter::Group> tailed_group(LogsState& state, const aws::Scope& scope,
                                                const std::string& identifier) {
  LiveTailFilter::Group group{identifier, scope, group_of_identifier(identifier)};
  if (identifier.ends_with('*')) {
    return invalid_parameter("The log group ARN can't end with an asterisk (*).");
  }
  if (const auto arn = aws::parse_arn(identifier)) {
    group.scope = {arn->account, arn->region};
  }
  const auto found = group_of(state, group.scope, group.name);
  if (!found) return found.error();
  return group;
}

}  // namespace

Answer start_live_tail(LogsState& state, aws::JsonCall& call) {
  const aws::Json& body = aws::body_of(call);
  aws::JsonInput input(body);
  auto pattern = FilterPattern::parse(input.text("logEventFilterPattern").value_or(""));
  if (!pattern) return pattern.error();
  const auto names = [&input](std::string_view member) {
    return input.text_list(member).value_or(std::vector<std::string>());
  };
  LiveTailFilter filter{
      {}, names("logStreamNames"), names("logStreamNamePrefixes"), std::move(*pattern)};
  const auto identifiers = names("logGroupIdentifiers");
  if (!filter.stream_names.empty() && !filter.stream_prefixes.empty()) {
    return invalid_parameter(
        "logStreamNames and logStreamNamePrefixes are mutually exclusive parameters.");
  }
  if (identifiers.size() > 1 && (!filter.stream_names.empty() || !filter.stream_prefixes.empty())) {
    return invalid_parameter("Log streams can be given for a single log group only.");
  }
  for (const std::string& identifier : identifiers) {
    auto group = tailed_group(state, call.call.scope, identifier);
    if (!group) return group.error();
    filter.groups.push_back(std::move(*group));
  }

  // AWS's clients wait for an initial response before they hand the stream out.
  std::string beginning = aws::event_message("initial-response", json_type, "{}");
  beginning += aws::event_message(
      "sessionStart", json_type, json_of([&](aws::JsonWriter& writer) {
        aws::write_member(writer, "requestId", call.call.request_id);
        aws::write_member(writer, "sessionId", state.platform.random.uuid());
        for (const auto* list : {"logGroupIdentifiers", "logStreamNames", "logStreamNamePrefixes"})
          write_list(writer, list, body);
        aws::write_member(writer, "logEventFilterPattern",
                          input.text("logEventFilterPattern").value_or(""));
      }));
  http::Response response;
  response.headers.add("Content-Type", std::string(aws::event_stream_type));
  response.stream = std::make_shared<TailedEvents>(state, std::move(filter), std::move(beginning));
  return response;
}

}  // namespace emulator::logs
