#include "handlers/lambda/service_model.hpp"

#include "daemon/aws/validation.hpp"
#include "tests/unit/lambda_api/service_fixture.hpp"

namespace emulator::lambda {
namespace {

using ::testing::HasSubstr;

class Inputs : public ServiceFixture {};

TEST(LambdaServiceModel, HasPatternsThatCompile) {
  ASSERT_FALSE(service_model.patterns.empty());
  for (const auto& pattern : service_model.patterns) {
    const std::string_view text = service_model.text(pattern.text);
    EXPECT_NO_THROW(aws::Pattern(text).matches("x")) << text;
    if (pattern.takes_words) {
      EXPECT_TRUE(aws::Pattern(text).matches("Some-word_1")) << text;
    }
  }
}

TEST(LambdaServiceModel, KnowsOperationsByName) {
  EXPECT_NE(service_model.input_of("CreateFunction"), nullptr);
  EXPECT_NE(service_model.input_of("UpdateFunctionUrlConfig"), nullptr);
  EXPECT_EQ(service_model.input_of("CreateNothing"), nullptr);
}

TEST_F(Inputs, AllFailuresAreInOneMessage) {
  EXPECT_EQ(
      error_of(call("PUT", "/2015-03-31/functions/a%20b/configuration",
                    R"({"Timeout":0,"TracingConfig":{"Mode":"On"},"KMSKeyArn":"k"})")),
      "400 ValidationException: 4 validation errors detected: Value 'a b' at 'functionName' "
      "failed to satisfy constraint: Member must satisfy regular expression pattern: "
      "(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}"
      ":)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?; Value '0' at "
      "'timeout' failed to satisfy constraint: Member must have value greater than or equal "
      "to 1; Value 'k' at 'kMSKeyArn' failed to satisfy constraint: Member must satisfy "
      "regular expression pattern: (arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|(); Value 'On' at "
      "'tracingConfig.mode' failed to satisfy constraint: Member must satisfy enum value "
      "set: [Active, PassThrough]");
}

TEST_F(Inputs, WrongTypesAreSerializationErrors) {
  for (const auto* body : {R"({"Timeout":"3"})", R"({"Timeout":3.5})", R"({"Layers":"l"})",
                           R"({"Environment":{"Variables":["a"]}})", R"({"VpcConfig":[]})",
                           R"({"Description":7})", "[]", "{"}) {
    const auto answer = call("PUT", "/2015-03-31/functions/fn/configuration", body);
    EXPECT_THAT(error_of(answer), HasSubstr("400 SerializationException: ")) << body;
  }
  EXPECT_THAT(error_of(call("GET", "/2015-03-31/functions?MaxItems=many")),
              HasSubstr("400 SerializationException: "));
}

TEST_F(Inputs, SensitiveValuesAreNotRepeated) {
  const auto answer = call("PUT", "/2015-03-31/functions/fn/configuration",
                           R"({"Environment":{"Variables":{"a":"secret"}}})");
  EXPECT_EQ(
      error_of(answer),
      "400 ValidationException: 1 validation error detected: Value at "
      "'environment.variables' failed to satisfy constraint: Map keys must satisfy "
      "constraint: [Member must satisfy regular expression pattern: [a-zA-Z]([a-zA-Z0-9_])+]");
}

TEST_F(Inputs, OfTooManyBytesAreNotRead) {
  const auto answer = call("POST", "/2015-03-31/functions", std::string(70'167'212, 'x'));
  EXPECT_EQ(error_of(answer),
            "413 RequestEntityTooLargeException: Request must be smaller than 70167211 bytes for "
            "the CreateFunction operation");
}

TEST_F(Inputs, LargeOnesAreCheckedToo) {
  const auto answer = create("fn", R"("Timeout":901,"S":")" + std::string(200'000, 'x') + "\"");
  EXPECT_THAT(error_of(answer), HasSubstr("Value '901' at 'timeout'"));
}

}  // namespace
}  // namespace emulator::lambda
