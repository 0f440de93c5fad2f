#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace emulator::lambda_runtime::http {

using Headers = std::vector<std::pair<std::string, std::string>>;

// One HTTP/1.1 message, its body already freed of chunked coding.
struct Message {
  std::string start_line;  // "HTTP/1.1 200 OK" or "POST /path HTTP/1.1"
  Headers headers;
  std::string body;

  // The first field of that name, in any spelling of its case; null without one.
  const std::string* find(std::string_view name) const noexcept;
  // The same, an empty text without one.
  std::string_view get(std::string_view name) const noexcept;
  // A response's status code, 0 for a start line that has none.
  int status() const noexcept;
  // Whether the connection may carry another message after this one.
  bool keeps_alive() const noexcept;
};

// Cuts one message out of a stream of bytes, however they are split. Does no I/O.
class MessageParser {
 public:
  enum class Kind { request, response };
  enum class State { incomplete, complete, malformed };

  static constexpr std::size_t head_limit = 64 * 1024;
  static constexpr std::size_t default_body_limit = 64 * 1024 * 1024;

  explicit MessageParser(Kind kind, std::size_t body_limit = default_body_limit);

  // Takes what belongs to this message and returns how much that was: what is left begins the next
  // message. Interim responses (100 Continue) are skipped.
  std::size_t consume(std::string_view bytes);
  // The stream ended. A body without a length is complete by that; anything else is malformed.
  void end_of_stream();

  State state() const noexcept;
  // Why the message is malformed; empty otherwise.
  std::string_view fault() const noexcept { return fault_; }
  // Whether a byte of a message has been seen.
  bool started() const noexcept { return started_; }
  // The message ended with the stream, which therefore carries no other.
  bool ended_by_close() const noexcept { return ended_by_close_; }

  Message& message() noexcept { return message_; }

 private:
  enum class Step {
    start_line,
    header_line,
    counted_body,
    chunk_size,
    chunk_data,
    chunk_end,
    trailer,
    body_until_close,
    complete,
    malformed
  };

  std::size_t take_line(std::string_view bytes);
  std::size_t take_body(std::string_view bytes, Step next);
  void on_line(std::string_view line);
  void on_header(std::string_view line);
  void on_head_complete();
  void on_chunk_size(std::string_view line);
  void expect_body(std::uint64_t length, Step step);
  void fail(std::string_view reason);

  Kind kind_;
  std::size_t body_limit_;
  Step step_ = Step::start_line;
  bool started_ = false;
  bool ended_by_close_ = false;
  std::string line_;  // the beginning of a line whose end has not come yet
  std::size_t head_size_ = 0;
  std::uint64_t body_left_ = 0;
  std::string_view fault_;
  Message message_;
};

bool equals_ignoring_case(std::string_view a, std::string_view b) noexcept;

}  // namespace emulator::lambda_runtime::http
