#include "handlers/logs/event_buffer.hpp"

#include <cstring>
#include <utility>

namespace emulator::logs {
namespace {

struct Header {
  std::uint64_t sequence;
  std::int64_t timestamp;
  std::int64_t ingested;
  std::uint32_t stream;
  std::uint32_t size;
};

}  // namespace

void EventBuffer::append(Event event, std::string_view ending) {
  const Header header{next_sequence_++, event.timestamp, event.ingested, event.stream,
                      static_cast<std::uint32_t>(event.message.size() + ending.size())};
  const std::size_t needed = sizeof header + header.size;
  if (chunks_.empty() || chunks_.back().size() + needed > chunks_.back().capacity()) {
    chunks_.emplace_back();
    chunks_.back().reserve(std::max(chunk_size, needed));
  }
  std::string& chunk = chunks_.back();
  chunk.append(reinterpret_cast<const char*>(&header), sizeof header);
  chunk += event.message;
  chunk += ending;
  bytes_ += needed;
  while (bytes_ > limit && chunks_.size() > 1) {
    bytes_ -= chunks_.front().size();
    chunks_.pop_front();
  }
}

void EventBuffer::for_each(const std::function<void(const Event&)>& visit) const {
  for (const std::string& chunk : chunks_) {
    for (std::size_t at = 0; at < chunk.size();) {
      Header header;
      std::memcpy(&header, chunk.data() + at, sizeof header);
      at += sizeof header;
      visit({header.sequence, header.timestamp, header.ingested, header.stream,
             std::string_view(chunk).substr(at, header.size)});
      at += header.size;
    }
  }
}

void EventBuffer::erase_stream(std::uint32_t stream) {
  const std::deque<std::string> before = std::exchange(chunks_, {});
  bytes_ = 0;
  EventBuffer all;
  all.chunks_ = before;
  const auto next = next_sequence_;
  all.for_each([&](const Event& event) {
    if (event.stream == stream) return;
    next_sequence_ = event.sequence;  // it keeps the one it has
    append(event);
  });
  next_sequence_ = next;
}

}  // namespace emulator::logs
