#include "daemon/before_wait.hpp"

#include <string>

#include <gtest/gtest.h>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

namespace emulator {
namespace {

class BeforeWaitTest : public testing::Test {
 protected:
  void note(const char* what) { order_ += what; }
  void put_off(const char* what) {
    before_wait_.add([this, what] { note(what); });
  }

  boost::asio::io_context loop_;
  BeforeWait& before_wait_ = boost::asio::use_service<BeforeWait>(loop_);
  std::string order_;
};

TEST_F(BeforeWaitTest, ComesAfterAllThatIsReadyAndBeforeTheNextEvent) {
  boost::asio::steady_timer timer(loop_, std::chrono::milliseconds(1));
  timer.async_wait([this](const boost::system::error_code&) { note("event "); });
  boost::asio::post(loop_, [this] {
    put_off("off ");
    boost::asio::post(loop_, [this] { note("posted "); });
    note("first ");
  });
  run_loop(loop_);
  EXPECT_EQ(order_, "first posted off event ");
}

TEST_F(BeforeWaitTest, MayPutOffMore) {
  boost::asio::post(loop_, [this] {
    before_wait_.add([this] {
      note("one ");
      put_off("two ");
    });
  });
  run_loop(loop_);
  EXPECT_EQ(order_, "one two ");
}

TEST_F(BeforeWaitTest, IsNotPutOffForEverByALoopThatIsBusy) {
  const auto begin = std::chrono::steady_clock::now();
  bool done = false;
  std::function<void()> busy = [&] {
    before_wait_.add([&] { done = true; });
    const bool in_time = std::chrono::steady_clock::now() - begin < std::chrono::seconds(30);
    if (!done && in_time) boost::asio::post(loop_, busy);
  };
  boost::asio::post(loop_, busy);
  run_loop(loop_);
  EXPECT_TRUE(done);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(30));
}

TEST_F(BeforeWaitTest, IsDoneAtOnceWhereNobodyRunsTheLoopForIt) {
  boost::asio::post(loop_, [this] {
    put_off("off ");
    note("first ");
  });
  loop_.run();
  EXPECT_EQ(order_, "off first ");
}

TEST_F(BeforeWaitTest, LastsUntilTheLoopIsStopped) {
  boost::asio::post(loop_, [this] {
    put_off("off ");
    loop_.stop();
  });
  run_loop(loop_);
  EXPECT_EQ(order_, "off ");
}

}  // namespace
}  // namespace emulator
