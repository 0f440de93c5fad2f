#include "daemon/aws/signature_v4.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/aws/canonical_request.hpp"
#include "daemon/digest.hpp"

namespace emulator::aws {
namespace {

using std::chrono::system_clock;
using ::testing::HasSubstr;
using ::testing::StartsWith;

// The access key, secret, time, region and service of AWS's published test suite.
const std::vector<std::string> credentials{"AKIDEXAMPLE:wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"};
const system_clock::time_point signed_at = system_clock::from_time_t(1'440'938'160);

constexpr std::string_view scope = "AKIDEXAMPLE/20150830/us-east-1/service/aws4_request";

SignatureRules rules(std::chrono::seconds later = {}) {
  return {KnownCredentials(credentials), "service", "us-east-1", signed_at + later};
}

http::Request request(std::string method, std::string target, std::string_view signed_headers,
                      std::string_view signature) {
  http::Request made;
  made.method = std::move(method);
  made.target = std::move(target);
  made.headers.add("Host", "example.amazonaws.com");
  made.headers.add("X-Amz-Date", "20150830T123600Z");
  made.headers.add("Authorization", "AWS4-HMAC-SHA256 Credential=" + std::string(scope) +
                                        ", SignedHeaders=" + std::string(signed_headers) +
                                        ", Signature=" + std::string(signature));
  return made;
}

std::string fault(const http::Request& made, const SignatureRules& by) {
  const auto error = check_signature(made, by);
  return error ? std::to_string(error->status) + " " + error->code + ": " + error->message : "none";
}

// get-vanilla
const http::Request vanilla =
    request("GET", "/", "host;x-amz-date",
            "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");

TEST(SignatureV4, TakesTheRequestsOfAwsTestSuite) {
  EXPECT_EQ(fault(vanilla, rules()), "none");
  // get-vanilla-query-order-key-case
  EXPECT_EQ(fault(request("GET", "/?Param2=value2&Param1=value1", "host;x-amz-date",
                          "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"),
                  rules()),
            "none");
  // get-unreserved
  EXPECT_EQ(
      fault(request("GET", "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
                    "host;x-amz-date",
                    "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f"),
            rules()),
      "none");
  // post-vanilla
  EXPECT_EQ(fault(request("POST", "/", "host;x-amz-date",
                          "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"),
                  rules()),
            "none");
}

TEST(SignatureV4, TakesABodyAndItsType) {
  // post-x-www-form-urlencoded
  auto made = request("POST", "/", "content-type;host;x-amz-date",
                      "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a");
  made.headers.add("Content-Type", "application/x-www-form-urlencoded");
  made.body = "Param1=value1";
  EXPECT_EQ(fault(made, rules()), "none");
  made.body = "Param1=value2";
  EXPECT_THAT(fault(made, rules()), StartsWith("403 InvalidSignatureException: The request"));
}

TEST(SignatureV4, JoinsHeadersOfOneNameAndTrimsThem) {
  // get-header-key-duplicate
  auto made = request("GET", "/", "host;my-header1;x-amz-date",
                      "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea");
  for (const char* value : {"value2", "value2", "value1"})
    made.headers.add("My-Header1", value);
  EXPECT_EQ(fault(made, rules()), "none");
  // get-header-value-trim
  made = request("GET", "/", "host;my-header1;my-header2;x-amz-date",
                 "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736");
  made.headers.add("My-Header1", " value1");
  made.headers.add("My-Header2", " \"a   b   c\"");
  EXPECT_EQ(fault(made, rules()), "none");
}

TEST(SignatureV4, SaysWhatItWouldHaveSigned) {
  auto made = vanilla;
  made.method = "PUT";
  EXPECT_EQ(
      fault(made, rules()),
      "403 InvalidSignatureException: The request signature we calculated does not match the "
      "signature you provided. Check your AWS Secret Access Key and signing method. Consult the "
      "service documentation for details.\n\nThe Canonical String for this request should have "
      "been\n'PUT\n/\n\nhost:example.amazonaws.com\nx-amz-date:20150830T123600Z\n\nhost;x-amz-date"
      "\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'\n\nThe String-to-Sign "
      "should have been\n'AWS4-HMAC-SHA256\n20150830T123600Z\n20150830/us-east-1/service/"
      "aws4_request\n" +
          hex(sha256("PUT\n/\n\nhost:example.amazonaws.com\nx-amz-date:20150830T123600Z\n\n"
                     "host;x-amz-date\n"
                     "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")) +
          "'\n");
}

TEST(SignatureV4, IsOfItsTime) {
  using namespace std::chrono_literals;
  EXPECT_EQ(fault(vanilla, rules(300s)), "none");
  EXPECT_EQ(fault(vanilla, rules(-300s)), "none");
  EXPECT_EQ(fault(vanilla, rules(301s)),
            "403 InvalidSignatureException: Signature expired: 20150830T123600Z is now earlier "
            "than 20150830T123601Z (20150830T124101Z - 5 min.)");
  EXPECT_EQ(fault(vanilla, rules(-301s)),
            "403 InvalidSignatureException: Signature not yet current: 20150830T123600Z is still "
            "later than 20150830T123559Z (20150830T123059Z + 5 min.)");
}

TEST(SignatureV4, IsForOneServiceAndRegion) {
  auto other = rules();
  other.service = "lambda";
  EXPECT_EQ(fault(vanilla, other),
            "403 InvalidSignatureException: Credential should be scoped to correct service: "
            "'lambda'. ");
  other = rules();
  other.region = "eu-west-1";
  EXPECT_THAT(fault(vanilla, other), HasSubstr("scoped to a valid region, not 'us-east-1'."));
  auto made = vanilla;
  made.headers.set("X-Amz-Date", "20150831T123600Z");
  EXPECT_THAT(fault(made, rules()), HasSubstr("'20150830' != '20150831', from '20150831T123600Z'"));
}

TEST(SignatureV4, NamesWhatIsMissing) {
  http::Request made;
  made.method = "GET";
  made.target = "/";
  EXPECT_EQ(fault(made, rules()),
            "403 MissingAuthenticationTokenException: Missing Authentication Token");
  made.headers.add("Authorization", "Bearer token");
  EXPECT_THAT(fault(made, rules()),
              StartsWith("403 IncompleteSignatureException: Invalid key=value pair (missing "
                         "equal-sign) in Authorization header"));
  made.headers.set("Authorization", "AWS4-HMAC-SHA256");
  EXPECT_THAT(
      fault(made, rules()),
      StartsWith("403 IncompleteSignatureException: Authorization header requires 'Credential' "
                 "parameter. Authorization header requires 'Signature' parameter. Authorization "
                 "header requires 'SignedHeaders' parameter. Authorization header requires "
                 "existence of either a 'X-Amz-Date' or a 'Date' header. (Hashed"));
  made.headers.remove("Authorization");
  made.target = "/?X-Amz-Credential=a";
  EXPECT_THAT(fault(made, rules()),
              StartsWith("403 IncompleteSignatureException: AWS query-string parameters must "
                         "include 'X-Amz-Algorithm'. AWS query-string"));
}

TEST(SignatureV4, KnowsAccessKeys) {
  auto made = vanilla;
  std::string authorization(made.headers.get("Authorization"));
  authorization.replace(authorization.find("AKIDEXAMPLE"), 11, "AKIDUNKNOWN");
  made.headers.set("Authorization", authorization);
  EXPECT_EQ(fault(made, rules()),
            "403 UnrecognizedClientException: The security token included in the request is "
            "invalid.");
  const KnownCredentials known(credentials);
  EXPECT_EQ(known.secret_of("123456789012"), "test");
  EXPECT_EQ(known.secret_of("12345678901"), std::nullopt);
}

TEST(SignatureV4, HasToCoverTheHost) {
  EXPECT_EQ(fault(request("GET", "/", "x-amz-date", std::string(64, '0')), rules()),
            "403 InvalidSignatureException: 'Host' or ':authority' must be a 'SignedHeader' in the "
            "AWS Authorization.");
}

// The example of S3's documentation: neither payload nor path are as elsewhere.
TEST(SignatureV4, StandsInAPresignedQuery) {
  const std::vector<std::string> s3_credentials{
      "AKIAIOSFODNN7EXAMPLE:wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"};
  const auto at = system_clock::from_time_t(1'369'353'600);
  SignatureRules s3{KnownCredentials(s3_credentials), "s3", "us-east-1", at, true};
  http::Request made;
  made.method = "GET";
  made.headers.add("Host", "examplebucket.s3.amazonaws.com");
  made.target =
      "/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524"
      "%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400"
      "&X-Amz-SignedHeaders=host&X-Amz-Signature="
      "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404";
  EXPECT_EQ(fault(made, s3), "none");
  s3.now += std::chrono::seconds(86'401);
  EXPECT_THAT(fault(made, s3), HasSubstr("Signature expired: 20130524T000000Z is now earlier"));
}

TEST(CanonicalRequest, HasOnePath) {
  EXPECT_EQ(normalized_path(""), "/");
  EXPECT_EQ(normalized_path("/a/./b//c/../d/"), "/a/b/d/");
  EXPECT_EQ(normalized_path("/../.."), "/");
  EXPECT_EQ(normalized_path("/a%20b"), "/a%20b");
}

TEST(CanonicalRequest, HasOneQuery) {
  EXPECT_EQ(canonical_query({{"b", ""}, {"a", "2"}, {"a", "1 /"}, {"X-Amz-Signature", "x"}}),
            "a=1%20%2F&a=2&b=");
}

}  // namespace
}  // namespace emulator::aws
