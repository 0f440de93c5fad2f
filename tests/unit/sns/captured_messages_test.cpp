#include "handlers/sns/captured_messages.hpp"

#include <gmock/gmock.h>

namespace emulator::sns {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Kind = CapturedMessage::Kind;

CapturedMessage message(Kind kind, std::string target, std::string text) {
  CapturedMessage made;
  made.kind = kind;
  made.target = std::move(target);
  made.text = std::move(text);
  return made;
}

std::vector<std::string> texts(const CapturedMessages& captured, const aws::Scope& scope, Kind kind,
                               std::string_view target = {}) {
  std::vector<std::string> all;
  captured.for_each(scope, kind, target,
                    [&all](const CapturedMessage& each) { all.push_back(each.text); });
  return all;
}

TEST(CapturedMessages, AreKeptByKindTargetAndScope) {
  const aws::Scope here;
  const aws::Scope there{here.account, "eu-west-1"};
  CapturedMessages captured;
  captured.add(here, message(Kind::sms, "+1", "a"));
  captured.add(here, message(Kind::sms, "+2", "b"));
  captured.add(here, message(Kind::platform_endpoint, "arn", "c"));
  captured.add(there, message(Kind::sms, "+1", "d"));
  EXPECT_THAT(texts(captured, here, Kind::sms), ElementsAre("a", "b"));
  EXPECT_THAT(texts(captured, here, Kind::sms, "+2"), ElementsAre("b"));
  EXPECT_THAT(texts(captured, here, Kind::platform_endpoint), ElementsAre("c"));
  EXPECT_THAT(texts(captured, there, Kind::sms), ElementsAre("d"));
}

TEST(CapturedMessages, AreForgottenAsTheyAreAskedFor) {
  const aws::Scope here;
  CapturedMessages captured;
  captured.add(here, message(Kind::sms, "+1", "a"));
  captured.add(here, message(Kind::sms, "+2", "b"));
  captured.add(here, message(Kind::platform_endpoint, "+2", "c"));
  captured.erase(here, Kind::sms, "+2");
  EXPECT_THAT(texts(captured, here, Kind::sms), ElementsAre("a"));
  captured.erase(here, Kind::sms, {});
  EXPECT_THAT(texts(captured, here, Kind::sms), IsEmpty());
  EXPECT_THAT(texts(captured, here, Kind::platform_endpoint), ElementsAre("c"));
}

TEST(CapturedMessages, OldestGoFirst) {
  const aws::Scope here;
  CapturedMessages captured;
  for (std::size_t i = 0; i < CapturedMessages::max_messages + 2; ++i)
    captured.add(here, message(Kind::sms, "+1", std::to_string(i)));
  const auto kept = texts(captured, here, Kind::sms);
  ASSERT_EQ(kept.size(), CapturedMessages::max_messages);
  EXPECT_EQ(kept.front(), "2");
  captured.add(here, message(Kind::sms, "+1", std::string(CapturedMessages::max_bytes / 2, 'x')));
  captured.add(here, message(Kind::sms, "+1", std::string(CapturedMessages::max_bytes / 2, 'y')));
  EXPECT_EQ(texts(captured, here, Kind::sms).size(), 1u);
}

}  // namespace
}  // namespace emulator::sns
