#include "handlers/custom_domains/store.hpp"

#include <gtest/gtest.h>

namespace emulator::custom_domains {
namespace {

Domain domain(std::string name, aws::Scope scope = {}) {
  Domain made;
  made.scope = std::move(scope);
  made.name = std::move(name);
  return made;
}

TEST(DomainStore, FindsADomainByEachOfItsNames) {
  Store store;
  EXPECT_TRUE(store.empty());
  Domain made = domain("api.example.com");
  made.regional_name = "d-abc.execute-api.us-east-1.amazonaws.com";
  made.distribution_name = "dabc.cloudfront.net";
  const Domain* stored = &store.add(std::move(made));
  EXPECT_FALSE(store.empty());
  EXPECT_EQ(store.of_host("api.example.com"), stored);
  EXPECT_EQ(store.of_host("d-abc.execute-api.us-east-1.amazonaws.com"), stored);
  EXPECT_EQ(store.of_host("d-abc.execute-api.us-east-1.localhost"), stored);
  EXPECT_EQ(store.of_host("dabc.cloudfront.net"), stored);
  EXPECT_EQ(store.of_host("example.com"), nullptr);
  EXPECT_EQ(store.of_host("d-abc.example.com"), nullptr);
  EXPECT_EQ(store.of_host("localhost"), nullptr);
  store.remove(*stored);
  EXPECT_TRUE(store.empty());
}

TEST(DomainStore, TakesWildcardsForOneLabelAndTheExactNameFirst) {
  Store store;
  const Domain* wild = &store.add(domain("*.example.com"));
  const Domain* exact = &store.add(domain("a.example.com"));
  EXPECT_EQ(store.of_host("a.example.com"), exact);
  EXPECT_EQ(store.of_host("b.example.com"), wild);
  EXPECT_EQ(store.of_host("a.b.example.com"), nullptr);
  EXPECT_EQ(store.of_host("example.com"), nullptr);
}

TEST(DomainStore, ServesAPrivateDomainWhereAnEndpointHasAccess) {
  Store store;
  Domain made = domain("private.example.com", {"111111111111", "us-east-1"});
  made.id = "abcd1234";
  const Domain* stored = &store.add(std::move(made));
  EXPECT_EQ(stored->arn(),
            "arn:aws:apigateway:us-east-1:111111111111:/domainnames/private.example.com+abcd1234");
  EXPECT_EQ(store.of_host("private.example.com"), nullptr);
  store.add_association({"222222222222", "us-east-1"},
                        {"association", stored->arn(), "vpce-1", {}});
  EXPECT_EQ(store.of_host("private.example.com"), stored);
  store.remove_association("association");
  EXPECT_EQ(store.of_host("private.example.com"), nullptr);
}

TEST(DomainStore, DropsTheAssociationsOfADomainThatGoes) {
  Store store;
  Domain made = domain("private.example.com");
  made.id = "abcd1234";
  const Domain& stored = store.add(std::move(made));
  store.add_association({}, {"association", stored.arn(), "vpce-1", {}});
  store.remove(stored);
  EXPECT_EQ(store.find_association("association"), nullptr);
}

TEST(DomainStore, KnowsANameAsTakenInItsRegionWhoseverItIs) {
  Store store;
  store.add(domain("api.example.com", {"111111111111", "eu-west-1"}));
  EXPECT_TRUE(store.is_taken("eu-west-1", "api.example.com"));
  EXPECT_FALSE(store.is_taken("us-east-1", "api.example.com"));
}

TEST(DomainStore, TellsWhichApisAndStagesDomainsLeadTo) {
  Store store;
  Domain& stored = store.add(domain("api.example.com"));
  stored.mappings["v1"] = {"1", "v1", "api1", "prod"};
  stored.rules["r"] = {"r", 1, {}, "api2", "test", false};
  EXPECT_TRUE(store.maps({}, "api1"));
  EXPECT_TRUE(store.maps({}, "api1", "prod"));
  EXPECT_FALSE(store.maps({}, "api1", "test"));
  EXPECT_TRUE(store.maps({}, "api2", "test"));
  EXPECT_FALSE(store.maps({}, "api3"));
  EXPECT_FALSE(store.maps({"111111111111", "us-east-1"}, "api1"));
}

TEST(DomainStore, AsksEachControlPlaneForAnApi) {
  Store store;
  store.add_apis([](const aws::Scope&, const std::string& id) -> std::optional<MappableApi> {
    if (id != "rest") return std::nullopt;
    return MappableApi{Protocol::rest, {"prod"}};
  });
  store.add_apis([](const aws::Scope&, const std::string& id) -> std::optional<MappableApi> {
    if (id != "http") return std::nullopt;
    return MappableApi{Protocol::http, {"$default"}};
  });
  EXPECT_EQ(store.find_api({}, "rest")->protocol, Protocol::rest);
  EXPECT_TRUE(store.find_api({}, "http")->has_stage("$default"));
  EXPECT_FALSE(store.find_api({}, "http")->has_stage("prod"));
  EXPECT_FALSE(store.find_api({}, "other"));
}

}  // namespace
}  // namespace emulator::custom_domains
