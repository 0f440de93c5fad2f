#include "handlers/custom_domains/rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/random.hpp"

namespace emulator::custom_domains {
namespace {

using testing::MatchesRegex;

Domain regional() {
  Domain domain;
  domain.scope.region = "eu-west-1";
  domain.endpoint_types = {"REGIONAL"};
  domain.ip_address_type = "ipv4";
  domain.security_policy = "TLS_1_2";
  domain.regional_certificate.arn = "arn:aws:acm:eu-west-1:000000000000:certificate/one";
  return domain;
}

std::string fault_of(const Domain& domain) {
  const auto checked = check(domain);
  return checked ? std::string() : checked.error().message;
}

TEST(DomainRules, AsksForACertificateOfTheEndpointsRegion) {
  EXPECT_EQ(fault_of(regional()), "");
  Domain edge = regional();
  edge.endpoint_types = {"EDGE"};
  EXPECT_EQ(fault_of(edge), "A certificate was not provided for the endpoint type EDGE.");
  edge.certificate.arn = "arn:aws:acm:eu-west-1:000000000000:certificate/one";
  EXPECT_EQ(fault_of(edge),
            "Invalid certificate ARN: arn:aws:acm:eu-west-1:000000000000:certificate/one. "
            "Certificate must be in 'us-east-1'.");
  edge.certificate.arn = "arn:aws:acm:us-east-1:000000000000:certificate/one";
  EXPECT_EQ(fault_of(edge), "");
  edge.certificate = {};
  edge.certificate.uploaded = true;
  EXPECT_EQ(fault_of(edge), "");
}

TEST(DomainRules, RefusesWhatDoesNotGoTogether) {
  Domain domain = regional();
  domain.endpoint_types = {"REGIONAL", "REGIONAL"};
  EXPECT_NE(fault_of(domain), "");
  domain = regional();
  domain.policy = "{}";
  EXPECT_NE(fault_of(domain), "");
  domain = regional();
  domain.truststore_version = "1";
  EXPECT_NE(fault_of(domain), "");
  domain.truststore_uri = "https://example.com/store.pem";
  EXPECT_NE(fault_of(domain), "");
  domain.truststore_uri = "s3://trust/store.pem";
  EXPECT_EQ(fault_of(domain), "");
  domain.endpoint_access_mode = "STRICT";
  EXPECT_NE(fault_of(domain), "");
  domain.security_policy = "SecurityPolicy_TLS13_1_3_2025_09";
  EXPECT_EQ(fault_of(domain), "");
  domain.security_policy = "TLS_2_0";
  EXPECT_NE(fault_of(domain), "");
}

TEST(DomainRules, KeepsNamesInLowerCaseAndRefusesWhatIsNone) {
  EXPECT_EQ(*checked_name("API.Example.com"), "api.example.com");
  EXPECT_EQ(*checked_name("*.example.com"), "*.example.com");
  for (const char* name : {"", "localhost", "a..example.com", "-a.example.com", "a b.example.com",
                           "a.*.example.com", "example.com.", "127.0.0.1"}) {
    EXPECT_FALSE(checked_name(name)) << name;
  }
}

TEST(DomainRules, TakesBasePathsOfTheCharactersThatAwsTakes) {
  for (const char* path : {"", "v1", "orders/v1/items", "$-_.+!*'(),"}) {
    EXPECT_TRUE(check_base_path(path)) << path;
  }
  for (const char* path : {"a b", "/v1", "v1/", "a//b", "a?b", "ü"}) {
    EXPECT_FALSE(check_base_path(path)) << path;
  }
  EXPECT_FALSE(check_base_path(std::string(301, 'a')));
}

TEST(DomainRules, NamesTheEndpointsThatThereAre) {
  SeededRandom random;
  Domain domain = regional();
  name_endpoints(domain, random);
  EXPECT_THAT(domain.regional_name,
              MatchesRegex("d-[a-z0-9]+[.]execute-api[.]eu-west-1[.]amazonaws[.]com"));
  EXPECT_EQ(domain.distribution_name, "");
  const std::string before = domain.regional_name;
  domain.endpoint_types = {"EDGE", "REGIONAL"};
  name_endpoints(domain, random);
  EXPECT_EQ(domain.regional_name, before);
  EXPECT_THAT(domain.distribution_name, MatchesRegex("d[a-z0-9]+[.]cloudfront[.]net"));
  domain.endpoint_types = {"EDGE"};
  name_endpoints(domain, random);
  EXPECT_EQ(domain.regional_name, "");
  EXPECT_FALSE(domain.is_private());
  domain.endpoint_types = {"PRIVATE"};
  name_endpoints(domain, random);
  EXPECT_TRUE(domain.is_private());
}

TEST(DomainRules, KnowsTheHostedZonesOfRegions) {
  EXPECT_EQ(regional_hosted_zone("eu-west-1"), "ZLY8HYME6SFDD");
  EXPECT_EQ(regional_hosted_zone("mars-north-1"), "");
}

TEST(DomainRules, KeepsWhatADomainLeadsTo) {
  Store store;
  Domain domain = regional();
  domain.name = "api.example.com";
  domain.mappings["v1"] = {"1", "v1", "api1", "prod"};
  const aws::Scope scope = domain.scope;
  store.add(std::move(domain));
  EXPECT_FALSE(check_api_removal(store, scope, "api1"));
  EXPECT_TRUE(check_api_removal(store, scope, "api2"));
  EXPECT_FALSE(check_stage_removal(store, scope, "api1", "prod"));
  EXPECT_TRUE(check_stage_removal(store, scope, "api1", "test"));
}

}  // namespace
}  // namespace emulator::custom_domains
