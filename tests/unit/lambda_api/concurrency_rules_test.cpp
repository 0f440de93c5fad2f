#include "handlers/lambda/concurrency_rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "handlers/lambda/function.hpp"

namespace emulator::lambda {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

Function with_alias(std::map<std::string, double> weights) {
  Function function;
  function.aliases.emplace("prod", Alias{"prod", "1", {}, std::move(weights), {}});
  function.provisioned["prod"].requested = 10;
  return function;
}

TEST(ProvisionedConcurrency, OfAnAliasIsThatOfItsVersion) {
  EXPECT_THAT(provisioned_by_version(with_alias({})), ElementsAre(Pair("1", 10)));
}

TEST(ProvisionedConcurrency, OfAnAliasThatBecameWeightedIsSplit) {
  EXPECT_THAT(provisioned_by_version(with_alias({{"2", 0.25}})),
              ElementsAre(Pair("1", 7), Pair("2", 3)));
  EXPECT_THAT(provisioned_by_version(with_alias({{"2", 1.0}})),
              ElementsAre(Pair("1", 0), Pair("2", 10)));
}

TEST(ReservedConcurrency, OfASmallAccountIsNone) {
  // AWS keeps 100 unreserved, or all that a new account has.
  EXPECT_EQ(kept_unreserved(1000), 100);
  EXPECT_EQ(kept_unreserved(10), 10);
  EXPECT_TRUE(check_reservation({10, 0, 0}, {}, 1));
  EXPECT_FALSE(check_reservation({10, 0, 0}, {}, 0));
}

TEST(ReservedConcurrency, LeavesWhatOthersHave) {
  EXPECT_FALSE(check_reservation({1000, 500, 100}, {}, 300));
  EXPECT_TRUE(check_reservation({1000, 500, 100}, {}, 301));
}

}  // namespace
}  // namespace emulator::lambda
