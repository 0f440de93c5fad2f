#include "lambda/memory_watch.hpp"

#include <algorithm>
#include <utility>

#include "lambda/memory_group.hpp"
#include "lambda/process_memory.hpp"

namespace emulator::lambda {
namespace {

constexpr auto interval = std::chrono::milliseconds(25);
constexpr auto peak_age = std::chrono::milliseconds(250);

}  // namespace

MemoryWatch::MemoryWatch(const boost::asio::any_io_executor& executor, unsigned limit_mb,
                         std::function<void()> on_exceeded)
    : limit_mb_(limit_mb), on_exceeded_(std::move(on_exceeded)), timer_(executor) {}

MemoryWatch::~MemoryWatch() = default;

void MemoryWatch::count_in(std::unique_ptr<MemoryGroup> group) {
  group_ = std::move(group);
}

std::unique_ptr<MemoryGroup> MemoryWatch::take_group() {
  return std::exchange(group_, nullptr);
}

void MemoryWatch::start(pid_t pid) {
  pid_ = pid;
  work(Clock::now());
}

void MemoryWatch::process_ended() {
  pid_ = -1;
}

bool MemoryWatch::exceeded() {
  if (!exceeded_ && group_ && group_->out_of_memory()) {
    exceeded_ = true;
    peak_mb_ = limit_mb_;
  }
  return exceeded_;
}

std::optional<std::size_t> MemoryWatch::used_mb() const {
  return group_ ? group_->used_mb() : group_memory_mb(pid_);
}

std::optional<std::size_t> MemoryWatch::read_peak_mb() const {
  auto peak = group_ ? group_->peak_mb() : std::nullopt;
  if (!peak) peak = peak_memory_mb(pid_);
  // What the kernel counts besides may go a little past it.
  return peak && group_ ? std::min<std::size_t>(*peak, limit_mb_) : peak;
}

void MemoryWatch::work(Clock::time_point since) {
  since_ = since;
  working_ = true;
  look_later();
}

void MemoryWatch::stop() {
  pid_ = -1;
  timer_.cancel();
}

void MemoryWatch::look_later() {
  if (waiting_ || pid_ <= 0) return;
  waiting_ = true;
  timer_.expires_after(interval);
  timer_.async_wait([weak = weak_from_this()](const boost::system::error_code& error) {
    const auto self = weak.lock();
    if (!error && self) self->look();
  });
}

void MemoryWatch::look() {
  waiting_ = false;
  if (pid_ <= 0 || !working_) return;
  // Invocations that come and go in between are never looked at.
  if (Clock::now() - since_ >= interval) {
    const auto used = used_mb();
    if (used && *used > peak_mb_.value_or(0)) peak_mb_ = used;
    if (used && *used > limit_mb_) {
      exceeded_ = true;
      peak_mb_ = limit_mb_;
      on_exceeded_();
      return;
    }
  }
  look_later();
}

std::optional<std::size_t> MemoryWatch::peak_mb() {
  const auto now = Clock::now();
  // It only grows, and asking the kernel costs as much as a small invocation.
  if (pid_ > 0 && !exceeded_ && (!peak_mb_ || now - peak_read_ > peak_age)) {
    if (const auto read = read_peak_mb()) {
      peak_mb_ = std::max(*read, peak_mb_.value_or(0));
    }
    peak_read_ = now;
  }
  return peak_mb_;
}

}  // namespace emulator::lambda
