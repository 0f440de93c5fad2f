#include "lambda/extension_set.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace emulator::lambda {
namespace {

using Event = ExtensionSet::Event;

void expect_refused(const std::optional<Refusal>& refusal, unsigned status,
                    const std::string& type) {
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->status, status);
  EXPECT_EQ(refusal->type, type);
}

// An external extension "e" and an internal one "i", registered for all they may have.
ExtensionSet registered() {
  ExtensionSet set;
  set.launched("e");
  EXPECT_FALSE(set.enroll({"e", {"INVOKE", "SHUTDOWN"}}, "e-id", true));
  EXPECT_FALSE(set.enroll({"i", {"INVOKE"}}, "i-id", true));
  return set;
}

ExtensionSet ready() {
  ExtensionSet set = registered();
  EXPECT_FALSE(set.next("e-id"));
  EXPECT_FALSE(set.next("i-id"));
  return set;
}

TEST(ExtensionSet, waits_for_those_that_were_launched_to_register) {
  ExtensionSet set;
  EXPECT_TRUE(set.all_registered());
  EXPECT_TRUE(set.all_ready());
  set.launched("e");
  EXPECT_FALSE(set.all_registered());
  EXPECT_FALSE(set.enroll({"e", {}}, "e-id", true));
  EXPECT_TRUE(set.all_registered());
  EXPECT_FALSE(set.all_ready());
  EXPECT_FALSE(set.next("e-id"));
  EXPECT_TRUE(set.all_ready());
}

TEST(ExtensionSet, refuses_registrations_as_AWS_does) {
  ExtensionSet set;
  set.launched("e");
  expect_refused(set.enroll({"", {}}, "x", true), 400, "Extension.InvalidExtensionName");
  expect_refused(set.enroll({"e", {"OTHER"}}, "x", true), 400, "Extension.InvalidEventType");
  expect_refused(set.enroll({"i", {"SHUTDOWN"}}, "x", true), 400, "Extension.InvalidEventType");
  expect_refused(set.enroll({"late", {}}, "x", false), 403, "Extension.RegistrationClosed");
  EXPECT_FALSE(set.enroll({"e", {}}, "e-id", true));
  expect_refused(set.enroll({"e", {}}, "again", true), 403, "Extension.InvalidExtensionState");
  for (int i = 1; i < 10; ++i)
    EXPECT_FALSE(set.enroll({"i" + std::to_string(i), {}}, "id" + std::to_string(i), true));
  expect_refused(set.enroll({"i10", {}}, "x", true), 403, "Extension.TooManyExtensions");
}

TEST(ExtensionSet, knows_extensions_by_their_ids_alone) {
  ExtensionSet set = registered();
  expect_refused(set.next(""), 403, "Extension.MissingExtensionIdentifier");
  expect_refused(set.next("e"), 403, "Extension.UnknownExtensionIdentifier");
  EXPECT_EQ(set.take_event("e-id"), Event::none);
}

TEST(ExtensionSet, an_invocation_is_over_when_every_one_asks_again) {
  ExtensionSet set = ready();
  set.invoke();
  EXPECT_FALSE(set.all_ready());
  EXPECT_EQ(set.take_event("e-id"), Event::invoke);
  EXPECT_EQ(set.take_event("e-id"), Event::none);
  EXPECT_EQ(set.take_event("i-id"), Event::invoke);
  EXPECT_FALSE(set.next("i-id"));
  EXPECT_FALSE(set.all_ready());
  EXPECT_FALSE(set.next("e-id"));
  EXPECT_TRUE(set.all_ready());
}

TEST(ExtensionSet, leaves_those_alone_that_want_no_invocations) {
  ExtensionSet set;
  EXPECT_FALSE(set.enroll({"i", {}}, "i-id", true));
  EXPECT_FALSE(set.next("i-id"));
  set.invoke();
  EXPECT_TRUE(set.all_ready());
  EXPECT_EQ(set.take_event("i-id"), Event::none);
}

TEST(ExtensionSet, lets_a_cut_off_poll_be_repeated_without_losing_its_event) {
  ExtensionSet set = ready();
  set.invoke();
  EXPECT_FALSE(set.next("e-id"));
  EXPECT_EQ(set.take_event("e-id"), Event::invoke);
}

TEST(ExtensionSet, says_SHUTDOWN_to_those_that_registered_for_it) {
  ExtensionSet set = ready();
  EXPECT_TRUE(set.wants_shutdown("e"));
  EXPECT_FALSE(set.wants_shutdown("i"));
  set.shut_down();
  EXPECT_EQ(set.take_event("e-id"), Event::shutdown);
  EXPECT_EQ(set.take_event("i-id"), Event::none);
  expect_refused(set.next("e-id"), 403, "Extension.InvalidExtensionState");
}

TEST(ExtensionSet, says_SHUTDOWN_to_one_that_is_at_work_once_it_asks) {
  ExtensionSet set = ready();
  set.invoke();
  EXPECT_EQ(set.take_event("e-id"), Event::invoke);
  set.shut_down();
  EXPECT_EQ(set.take_event("e-id"), Event::none);
  EXPECT_FALSE(set.next("e-id"));
  EXPECT_EQ(set.take_event("e-id"), Event::shutdown);
}

TEST(ExtensionSet, takes_an_init_error_in_Init_alone_and_an_exit_error_once) {
  ExtensionSet set = registered();
  EXPECT_FALSE(set.report_init_error("e-id"));
  expect_refused(set.report_init_error("e-id"), 403, "Extension.InvalidExtensionState");
  expect_refused(set.next("e-id"), 403, "Extension.InvalidExtensionState");
  ExtensionSet other = ready();
  expect_refused(other.report_init_error("e-id"), 403, "Extension.InvalidExtensionState");
  EXPECT_FALSE(other.report_exit_error("e-id"));
  expect_refused(other.report_exit_error("e-id"), 403, "Extension.InvalidExtensionState");
  EXPECT_FALSE(other.wants_shutdown("e"));
}

TEST(ExtensionSet, is_not_ready_with_one_that_is_gone) {
  ExtensionSet set = ready();
  set.exited("e");
  EXPECT_FALSE(set.all_ready());
  EXPECT_FALSE(set.wants_shutdown("e"));
}

TEST(ExtensionSet, shows_itself_as_in_the_log_of_AWS) {
  const ExtensionSet set = ready();
  std::vector<std::string> lines;
  for (const auto& description : set.describe())
    lines.push_back(to_string(description));
  EXPECT_THAT(lines,
              testing::ElementsAre("EXTENSION\tName: e\tState: Ready\tEvents: [INVOKE, SHUTDOWN]",
                                   "EXTENSION\tName: i\tState: Ready\tEvents: [INVOKE]"));
  EXPECT_EQ(*set.name_of("i-id"), "i");
  EXPECT_EQ(set.name_of(""), nullptr);
}

}  // namespace
}  // namespace emulator::lambda
