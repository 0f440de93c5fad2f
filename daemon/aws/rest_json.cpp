#include "daemon/aws/rest_json.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "daemon/aws/json.hpp"

namespace emulator::aws {

namespace {

// Takes the next segment off a path; the path must begin with '/'.
std::string_view take_segment(std::string_view& path) {
  path.remove_prefix(1);
  const auto end = path.find('/');
  const std::string_view segment = path.substr(0, end);
  path = end == std::string_view::npos ? std::string_view() : path.substr(end);
  return segment;
}

// "/restapis?mode=import" is "/restapis" and "mode=import".
std::pair<std::string_view, std::string_view> split_query(std::string_view pattern) noexcept {
  const auto mark = pattern.find('?');
  if (mark == pattern.npos) return {pattern, {}};
  return {pattern.substr(0, mark), pattern.substr(mark + 1)};
}

bool is_label(std::string_view segment) noexcept {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

}  // namespace

const std::string& RestCall::label(std::string_view name) const {
  for (const auto& [candidate, value] : labels) {
    if (candidate == name) return value;
  }
  throw std::logic_error(fmt::format("{} has no URI label {}", operation, name));
}

const std::string* RestCall::query_value(std::string_view name) const noexcept {
  for (const auto& [candidate, value] : query) {
    if (candidate == name) return &value;
  }
  return nullptr;
}

bool match_uri(std::string_view pattern, std::string_view raw_path, UriLabels& labels) {
  // Some models' patterns end in '/', some clients send one that isn't in the pattern.
  const auto without_last_slash = [](std::string_view text) {
    return text.size() > 1 && text.back() == '/' ? text.substr(0, text.size() - 1) : text;
  };
  pattern = without_last_slash(split_query(pattern).first);
  raw_path = without_last_slash(raw_path);
  while (!pattern.empty() && !raw_path.empty() && raw_path.front() == '/') {
    const std::string_view expected = take_segment(pattern);
    if (is_label(expected) && expected[expected.size() - 2] == '+') {
      if (raw_path.size() < 2) return false;
      labels.emplace_back(expected.substr(1, expected.size() - 3),
                          http::percent_decode(raw_path.substr(1)));
      return true;
    }
    const std::string_view segment = take_segment(raw_path);
    if (is_label(expected)) {
      if (segment.empty()) return false;
      labels.emplace_back(expected.substr(1, expected.size() - 2), http::percent_decode(segment));
    } else if (segment != expected) {
      return false;
    }
  }
  return pattern.empty() && raw_path.empty();
}

bool match_query(std::string_view pattern, const http::QueryParameters& query) noexcept {
  const std::string_view wanted = split_query(pattern).second;
  if (wanted.empty()) return true;
  const auto equals = wanted.find('=');
  return std::any_of(query.begin(), query.end(), [wanted, equals](const auto& parameter) {
    return parameter.first == wanted.substr(0, equals) &&
           parameter.second == wanted.substr(equals + 1);
  });
}

bool more_specific(std::string_view pattern, std::string_view than) noexcept {
  const bool asks_for_query = !split_query(pattern).second.empty();
  while (!pattern.empty() && !than.empty()) {
    const bool ours = !is_label(take_segment(pattern));
    const bool theirs = !is_label(take_segment(than));
    if (ours != theirs) return ours;
  }
  return asks_for_query;
}

http::Response json_response(unsigned status, std::string body) {
  return http::make_response(status, "application/json", std::move(body));
}

http::Response rest_error(const Error& error, RestErrorStyle style) {
  JsonBuffer buffer;
  JsonWriter writer(buffer);
  writer.StartObject();
  if (style == RestErrorStyle::lambda) {
    write_member(writer, "Type", error.status < 500 ? "User" : "Service");
    write_member(writer, "Message", error.message);
  }
  // Lambda's own errors are inconsistent in the case of this member; with both, every client finds
  // its text.
  write_member(writer, "message", error.message);
  for (const auto& [name, value] : error.members)
    write_member(writer, name, value);
  writer.EndObject();
  http::Response response =
      json_response(error.status, std::string(buffer.GetString(), buffer.GetSize()));
  response.headers.add("x-amzn-ErrorType", error.code);
  return response;
}

Error unknown_rest_operation(const http::Request& request, std::string_view service) {
  return not_implemented(service, fmt::format("{} {}", request.method, request.path()));
}

}  // namespace emulator::aws
