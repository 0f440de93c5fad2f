#include "handlers/logs/live_tail_sessions.hpp"

#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace emulator::logs {

void LiveTailSessions::offer(const aws::Scope& scope, std::string_view group,
                             const LiveTail::Event& event, LiveTail::Time now) {
  for (LiveTailSession* session : open_)
    session->tail().offer(scope, group, event, now);
}

void LiveTailSessions::end_all() {
  for (LiveTailSession* session : open_)
    session->end();
}

LiveTailSession::LiveTailSession(std::shared_ptr<LiveTailSessions> all, const Platform& platform,
                                 LiveTail tail)
    : all_(std::move(all)), tail_(std::move(tail)), timer_(platform.loop) {
  all_->open_.push_back(this);
}

LiveTailSession::~LiveTailSession() {
  std::erase(all_->open_, this);
}

boost::asio::awaitable<void> LiveTailSession::wait(std::chrono::steady_clock::duration duration) {
  timer_.expires_after(duration);
  co_await timer_.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
}

void LiveTailSession::end() {
  ended_ = true;
  timer_.cancel();
}

}  // namespace emulator::logs
