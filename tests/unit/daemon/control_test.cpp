#include "daemon/control.hpp"

#include <gtest/gtest.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>

#include "daemon/activity.hpp"
#include "daemon/random.hpp"

namespace emulator {
namespace {

class ControlTest : public testing::Test {
 protected:
  http::Response call(std::string method, std::string target) {
    http::Request request;
    request.method = std::move(method);
    request.target = std::move(target);
    std::optional<http::Response> response;
    boost::asio::co_spawn(loop_, control_.handle(request),
                          [&](const std::exception_ptr& failure, http::Response given) {
                            EXPECT_FALSE(failure);
                            response = std::move(given);
                          });
    loop_.restart();
    loop_.run();
    return response.value();
  }

  boost::asio::awaitable<void> count_reset() {
    ++resets_;
    co_return;
  }

  int resets_ = 0;
  boost::asio::io_context loop_;
  boost::asio::thread_pool workers_{1};
  ManualClock clock_;
  SeededRandom random_;
  Activity activity_{loop_.get_executor()};
  Config config_;
  Platform platform_{loop_.get_executor(), workers_, clock_, random_, activity_, config_};
  Control control_{platform_, {{"sns", "lambda"}, [this] { return count_reset(); }}};
};

TEST_F(ControlTest, HealthNamesTheServicesUnderBothPaths) {
  for (const char* path : {"/_emulator/health", "/_localstack/health"}) {
    const auto response = call("GET", path);
    EXPECT_EQ(response.status, 200u);
    EXPECT_TRUE(response.body.starts_with(R"({"services":{"sns":"running","lambda":"running"})"));
    EXPECT_NE(response.body.find(R"("version":)"), std::string::npos);
  }
}

TEST_F(ControlTest, ResetTakesOnlyPost) {
  EXPECT_EQ(call("GET", "/_emulator/reset").status, 405u);
  EXPECT_EQ(resets_, 0);
  EXPECT_EQ(call("POST", "/_emulator/reset").status, 200u);
  EXPECT_EQ(resets_, 1);
}

TEST_F(ControlTest, IdleAnswersAtOnceOrAtItsTimeout) {
  EXPECT_EQ(call("GET", "/_emulator/idle").status, 200u);
  const auto token = activity_.begin();
  const auto busy = call("GET", "/_emulator/idle?timeout=0");
  EXPECT_EQ(busy.status, 504u);
  EXPECT_EQ(busy.body, R"({"idle":false,"in_flight":1})");
}

TEST_F(ControlTest, IdleRefusesATimeoutThatIsNone) {
  EXPECT_EQ(call("GET", "/_emulator/idle?timeout=soon").status, 400u);
  EXPECT_EQ(call("GET", "/_emulator/idle?timeout=-1").status, 400u);
}

TEST_F(ControlTest, UnknownPathsNameTheKnownOnes) {
  const auto response = call("GET", "/_emulator/nothing");
  EXPECT_EQ(response.status, 404u);
  EXPECT_NE(response.body.find("/_emulator/idle"), std::string::npos);
}

}  // namespace
}  // namespace emulator
