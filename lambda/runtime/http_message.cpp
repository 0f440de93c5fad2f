#include "lambda_runtime/http_message.hpp"

#include <algorithm>
#include <charconv>

namespace emulator::lambda_runtime::http {
namespace {

char lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string_view trim(std::string_view text) noexcept {
  constexpr std::string_view blanks = " \t\r";
  const auto begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

// Whether a comma-separated field value names `token`.
bool has_token(std::string_view value, std::string_view token) noexcept {
  while (!value.empty()) {
    const auto comma = std::min(value.find(','), value.size());
    if (equals_ignoring_case(trim(value.substr(0, comma)), token)) return true;
    value.remove_prefix(std::min(comma + 1, value.size()));
  }
  return false;
}

template <class Number>
bool parse_number(std::string_view text, Number& number, int base = 10) noexcept {
  if (text.empty()) return false;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  return error == std::errc{} && end == text.data() + text.size();
}

}  // namespace

bool equals_ignoring_case(std::string_view a, std::string_view b) noexcept {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

const std::string* Message::find(std::string_view name) const noexcept {
  for (const auto& [field, value] : headers) {
    if (equals_ignoring_case(field, name)) return &value;
  }
  return nullptr;
}

std::string_view Message::get(std::string_view name) const noexcept {
  const auto* value = find(name);
  return value == nullptr ? std::string_view{} : std::string_view{*value};
}

int Message::status() const noexcept {
  int status = 0;
  const auto space = start_line.find(' ');
  if (space == std::string::npos) return 0;
  if (!parse_number(std::string_view{start_line}.substr(space + 1, 3), status)) return 0;
  return status >= 100 ? status : 0;
}

bool Message::keeps_alive() const noexcept {
  const auto connection = get("Connection");
  if (start_line.find("HTTP/1.0") != std::string::npos) return has_token(connection, "keep-alive");
  return !has_token(connection, "close");
}

MessageParser::MessageParser(Kind kind, std::size_t body_limit)
    : kind_(kind), body_limit_(body_limit) {}

MessageParser::State MessageParser::state() const noexcept {
  if (step_ == Step::complete) return State::complete;
  return step_ == Step::malformed ? State::malformed : State::incomplete;
}

std::size_t MessageParser::consume(std::string_view bytes) {
  std::size_t taken = 0;
  while (taken < bytes.size() && state() == State::incomplete) {
    started_ = true;
    const auto rest = bytes.substr(taken);
    switch (step_) {
      case Step::counted_body:
        taken += take_body(rest, Step::complete);
        break;
      case Step::chunk_data:
        taken += take_body(rest, Step::chunk_end);
        break;
      case Step::body_until_close:
        if (rest.size() > body_limit_ - message_.body.size()) {
          fail("the body is too large");
        } else {
          message_.body.append(rest);
          taken += rest.size();
        }
        break;
      default:
        taken += take_line(rest);
    }
  }
  return taken;
}

void MessageParser::end_of_stream() {
  if (step_ == Step::body_until_close) {
    step_ = Step::complete;
    ended_by_close_ = true;
  } else if (state() == State::incomplete) {
    fail("the connection ended within the message");
  }
}

std::size_t MessageParser::take_line(std::string_view bytes) {
  const auto end = bytes.find('\n');
  const auto size = end == std::string_view::npos ? bytes.size() : end + 1;
  head_size_ += size;
  if (head_size_ > head_limit) {
    fail("the head is too large");
    return size;
  }
  if (end == std::string_view::npos) {
    line_.append(bytes);
    return size;
  }
  auto line = bytes.substr(0, end);
  if (!line_.empty()) line = line_.append(line);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  on_line(line);
  line_.clear();
  return size;
}

std::size_t MessageParser::take_body(std::string_view bytes, Step next) {
  const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size(), body_left_));
  message_.body.append(bytes.substr(0, size));
  body_left_ -= size;
  if (body_left_ == 0) step_ = next;
  return size;
}

void MessageParser::on_line(std::string_view line) {
  switch (step_) {
    case Step::start_line:
      // A blank line before the message is allowed (RFC 9112, 2.2).
      if (line.empty()) return;
      message_.start_line = line;
      if (kind_ == Kind::response && (line.substr(0, 7) != "HTTP/1." || message_.status() == 0)) {
        return fail("not an HTTP/1.1 response");
      }
      step_ = Step::header_line;
      return;
    case Step::header_line:
      return line.empty() ? on_head_complete() : on_header(line);
    case Step::chunk_size:
      return on_chunk_size(line);
    case Step::chunk_end:
      if (!line.empty()) return fail("a chunk is longer than its size");
      step_ = Step::chunk_size;
      return;
    case Step::trailer:
      if (line.empty()) step_ = Step::complete;
      return;
    default:
      return;
  }
}

void MessageParser::on_header(std::string_view line) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || line[0] == ' ' || line[0] == '\t') {
    return fail("a header line has no name");
  }
  message_.headers.emplace_back(line.substr(0, colon), trim(line.substr(colon + 1)));
}

void MessageParser::on_head_complete() {
  const int status = kind_ == Kind::response ? message_.status() : 0;
  if (status >= 100 && status < 200) {
    message_ = {};
    step_ = Step::start_line;
    return;
  }
  if (status == 204 || status == 304) return expect_body(0, Step::counted_body);
  if (has_token(message_.get("Transfer-Encoding"), "chunked")) {
    step_ = Step::chunk_size;
    return;
  }
  const std::string* length = nullptr;
  for (const auto& [name, value] : message_.headers) {
    if (!equals_ignoring_case(name, "Content-Length")) continue;
    if (length != nullptr && *length != value) return fail("Content-Length is given twice");
    length = &value;
  }
  if (length != nullptr) {
    std::uint64_t size = 0;
    if (!parse_number(*length, size)) return fail("Content-Length is no number");
    return expect_body(size, Step::counted_body);
  }
  if (kind_ == Kind::request) return expect_body(0, Step::counted_body);
  step_ = Step::body_until_close;
}

void MessageParser::on_chunk_size(std::string_view line) {
  std::uint64_t size = 0;
  // What follows a semicolon is an extension, of which we know none.
  if (!parse_number(trim(line.substr(0, line.find(';'))), size, 16)) {
    return fail("a chunk has no size");
  }
  head_size_ = 0;
  if (size == 0) {
    step_ = Step::trailer;
  } else {
    expect_body(size, Step::chunk_data);
  }
}

void MessageParser::expect_body(std::uint64_t length, Step step) {
  if (length > body_limit_ - message_.body.size()) return fail("the body is too large");
  body_left_ = length;
  step_ = length == 0 ? Step::complete : step;
  message_.body.reserve(message_.body.size() + static_cast<std::size_t>(length));
}

void MessageParser::fail(std::string_view reason) {
  fault_ = reason;
  step_ = Step::malformed;
}

}  // namespace emulator::lambda_runtime::http
