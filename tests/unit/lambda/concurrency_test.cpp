#include "lambda/concurrency.hpp"

#include <optional>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace emulator::lambda {
namespace {

using Refusal = FunctionConcurrency::Refusal;

struct Concurrency : ::testing::Test {
  std::shared_ptr<AccountConcurrency> account = std::make_shared<AccountConcurrency>();
  std::shared_ptr<FunctionConcurrency> one = std::make_shared<FunctionConcurrency>(account);
  std::shared_ptr<FunctionConcurrency> other = std::make_shared<FunctionConcurrency>(account);
  std::vector<FunctionConcurrency::Place> places;

  // Holds the place until the end of the test.
  std::optional<Refusal> admit(const std::shared_ptr<FunctionConcurrency>& function,
                               std::string_view version = "$LATEST") {
    auto admission = FunctionConcurrency::admit(function, version);
    if (!admission.refusal) places.push_back(std::move(admission.place));
    return admission.refusal;
  }
};

TEST_F(Concurrency, EndsAtTheAccountsLimit) {
  account->limit = 2;
  EXPECT_EQ(admit(one), std::nullopt);
  EXPECT_EQ(admit(other), std::nullopt);
  EXPECT_EQ(admit(one), Refusal::account_limit);
  places.clear();
  EXPECT_EQ(account->in_flight, 0u);
  EXPECT_EQ(admit(one), std::nullopt);
}

TEST_F(Concurrency, OfAFunctionEndsAtItsReservation) {
  account->limit = 10;
  account->reserved = 1;
  one->reserve(1);
  EXPECT_EQ(admit(one), std::nullopt);
  EXPECT_EQ(admit(one), Refusal::function_limit);
  // Reserved ones take nothing from the others.
  EXPECT_EQ(account->in_flight, 0u);
  one->reserve(0);
  places.clear();
  EXPECT_EQ(admit(one), Refusal::function_limit);
  one->reserve(std::nullopt);
  EXPECT_EQ(admit(one), std::nullopt);
}

TEST_F(Concurrency, ThatIsReservedIsKeptFromOthers) {
  account->limit = 2;
  account->reserved = 2;
  one->reserve(2);
  EXPECT_EQ(admit(other), Refusal::account_limit);
  EXPECT_EQ(admit(one), std::nullopt);
}

TEST_F(Concurrency, ThatIsProvisionedBelongsToItsVersion) {
  account->limit = 2;
  account->provisioned = 1;
  one->provision("1", 1);
  EXPECT_EQ(admit(other), std::nullopt);
  EXPECT_EQ(admit(one, "2"), Refusal::account_limit);
  EXPECT_EQ(admit(one, "1"), std::nullopt);
  EXPECT_EQ(admit(one, "1"), Refusal::account_limit);
}

TEST_F(Concurrency, WithoutAFunctionHasNoLimit) {
  EXPECT_EQ(admit(nullptr), std::nullopt);
}

}  // namespace
}  // namespace emulator::lambda
