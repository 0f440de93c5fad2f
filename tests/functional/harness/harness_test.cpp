#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>

#include "harness/child_process.hpp"
#include "harness/http.hpp"
#include "harness/imposter.hpp"
#include "harness/redis.hpp"
#include "harness/zip.hpp"

namespace emulator::functional {
namespace {

TEST(HttpImposter, AnswersInTurnAndRecords) {
  HttpImposter imposter;
  imposter.answer_next({.status = 503});
  imposter.answer_always({.status = 201, .body = "made"});
  EXPECT_EQ(post(imposter.url("/a"), "one").status(), 503);
  EXPECT_EQ(post(imposter.url("/b"), "two").body, "made");
  ASSERT_TRUE(imposter.wait_for_requests(2));
  EXPECT_EQ(imposter.requests()[0].body(), "one");
  EXPECT_EQ(imposter.requests()[1].target, "/b");
}

TEST(RedisServer, StartsAndAnswers) {
  RedisServer server;
  RedisClient client{server.address()};
  EXPECT_EQ(client.size(), 0);
  EXPECT_EQ(client.get("x"), std::nullopt);
}

TEST(ZipBuilder, MakesAnArchiveWithModesAndLinks) {
  const auto zip = ZipBuilder{}
                       .add_program("bootstrap", "#!/bin/sh\n")
                       .add_symlink("link", "bootstrap")
                       .finish();
  EXPECT_EQ(zip.substr(0, 4), "PK\x03\x04");
  EXPECT_NE(zip.find("link"), std::string::npos);
}

TEST(ChildProcess, TellsHowItEndedAndWhatItWrote) {
  ChildProcess child{{"sh", "-c", "echo one; echo two >&2; exit 3"}};
  EXPECT_EQ(child.wait(default_timeout), (ExitStatus{3, 0}));
  EXPECT_EQ(child.output(), "one\ntwo\n");
}

TEST(ChildProcess, LeavesOrphansThatAreSeen) {
  adopt_orphans();
  ChildProcess child{{"sh", "-c", "sleep 60 & echo $!"}};
  ASSERT_TRUE(child.wait(default_timeout));
  const auto left = orphans();
  ASSERT_EQ(left.size(), 1u) << to_string(left);
  EXPECT_EQ(std::to_string(left[0].pid) + '\n', child.output());
  ::kill(left[0].pid, SIGKILL);
  ::waitpid(left[0].pid, nullptr, 0);
}

}  // namespace
}  // namespace emulator::functional
