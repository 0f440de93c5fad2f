#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>

namespace emulator::logs {

// One log event, as it is kept. The message belongs to the buffer.
struct Event {
  std::uint64_t sequence = 0;  // in the order of arrival
  std::int64_t timestamp = 0;  // milliseconds since 1970
  std::int64_t ingested = 0;
  std::uint32_t stream = 0;  // the number of the stream in its group
  std::string_view message;
};

// The events of a group in the order in which they came. It holds the newest two megabytes: what
// functions print must not use up the memory. Written to at every line of every function, so a line
// costs a copy and mostly no allocation.
class EventBuffer {
 public:
  static constexpr std::size_t chunk_size = 64 * 1024;
  static constexpr std::size_t limit = 2 * 1024 * 1024;

  // `message` is kept with `ending` behind it. The sequence is given out here.
  void append(Event event, std::string_view ending = {});
  void for_each(const std::function<void(const Event&)>& visit) const;
  void erase_stream(std::uint32_t stream);
  std::size_t size_of_all() const noexcept { return bytes_; }

 private:
  std::deque<std::string> chunks_;
  std::size_t bytes_ = 0;
  std::uint64_t next_sequence_ = 1;
};

}  // namespace emulator::logs
