#include "handlers/custom_domains/choice.hpp"

#include <ostream>
#include <tuple>

#include <gtest/gtest.h>

namespace emulator::custom_domains {

bool operator==(const Choice& a, const Choice& b) {
  return std::tie(a.api_id, a.stage, a.path) == std::tie(b.api_id, b.stage, b.path);
}
void PrintTo(const Choice& choice, std::ostream* out) {
  *out << choice.api_id << ' ' << choice.stage << ' ' << choice.path;
}

namespace {

void map(Domain& domain, const std::string& base_path, std::string api_id,
         std::string stage = "prod") {
  domain.mappings[base_path] = {"id", base_path, std::move(api_id), std::move(stage)};
}

// The domain of AWS's own example.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html
Domain example() {
  Domain domain;
  map(domain, "", "api1");
  map(domain, "orders", "api2");
  map(domain, "orders/v1/items", "api3");
  map(domain, "orders/v2/items", "api4");
  map(domain, "orders/v2/items/categories", "api5");
  return domain;
}

std::optional<Choice> chosen(const Domain& domain, std::string_view path,
                             const http::Headers& headers = {}) {
  return choose(domain, path, headers);
}

TEST(DomainChoice, TakesTheLongestMappingThatFitsAsInAwssExample) {
  const Domain domain = example();
  EXPECT_EQ(chosen(domain, "/orders"), (Choice{"api2", "prod", "/"}));
  EXPECT_EQ(chosen(domain, "/orders/v1/items"), (Choice{"api3", "prod", "/"}));
  EXPECT_EQ(chosen(domain, "/orders/v2/items"), (Choice{"api4", "prod", "/"}));
  EXPECT_EQ(chosen(domain, "/orders/v1/items/123"), (Choice{"api3", "prod", "/123"}));
  EXPECT_EQ(chosen(domain, "/orders/v2/items/categories/5"), (Choice{"api5", "prod", "/5"}));
  EXPECT_EQ(chosen(domain, "/customers"), (Choice{"api1", "prod", "/customers"}));
  EXPECT_EQ(chosen(domain, "/ordersandmore"), (Choice{"api1", "prod", "/ordersandmore"}));
}

TEST(DomainChoice, KeepsWhatFollowsTheBasePathAsItStandsInTheRequest) {
  const Domain domain = example();
  EXPECT_EQ(chosen(domain, "/orders/a%2Fb//c/"), (Choice{"api2", "prod", "/a%2Fb//c/"}));
  EXPECT_EQ(chosen(domain, "/orders/"), (Choice{"api2", "prod", "/"}));
  EXPECT_EQ(chosen(domain, ""), (Choice{"api1", "prod", "/"}));
  EXPECT_EQ(chosen(domain, "/"), (Choice{"api1", "prod", "/"}));
}

TEST(DomainChoice, ComparesDecodedSegmentsWithRegardToCase) {
  Domain domain;
  map(domain, "it's(v1)", "api");
  EXPECT_EQ(chosen(domain, "/it%27s%28v1%29/x"), (Choice{"api", "prod", "/x"}));
  EXPECT_EQ(chosen(domain, "/IT's(v1)/x"), std::nullopt);
}

TEST(DomainChoice, FindsNothingWhereNoMappingFits) {
  Domain domain;
  EXPECT_EQ(chosen(domain, "/orders"), std::nullopt);
  map(domain, "orders", "api");
  EXPECT_EQ(chosen(domain, "/customers"), std::nullopt);
  EXPECT_EQ(chosen(domain, "//orders"), std::nullopt);
}

TEST(DomainChoice, TakesTheStageFromThePathWhereTheMappingNamesNone) {
  Domain domain;
  map(domain, "v1", "api", "");
  EXPECT_EQ(chosen(domain, "/v1/test/orders"), (Choice{"api", "test", "/orders"}));
  EXPECT_EQ(chosen(domain, "/v1/test"), (Choice{"api", "test", "/"}));
  EXPECT_EQ(chosen(domain, "/v1"), (Choice{"api", "", "/"}));
}

RoutingRule rule(int priority, std::string api_id, std::vector<Condition> conditions,
                 bool strip = false) {
  return {std::to_string(priority), priority, std::move(conditions),
          std::move(api_id),        "prod",   strip};
}

Domain with_rules(RoutingMode mode, std::vector<RoutingRule> rules) {
  Domain domain = example();
  domain.routing_mode = mode;
  for (auto& one : rules)
    domain.rules.emplace(one.id, std::move(one));
  return domain;
}

TEST(DomainChoice, AsksRulesInTheOrderOfTheirPriorities) {
  const Domain domain =
      with_rules(RoutingMode::rules,
                 {rule(100, "last", {}), rule(10, "first", {{{}, {{"x-version", "b*"}}}}),
                  rule(50, "second", {{{}, {{"Hello", "World"}}}, {{}, {{"x-version", "beta"}}}})});
  EXPECT_EQ(chosen(domain, "/a", {{"X-Version", "beta"}, {"hello", "World"}})->api_id, "first");
  EXPECT_EQ(chosen(domain, "/a", {{"x-version", "Beta"}})->api_id, "last");
  EXPECT_EQ(chosen(domain, "/orders"), (Choice{"last", "prod", "/orders"}));
}

TEST(DomainChoice, AsksForAllConditionsOfARuleAndAnyHeaderOfOne) {
  const Domain domain = with_rules(
      RoutingMode::rules, {rule(1, "api", {{{"users"}, {}}, {{}, {{"a", "1"}, {"b", "*2*"}}}})});
  EXPECT_TRUE(chosen(domain, "/users/7", {{"b", "123"}}));
  EXPECT_TRUE(chosen(domain, "/users/7", {{"a", "0"}, {"a", "1"}}));
  EXPECT_FALSE(chosen(domain, "/users/7", {{"a", "2"}}));
  EXPECT_FALSE(chosen(domain, "/user", {{"a", "1"}}));
}

TEST(DomainChoice, StripsTheBasePathWhereTheRuleSaysSo) {
  const std::vector<Condition> base{{{"shop/v1"}, {}}};
  const Domain keeps = with_rules(RoutingMode::rules, {rule(1, "api", base)});
  EXPECT_EQ(chosen(keeps, "/shop/v1/cats"), (Choice{"api", "prod", "/shop/v1/cats"}));
  const Domain strips = with_rules(RoutingMode::rules, {rule(1, "api", base, true)});
  EXPECT_EQ(chosen(strips, "/shop/v1/cats"), (Choice{"api", "prod", "/cats"}));
  EXPECT_EQ(chosen(strips, "/shop/v1"), (Choice{"api", "prod", "/"}));
}

TEST(DomainChoice, AsksMappingsAfterRulesOnlyInTheModeOfBoth) {
  const std::vector<RoutingRule> rules{rule(1, "ruled", {{{"orders"}, {}}})};
  const Domain both = with_rules(RoutingMode::rules_then_mappings, rules);
  EXPECT_EQ(chosen(both, "/orders")->api_id, "ruled");
  EXPECT_EQ(chosen(both, "/customers")->api_id, "api1");
  EXPECT_EQ(chosen(with_rules(RoutingMode::rules, rules), "/customers"), std::nullopt);
  EXPECT_EQ(chosen(with_rules(RoutingMode::mappings, rules), "/orders")->api_id, "api2");
}

TEST(HeaderGlob, MatchesByPrefixSuffixAndContents) {
  EXPECT_TRUE(matches_glob("a*", "account"));
  EXPECT_FALSE(matches_glob("a*", "beta"));
  EXPECT_TRUE(matches_glob("*a", "alpha"));
  EXPECT_FALSE(matches_glob("*a", "users"));
  EXPECT_TRUE(matches_glob("*a*", "beta-2"));
  EXPECT_FALSE(matches_glob("*a*", "users"));
  EXPECT_TRUE(matches_glob("*", ""));
  EXPECT_TRUE(matches_glob("alpha", "alpha"));
  EXPECT_FALSE(matches_glob("alpha", "Alpha"));
}

}  // namespace
}  // namespace emulator::custom_domains
