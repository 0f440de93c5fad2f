// What policies say, row by row, after IAM's documentation of its policy elements.

#include "daemon/aws/policy.hpp"

#include <string>

#include <gtest/gtest.h>

namespace emulator::aws {
namespace {

constexpr std::string_view arn =
    "arn:aws:execute-api:us-east-1:123456789012:abcdef/prod/GET/pets/7";

const PolicyKeys keys = {{"aws:SourceIp", "203.0.113.7"},
                         {"aws:CurrentTime", "2026-01-31T09:30:00Z"},
                         {"aws:EpochTime", "1769851800"},
                         {"aws:SecureTransport", "false"},
                         {"aws:UserAgent", "curl/8.5"},
                         {"aws:username", "ada"},
                         {"aws:PrincipalArn", "arn:aws:iam::123456789012:user/ada"},
                         {"aws:TagKeys", "team"},
                         {"aws:TagKeys", "cost"},
                         {"app:Level", "7"},
                         {"app:Star", "a*b"}};

const Caller ada{"AKIDADA", "123456789012", "arn:aws:iam::123456789012:user/ada", "AIDA1"};
const Caller session{"ASIA", "123456789012", "arn:aws:sts::123456789012:assumed-role/reader/one",
                     "AROA1:one"};

Decision decide(const std::string& document, Policy::Kind kind, const Caller* caller) {
  const auto policy = Policy::parse(document, kind);
  if (!policy) throw std::runtime_error(policy.error().message);
  return policy->decide({"execute-api:Invoke", arn, caller, keys});
}

struct Row {
  const char* policy;
  Decision expected;
};

class Statements : public ::testing::TestWithParam<Row> {};

TEST_P(Statements, say) {
  const std::string document =
      std::string(R"({"Version":"2012-10-17","Statement":)") + GetParam().policy + "}";
  EXPECT_EQ(decide(document, Policy::Kind::identity, nullptr), GetParam().expected) << document;
}

constexpr auto allow = Decision::allow;
constexpr auto implicit = Decision::implicit_deny;
constexpr auto denied = Decision::explicit_deny;

INSTANTIATE_TEST_SUITE_P(
    Elements, Statements,
    ::testing::Values(
        Row{R"([])", implicit},
        Row{R"({"Effect":"Allow","Action":"execute-api:Invoke","Resource":"*"})", allow},
        Row{R"([{"Effect":"Allow","Action":"execute-api:Invoke","Resource":"*"}])", allow},
        Row{R"({"Effect":"Allow","Action":"EXECUTE-API:invoke","Resource":"*"})", allow},
        Row{R"({"Effect":"Allow","Action":"execute-api:Inv?ke","Resource":"*"})", allow},
        Row{R"({"Effect":"Allow","Action":"*","Resource":"*/GET/pets/?"})", allow},
        Row{R"({"Effect":"Allow","Action":"*","Resource":"*/get/pets/7"})", implicit},
        Row{R"({"Effect":"Allow","Action":["a:B","execute-api:*"],"Resource":["x","*/pets/*"]})",
            allow},
        Row{R"({"Effect":"Allow","Action":"lambda:Invoke","Resource":"*"})", implicit},
        Row{R"({"Effect":"Allow","Action":"*","Resource":"*/POST/*"})", implicit},
        Row{R"({"Effect":"Deny","Action":"*","Resource":"*"})", denied},
        Row{R"([{"Effect":"Allow","Action":"*","Resource":"*"},
                {"Effect":"Deny","Action":"*","Resource":"*/pets/*"}])",
            denied},
        Row{R"([{"Effect":"Deny","Action":"*","Resource":"*/pets/*"},
                {"Effect":"Allow","Action":"*","Resource":"*"}])",
            denied},
        Row{R"([{"Effect":"Deny","Action":"*","Resource":"*/dogs/*"},
                {"Effect":"Allow","Action":"*","Resource":"*"}])",
            allow},
        Row{R"({"Effect":"Allow","NotAction":"lambda:*","Resource":"*"})", allow},
        Row{R"({"Effect":"Allow","NotAction":"execute-api:*","Resource":"*"})", implicit},
        Row{R"({"Effect":"Deny","Action":"*","NotResource":"*/pets/*"})", implicit},
        Row{R"({"Effect":"Deny","Action":"*","NotResource":["*/dogs/*","*/cats/*"]})", denied},
        Row{R"({"Effect":"Allow","Action":"*","Resource":"*/pets/${app:Level}"})", allow},
        Row{R"({"Effect":"Allow","Action":"*","Resource":"*/pets/${app:None}"})", implicit},
        Row{R"({"Effect":"Allow","Action":"*","Resource":"*/pets/${app:None, '7'}"})", allow}));

struct Condition {
  const char* json;
  bool holds;
};

class Conditions : public ::testing::TestWithParam<Condition> {};

TEST_P(Conditions, hold) {
  const std::string document = std::string(R"({"Version":"2012-10-17","Statement":{"Effect":"Allow",
    "Action":"*","Resource":"*","Condition":)") +
                               GetParam().json + "}}";
  EXPECT_EQ(decide(document, Policy::Kind::identity, nullptr), GetParam().holds ? allow : implicit)
      << document;
}

INSTANTIATE_TEST_SUITE_P(
    Operators, Conditions,
    ::testing::Values(
        Condition{R"({})", true},
        Condition{R"({"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}})", true},
        Condition{R"({"IpAddress":{"AWS:sourceip":"203.0.113.7"}})", true},
        Condition{R"({"IpAddress":{"aws:SourceIp":["192.0.2.0/24","203.0.113.0/29"]}})", true},
        Condition{R"({"IpAddress":{"aws:SourceIp":"203.0.113.8/29"}})", false},
        Condition{R"({"IpAddress":{"aws:SourceIp":"2001:db8::/32"}})", false},
        Condition{R"({"IpAddress":{"aws:SourceIp":"0.0.0.0/0"}})", true},
        Condition{R"({"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}})", false},
        Condition{R"({"NotIpAddress":{"aws:SourceIp":["192.0.2.0/24","198.51.100.0/24"]}})", true},
        Condition{R"({"NotIpAddress":{"aws:VpcSourceIp":"10.0.0.0/8"}})", true},
        Condition{R"({"IpAddress":{"aws:VpcSourceIp":"10.0.0.0/8"}})", false},
        Condition{R"({"StringEquals":{"aws:username":"ada"}})", true},
        Condition{R"({"StringEquals":{"aws:username":["bob","ada"]}})", true},
        Condition{R"({"StringEquals":{"aws:username":"Ada"}})", false},
        Condition{R"({"StringEquals":{"aws:username":"a*"}})", false},
        Condition{R"({"StringEquals":{"aws:PrincipalOrgID":"o-1"}})", false},
        Condition{R"({"StringEqualsIfExists":{"aws:PrincipalOrgID":"o-1"}})", true},
        Condition{R"({"StringEqualsIfExists":{"aws:username":"bob"}})", false},
        Condition{R"({"StringNotEquals":{"aws:username":"bob"}})", true},
        Condition{R"({"StringNotEquals":{"aws:username":["bob","ada"]}})", false},
        Condition{R"({"StringNotEquals":{"aws:SourceVpc":"vpc-1"}})", true},
        Condition{R"({"StringEqualsIgnoreCase":{"aws:username":"ADA"}})", true},
        Condition{R"({"StringNotEqualsIgnoreCase":{"aws:username":"ADA"}})", false},
        Condition{R"({"StringLike":{"aws:UserAgent":"curl/*"}})", true},
        Condition{R"({"StringLike":{"aws:UserAgent":"c?rl/8.?"}})", true},
        Condition{R"({"StringNotLike":{"aws:UserAgent":"curl/*"}})", false},
        Condition{R"({"StringLike":{"aws:PrincipalArn":"*:user/${aws:username}"}})", true},
        Condition{R"({"StringLike":{"app:Star":"a${*}b"}})", true},
        Condition{R"({"StringLike":{"aws:username":"a${*}a"}})", false},
        Condition{R"({"StringEquals":{"app:Star":"${app:Star}"}})", true},
        Condition{R"({"NumericEquals":{"app:Level":"7.0"}})", true},
        Condition{R"({"NumericEquals":{"app:Level":7}})", true},
        Condition{R"({"NumericLessThan":{"app:Level":"7"}})", false},
        Condition{R"({"NumericLessThanEquals":{"app:Level":"7"}})", true},
        Condition{R"({"NumericGreaterThan":{"app:Level":"6.5"}})", true},
        Condition{R"({"NumericGreaterThanEquals":{"app:Level":"8"}})", false},
        Condition{R"({"NumericNotEquals":{"app:Level":"8"}})", true},
        Condition{R"({"NumericEquals":{"aws:username":"7"}})", false},
        Condition{R"({"DateGreaterThan":{"aws:CurrentTime":"2026-01-01T00:00:00Z"}})", true},
        Condition{R"({"DateGreaterThan":{"aws:CurrentTime":"2026-02-01"}})", false},
        Condition{R"({"DateLessThan":{"aws:CurrentTime":"2026-01-31T10:30:00+00:30"}})", true},
        Condition{R"({"DateLessThan":{"aws:CurrentTime":"2026-01-31T09:30:00.5Z"}})", true},
        Condition{R"({"DateLessThanEquals":{"aws:EpochTime":"1769851800"}})", true},
        Condition{R"({"DateGreaterThanEquals":{"aws:CurrentTime":"1769851801"}})", false},
        Condition{R"({"DateEquals":{"aws:CurrentTime":"2026-01-31T09:30:00Z"}})", true},
        Condition{R"({"DateNotEquals":{"aws:CurrentTime":"2026-01-31T09:30:00Z"}})", false},
        Condition{R"({"Bool":{"aws:SecureTransport":"false"}})", true},
        Condition{R"({"Bool":{"aws:SecureTransport":true}})", false},
        Condition{R"({"BoolIfExists":{"aws:MultiFactorAuthPresent":"true"}})", true},
        Condition{R"({"Null":{"aws:TokenIssueTime":"true"}})", true},
        Condition{R"({"Null":{"aws:username":"true"}})", false},
        Condition{R"({"Null":{"aws:username":"false"}})", true},
        Condition{R"({"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:user/*"}})", true},
        Condition{R"({"ArnLike":{"aws:PrincipalArn":"arn:aws:iam*:user/ada"}})", false},
        Condition{R"({"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::123456789012:user/a?a"}})",
                  true},
        Condition{R"({"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/*"}})", true},
        Condition{R"({"ArnNotEquals":{"aws:PrincipalArn":"arn:aws:iam::*:user/ada"}})", false},
        Condition{R"({"BinaryEquals":{"aws:username":"ada"}})", true},
        Condition{R"({"ForAnyValue:StringEquals":{"aws:TagKeys":["team","x"]}})", true},
        Condition{R"({"ForAllValues:StringEquals":{"aws:TagKeys":["team","x"]}})", false},
        Condition{R"({"ForAllValues:StringEquals":{"aws:TagKeys":["team","cost"]}})", true},
        Condition{R"({"ForAllValues:StringEquals":{"aws:None":"x"}})", true},
        Condition{R"({"ForAnyValue:StringEquals":{"aws:None":"x"}})", false},
        Condition{R"({"ForAnyValue:StringNotEquals":{"aws:TagKeys":"team"}})", true},
        Condition{R"({"ForAllValues:StringNotEquals":{"aws:TagKeys":"team"}})", false},
        // All operators and all their keys have to hold.
        Condition{
            R"({"StringEquals":{"aws:username":"ada"},"Bool":{"aws:SecureTransport":"true"}})",
            false},
        Condition{R"({"StringEquals":{"aws:username":"ada","app:Level":"8"}})", false}));

struct PrincipalRow {
  const char* principal;
  const Caller* caller;
  Decision expected;
};

class Principals : public ::testing::TestWithParam<PrincipalRow> {};

TEST_P(Principals, are_meant) {
  const std::string document =
      std::string(R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow",
    "Action":"execute-api:Invoke","Resource":"*",)") +
      GetParam().principal + "}]}";
  EXPECT_EQ(decide(document, Policy::Kind::resource, GetParam().caller), GetParam().expected)
      << document;
}

INSTANTIATE_TEST_SUITE_P(
    Table, Principals,
    ::testing::Values(
        PrincipalRow{R"("Principal":"*")", nullptr, allow},
        PrincipalRow{R"("Principal":"*")", &ada, allow},
        PrincipalRow{R"("Principal":{"AWS":"*"})", nullptr, allow},
        PrincipalRow{R"("Principal":{"AWS":"123456789012"})", &ada, allow},
        PrincipalRow{R"("Principal":{"AWS":"123456789012"})", nullptr, implicit},
        PrincipalRow{R"("Principal":{"AWS":"999999999999"})", &ada, implicit},
        PrincipalRow{R"("Principal":{"AWS":"arn:aws:iam::123456789012:root"})", &ada, allow},
        PrincipalRow{R"("Principal":{"AWS":["arn:aws:iam::123456789012:user/ada"]})", &ada, allow},
        PrincipalRow{R"("Principal":{"AWS":"arn:aws:iam::123456789012:user/bob"})", &ada, implicit},
        PrincipalRow{R"("Principal":{"AWS":"arn:aws:iam::123456789012:role/reader"})", &session,
                     allow},
        PrincipalRow{R"("Principal":{"AWS":"arn:aws:iam::123456789012:role/writer"})", &session,
                     implicit},
        PrincipalRow{R"("Principal":{"AWS":"arn:aws:sts::123456789012:assumed-role/reader/one"})",
                     &session, allow},
        PrincipalRow{R"("Principal":{"Service":"lambda.amazonaws.com"})", &ada, implicit},
        PrincipalRow{R"("NotPrincipal":{"AWS":"arn:aws:iam::123456789012:user/ada"})", &ada,
                     implicit},
        PrincipalRow{R"("NotPrincipal":{"AWS":"arn:aws:iam::123456789012:user/ada"})", &session,
                     allow}));

class Malformed : public ::testing::TestWithParam<const char*> {};

TEST_P(Malformed, are_refused) {
  const auto policy = Policy::parse(GetParam(), Policy::Kind::resource);
  ASSERT_FALSE(policy.has_value()) << GetParam();
  EXPECT_EQ(policy.error().code, "MalformedPolicyDocument");
}

INSTANTIATE_TEST_SUITE_P(
    Documents, Malformed,
    ::testing::Values(
        "", "[]", "{}", R"({"Statement":"Allow"})", R"({"Version":"2020-01-01","Statement":[]})",
        R"({"Statement":[{"Principal":"*","Action":"*","Resource":"*"}]})",
        R"({"Statement":[{"Effect":"allow","Principal":"*","Action":"*","Resource":"*"}]})",
        R"({"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]})",
        R"({"Statement":[{"Effect":"Allow","Principal":"ada","Action":"*","Resource":"*"}]})",
        R"({"Statement":[{"Effect":"Allow","Principal":{"AWS":"ada"},"Action":"*","Resource":"*"}]})",
        R"({"Statement":[{"Effect":"Allow","Principal":{"Who":"*"},"Action":"*","Resource":"*"}]})",
        R"({"Statement":[{"Effect":"Allow","Principal":"*","Resource":"*"}]})",
        R"({"Statement":[{"Effect":"Allow","Principal":"*","Action":"Invoke","Resource":"*"}]})",
        R"({"Statement":[{"Effect":"Allow","Principal":"*","Action":"*"}]})",
        R"({"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":[{}]}]})",
        R"({"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","NotAction":"a:b",
                          "Resource":"*"}]})",
        R"({"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*",
                          "Condition":{"Equals":{"a":"b"}}}]})",
        R"({"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*",
                          "Condition":{"IpAddress":{"aws:SourceIp":"300.0.0.1"}}}]})",
        R"({"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*",
                          "Condition":{"DateLessThan":{"aws:CurrentTime":"tomorrow"}}}]})",
        R"({"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*",
                          "Condition":{"StringEquals":{"a":[]}}}]})",
        R"({"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*",
                          "Condition":{"NullIfExists":{"a":"true"}}}]})"));

TEST(Policies, of_identities_may_name_principals_and_then_mean_them) {
  const std::string document = R"({"Statement":[{"Effect":"Allow","Action":"*","Resource":"*",
    "Principal":{"AWS":"arn:aws:iam::123456789012:user/ada"}}]})";
  EXPECT_EQ(decide(document, Policy::Kind::identity, &ada), allow);
  EXPECT_EQ(decide(document, Policy::Kind::identity, nullptr), implicit);
}

TEST(Policies, have_no_variables_in_their_old_version) {
  const std::string document = R"({"Version":"2008-10-17","Statement":[{"Effect":"Allow",
    "Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:username":"${aws:username}"}}}]})";
  EXPECT_EQ(decide(document, Policy::Kind::identity, nullptr), implicit);
}

TEST(Callers, are_who_the_setting_says_or_the_roots_of_their_accounts) {
  const std::vector<std::string> setting = {"AKID:secret:arn:aws:iam::111122223333:user/ada",
                                            "ASIA:s:arn:aws:sts::111122223333:assumed-role/r/one",
                                            "test:test"};
  const KnownCredentials credentials(setting);
  EXPECT_EQ(credentials.secret_of("AKID"), "secret");
  EXPECT_EQ(credentials.secret_of("test"), "test");
  const Caller user = caller_of("AKID", credentials, "us-east-1");
  EXPECT_EQ(user.arn, "arn:aws:iam::111122223333:user/ada");
  EXPECT_EQ(user.account, "111122223333");
  EXPECT_EQ(user.user_id.substr(0, 4), "AIDA");
  EXPECT_EQ(user.user_id.size(), 21u);
  EXPECT_TRUE(caller_of("ASIA", credentials, "us-east-1").user_id.ends_with(":one"));
  const Caller root = caller_of("444455556666", credentials, "cn-north-1");
  EXPECT_EQ(root.arn, "arn:aws-cn:iam::444455556666:root");
  EXPECT_EQ(root.user_id, "444455556666");
  EXPECT_EQ(caller_of("test", credentials, "us-east-1").account, "000000000000");
}

TEST(Wildcards, match_any_run_and_any_character) {
  EXPECT_TRUE(matches_wildcards("a*c*e", "abcde"));
  EXPECT_TRUE(matches_wildcards("*", ""));
  EXPECT_TRUE(matches_wildcards("a?c", "abc"));
  EXPECT_FALSE(matches_wildcards("a?c", "ac"));
  EXPECT_FALSE(matches_wildcards("a*d", "abc"));
  EXPECT_FALSE(matches_wildcards("", "a"));
}

}  // namespace
}  // namespace emulator::aws
