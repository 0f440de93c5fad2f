#include "handlers/sns/inspection.hpp"

#include <optional>

#include <fmt/format.h>

#include "daemon/http/url.hpp"
#include "daemon/number.hpp"
#include "handlers/sns/opt_outs.hpp"
#include "handlers/sns/publication_json.hpp"
#include "handlers/sns/state.hpp"

namespace emulator::sns {

namespace {

constexpr std::string_view messages_path = "/_emulator/sns/messages";
constexpr std::chrono::milliseconds default_timeout{5'000};
constexpr std::chrono::milliseconds longest_timeout{300'000};
constexpr std::size_t default_limit = 100;

http::Response json(unsigned status, const aws::JsonBuffer& buffer) {
  return http::make_response(status, "application/json", {buffer.GetString(), buffer.GetSize()});
}

// What the query asks for.
struct Query {
  std::string topic;  // an ARN, or a name in any account and region
  bool wait = false;
  std::chrono::milliseconds timeout = default_timeout;
  std::size_t count = 0;  // of messages that have to be there
  std::size_t limit = default_limit;
};

// "5", "5s", "0.5s" or "500ms".
std::optional<std::chrono::milliseconds> duration_from(std::string_view text) {
  double unit = 1000;
  if (text.ends_with("ms")) {
    unit = 1;
    text.remove_suffix(2);
  } else if (text.ends_with('s')) {
    text.remove_suffix(1);
  }
  const auto number = number_from<double>(text);
  if (!number || !(*number >= 0) || *number * unit > longest_timeout.count()) return std::nullopt;
  return std::chrono::milliseconds(static_cast<long>(*number * unit));
}

// The fault, if there is one.
std::optional<std::string> read(std::string_view text, Query& query) {
  for (const auto& [name, value] : http::parse_query(text)) {
    if (name == "topic") {
      query.topic = value;
    } else if (name == "wait") {
      if (value != "delivered") return fmt::format("wait is 'delivered', not '{}'.", value);
      query.wait = true;
    } else if (name == "timeout") {
      const auto timeout = duration_from(value);
      if (!timeout) {
        return fmt::format("timeout is a time such as 5, 5s or 500ms, up to {} s, not '{}'.",
                           longest_timeout.count() / 1000, value);
      }
      query.timeout = *timeout;
    } else if (name == "count" || name == "limit") {
      const auto number = number_from<std::size_t>(value);
      if (!number) return fmt::format("{} is a number, not '{}'.", name, value);
      (name == "count" ? query.count : query.limit) = *number;
    } else {
      return fmt::format("There is no parameter '{}'. Known: topic, wait, timeout, count, limit.",
                         name);
    }
  }
  return std::nullopt;
}

bool is_of(const Publication& publication, std::string_view topic) {
  const std::string_view arn = publication.message->topic_arn;
  return topic.empty() || arn == topic || arn.substr(arn.rfind(':') + 1) == topic;
}

bool all_settled(const Publications& publications, const Query& query) {
  std::size_t found = 0;
  for (const auto& publication : publications.all()) {
    if (!is_of(*publication, query.topic)) continue;
    if (!publication->settled()) return false;
    ++found;
  }
  return found >= query.count;
}

http::Response render(unsigned status, const Publication& publication) {
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  write_publication(writer, publication);
  return json(status, buffer);
}

// The newest that fit, oldest first.
http::Response render(unsigned status, const Publications& publications, const Query& query) {
  std::vector<const Publication*> found;
  for (auto each = publications.all().rbegin(); each != publications.all().rend(); ++each) {
    if (found.size() == query.limit) break;
    if (is_of(**each, query.topic)) found.push_back(each->get());
  }
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  aws::write_key(writer, "messages");
  writer.StartArray();
  for (auto each = found.rbegin(); each != found.rend(); ++each)
    write_publication(writer, **each);
  writer.EndArray();
  // Of all topics: the bounds are common to them.
  aws::write_key(writer, "forgotten");
  writer.Uint64(publications.forgotten());
  writer.EndObject();
  return json(status, buffer);
}

boost::asio::awaitable<http::Response> inspect_messages(State& state, std::string id, Query query) {
  const auto deadline = std::chrono::steady_clock::now() + query.timeout;
  if (id.empty()) {
    bool met = true;
    if (query.wait) {
      met = co_await state.publications.wait(
          [&state, &query] { return all_settled(state.publications, query); }, deadline);
    }
    co_return render(met ? 200 : 408, state.publications, query);
  }
  const auto publication = state.publications.find(id);
  if (!publication) {
    co_return inspection_error(
        404, fmt::format("No message {} is known. The latest {} are kept, of {} bytes at most; {} "
                         "older ones are forgotten.",
                         id, Publications::max_publications, Publications::max_bytes,
                         state.publications.forgotten()));
  }
  bool met = true;
  if (query.wait) {
    met = co_await state.publications.wait([&publication] { return publication->settled(); },
                                           deadline);
  }
  co_return render(met ? 200 : 408, *publication);
}

}  // namespace

http::Response inspection_error(unsigned status, std::string_view text) {
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  aws::write_member(writer, "message", text);
  writer.EndObject();
  return json(status, buffer);
}

bool is_inspection(std::string_view path) noexcept {
  return path.starts_with("/_emulator/sns/") || path.starts_with("/_aws/sns/");
}

boost::asio::awaitable<http::Response> inspect(State& state, const http::Request& request) {
  const std::string_view path = request.path();
  if (path.starts_with("/_aws/sns/")) co_return inspect_as_localstack(state, request);
  if (is_opt_out(path)) co_return opt_out(state, request);
  const bool one = path.starts_with(messages_path) && path.size() > messages_path.size() + 1 &&
                   path[messages_path.size()] == '/';
  if (!one && path != messages_path) {
    co_return inspection_error(
        404, fmt::format("There is no {}. Known: GET {}[/MESSAGE_ID].", path, messages_path));
  }
  if (request.method != "GET" && request.method != "HEAD") {
    http::Response response =
        inspection_error(405, fmt::format("{} takes GET, not {}.", path, request.method));
    response.headers.add("Allow", "GET");
    co_return response;
  }
  Query query;
  if (const auto fault = read(request.query(), query)) co_return inspection_error(400, *fault);
  std::string id(one ? path.substr(messages_path.size() + 1) : std::string_view());
  co_return co_await inspect_messages(state, std::move(id), std::move(query));
}

}  // namespace emulator::sns
