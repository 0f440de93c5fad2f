#include "handlers/sqs/names.hpp"

#include <gtest/gtest.h>

namespace emulator::sqs {
namespace {

std::string parsed(std::string_view url) {
  const auto address = parse_queue_url(url, {"111111111111", "eu-north-1"});
  if (!address) return "none";
  return address->scope.region + " " + address->scope.account + " " + address->name;
}

TEST(QueueUrl, IsReadWhateverStandsBeforeTheAccount) {
  EXPECT_EQ(parsed("http://localhost:4566/000000000000/q"), "eu-north-1 000000000000 q");
  EXPECT_EQ(parsed("/000000000000/q.fifo"), "eu-north-1 000000000000 q.fifo");
  EXPECT_EQ(parsed("http://sqs.us-west-2.localhost.localstack.cloud:4566/000000000000/q"),
            "us-west-2 000000000000 q");
  EXPECT_EQ(parsed("https://sqs.us-west-2.amazonaws.com/123456789012/q"),
            "us-west-2 123456789012 q");
  EXPECT_EQ(parsed("http://us-west-2.queue.localhost.localstack.cloud:4566/000000000000/q"),
            "us-west-2 000000000000 q");
  EXPECT_EQ(parsed("http://localhost:4566/queue/us-west-2/000000000000/q"),
            "us-west-2 000000000000 q");
}

TEST(QueueUrl, IsNoOtherText) {
  for (const char* text : {"", "q", "http://localhost:4566", "http://localhost:4566/q",
                           "http://localhost:4566/account/q", "http://localhost/000000000000/"}) {
    EXPECT_EQ(parsed(text), "none") << text;
  }
}

TEST(QueueUrl, IsWrittenAsItIsRead) {
  EXPECT_EQ(queue_url("http://emulator:4566", {"000000000000", "us-east-1"}, "q"),
            "http://emulator:4566/000000000000/q");
}

TEST(QueueName, HasEightyOfSomeCharacters) {
  for (const char* good : {"q", "A-b_9"})
    EXPECT_FALSE(check_queue_name(good, false)) << good;
  EXPECT_FALSE(check_queue_name(std::string(80, 'q'), false));
  for (const char* bad : {"", "a b", "a.b", "q.fifo", "ü"})
    EXPECT_TRUE(check_queue_name(bad, false)) << bad;
  EXPECT_TRUE(check_queue_name(std::string(81, 'q'), false));
}

TEST(QueueName, OfAFifoQueueEndsSo) {
  EXPECT_FALSE(check_queue_name("q.fifo", true));
  EXPECT_FALSE(check_queue_name(std::string(75, 'q') + ".fifo", true));
  for (const char* bad : {"q", ".fifo", "a.b.fifo"})
    EXPECT_TRUE(check_queue_name(bad, true)) << bad;
  EXPECT_TRUE(check_queue_name(std::string(76, 'q') + ".fifo", true));
}

}  // namespace
}  // namespace emulator::sqs
