#include "handlers/lambda/create_function_input.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/aws/model_check.hpp"
#include "handlers/lambda/service_model.hpp"

namespace emulator::lambda {
namespace {

using ::testing::HasSubstr;

// A request that passes, with further members or other values put into it.
std::string request(const std::string& more = {}) {
  return R"({"FunctionName":"fn","Runtime":"provided.al2023","Handler":"bootstrap",)"
         R"("Role":"arn:aws:iam::000000000000:role/r","Code":{"ZipFile":"emlw"})" +
         (more.empty() ? "" : "," + more) + "}";
}

// Held against the service model first, as every request is.
aws::Result<CreateFunctionInput> read(const std::string& body, const SettingsRules& rules = {}) {
  const auto document = aws::parse_json_object(body);
  if (!document) return document.error();
  constexpr std::string_view waived[] = {"runtime"};
  aws::ModelCheck check(service_model, waived);
  check.body_members(*service_model.input_of("CreateFunction"), *document);
  if (auto error = check.error()) return std::move(*error);
  return read_create_function(*document, rules);
}

std::string fault(const std::string& body, const SettingsRules& rules = {}) {
  const auto input = read(body, rules);
  return input ? "none" : input.error().code + ": " + input.error().message;
}

TEST(CreateFunctionInput, HasLambdasDefaults) {
  const auto input = read(request());
  ASSERT_TRUE(input);
  EXPECT_EQ(input->function_name, "fn");
  EXPECT_EQ(input->code.zip, "zip");
  EXPECT_EQ(input->settings.timeout, 3);
  EXPECT_EQ(input->settings.memory_size, 128);
  EXPECT_EQ(input->settings.architecture, "x86_64");
  EXPECT_EQ(input->settings.ephemeral_storage, 512);
  EXPECT_EQ(input->settings.tracing_mode, "PassThrough");
  EXPECT_FALSE(input->settings.environment);
  EXPECT_FALSE(input->settings.vpc);
  EXPECT_EQ(log_group_of(input->settings, "fn"), "/aws/lambda/fn");
}

TEST(CreateFunctionInput, KeepsWhatItIsGiven) {
  const auto input = read(request(
      R"("Timeout":9,"MemorySize":256,"Description":"d","Architectures":["arm64"],)"
      R"("Environment":{"Variables":{"KEY":"value"}},"Tags":{"team":"a"},)"
      R"("VpcConfig":{"SubnetIds":["subnet-1"],"SecurityGroupIds":[]},"EphemeralStorage":{"Size":1024},)"
      R"("TracingConfig":{"Mode":"Active"},"LoggingConfig":{"LogFormat":"JSON","LogGroup":"g"})"));
  ASSERT_TRUE(input) << input.error().message;
  EXPECT_EQ(input->settings.timeout, 9);
  EXPECT_EQ(input->settings.memory_size, 256);
  EXPECT_EQ(input->settings.architecture, "arm64");
  EXPECT_EQ(input->settings.environment->at("KEY"), "value");
  EXPECT_EQ(input->settings.vpc->subnet_ids, std::vector<std::string>{"subnet-1"});
  EXPECT_EQ(input->settings.ephemeral_storage, 1024);
  EXPECT_EQ(input->settings.tracing_mode, "Active");
  EXPECT_EQ(log_group_of(input->settings, "fn"), "g");
  EXPECT_EQ(input->tags.at("team"), "a");
}

TEST(CreateFunctionInput, NamesAllThatIsMissing) {
  EXPECT_EQ(
      fault("{}"),
      "ValidationException: 3 validation errors detected: Value null at 'functionName' failed "
      "to satisfy constraint: Member must not be null; Value null at 'role' failed to satisfy "
      "constraint: Member must not be null; Value null at 'code' failed to satisfy "
      "constraint: Member must not be null");
}

TEST(CreateFunctionInput, BoundsNumbers) {
  EXPECT_THAT(fault(request(R"("Timeout":0)")),
              HasSubstr("Value '0' at 'timeout' failed to satisfy constraint: Member must have "
                        "value greater than or equal to 1"));
  EXPECT_THAT(fault(request(R"("Timeout":901)")), HasSubstr("less than or equal to 900"));
  EXPECT_THAT(fault(request(R"("MemorySize":64)")),
              HasSubstr("Value '64' at 'memorySize' failed to satisfy constraint: Member must have "
                        "value greater than or equal to 128"));
  EXPECT_EQ(fault(request(R"("MemorySize":10241)")),
            "InvalidParameterValueException: 'MemorySize' value failed to satisfy constraint: "
            "Member must have value less than or equal to 10240");
}

TEST(CreateFunctionInput, ChecksTheRole) {
  const std::string odd = R"({"FunctionName":"fn","Runtime":"provided","Handler":"h",)"
                          R"("Role":"arn:aws:iam::123456:role/x","Code":{"ZipFile":"emlw"}})";
  EXPECT_THAT(fault(odd),
              HasSubstr("Value 'arn:aws:iam::123456:role/x' at 'role' failed to satisfy "
                        "constraint: Member must satisfy regular expression pattern: "
                        "arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+"));
}

TEST(CreateFunctionInput, NeedsRuntimeAndHandler) {
  EXPECT_EQ(fault(R"({"FunctionName":"fn","Role":"arn:aws:iam::000000000000:role/r",)"
                  R"("Code":{"ZipFile":"emlw"}})"),
            "InvalidParameterValueException: Runtime and Handler are mandatory parameters for "
            "functions created with deployment packages.");
}

TEST(CreateFunctionInput, NeedsCode) {
  const auto with_code = [](const std::string& code) {
    return R"({"FunctionName":"fn","Runtime":"provided","Handler":"h",)"
           R"("Role":"arn:aws:iam::000000000000:role/r","Code":)" +
           code + "}";
  };
  EXPECT_EQ(fault(with_code("{}")),
            "InvalidParameterValueException: Please provide a source for function code.");
  EXPECT_THAT(fault(with_code(R"({"ZipFile":"!"})")), HasSubstr("SerializationException"));
  EXPECT_EQ(fault(with_code(R"({"ZipFile":""})")),
            "InvalidParameterValueException: Uploaded file must be a non-empty zip");
  EXPECT_THAT(fault(with_code(R"({"S3Bucket":"bucket","S3Key":"k"})")), HasSubstr("code from S3"));
  EXPECT_THAT(fault(with_code(R"({"ImageUri":"i"})")), HasSubstr("container image"));
}

TEST(CreateFunctionInput, RefusesWhatItDoesNotHonour) {
  for (const auto* member :
       {R"("PackageType":"Image")", R"("ImageConfig":{"Command":["c"]})",
        R"("DurableConfig":{"ExecutionTimeout":9})", R"("PublishTo":"LATEST_PUBLISHED")",
        R"("TenancyConfig":{"TenantIsolationMode":"PER_TENANT"})"}) {
    const auto input = read(request(member));
    ASSERT_FALSE(input) << member;
    EXPECT_EQ(input.error().status, 501u) << member << input.error().message;
  }
  EXPECT_THAT(fault(request(R"("PublishTo":"LATEST_PUBLISHED")")),
              HasSubstr("lambda.CreateFunction: PublishTo"));
}

TEST(CreateFunctionInput, KeepsWhatOnlyAwsActsUpon) {
  const auto input = read(request(
      R"("DeadLetterConfig":{"TargetArn":"arn:aws:sqs:us-east-1:000000000000:q"},)"
      R"("FileSystemConfigs":[{"Arn":"arn:aws:elasticfilesystem:us-east-1:000000000000:)"
      R"(access-point/fsap-0123456789abcdef0","LocalMountPath":"/mnt/x"}],)"
      R"("CodeSigningConfigArn":)"
      R"("arn:aws:lambda:us-east-1:000000000000:code-signing-config:csc-0123456789abcdef0")"));
  ASSERT_TRUE(input) << input.error().message;
  EXPECT_EQ(input->settings.dead_letter_target, "arn:aws:sqs:us-east-1:000000000000:q");
  EXPECT_THAT(input->settings.file_systems, HasSubstr(R"("LocalMountPath":"/mnt/x")"));
  EXPECT_THAT(input->code_signing_config_arn, HasSubstr("csc-0123456789abcdef0"));
}

TEST(CreateFunctionInput, DeadLettersGoToTopicsAndQueues) {
  EXPECT_THAT(fault(request(R"("DeadLetterConfig":{"TargetArn":"arn:aws:s3:::bucket"})")),
              HasSubstr("InvalidParameterValueException: The dead letter target must be"));
}

TEST(CreateFunctionInput, MembersThatSayNothingPass) {
  EXPECT_EQ(fault(request(R"("Publish":false,"Layers":[],"DeadLetterConfig":{"TargetArn":""},)"
                          R"("FileSystemConfigs":[],"PackageType":"Zip","Timeout":null,)"
                          R"("SnapStart":{"ApplyOn":"None"})")),
            "none");
}

TEST(CreateFunctionInput, SnapStartIsForOtherRuntimes) {
  EXPECT_EQ(
      fault(request(R"("SnapStart":{"ApplyOn":"PublishedVersions"})")),
      "InvalidParameterValueException: provided.al2023 is not supported for SnapStart enabled "
      "functions.");
}

TEST(CreateFunctionInput, WrongTypesAreSerializationErrors) {
  EXPECT_THAT(fault(request(R"("Timeout":"3")")), HasSubstr("SerializationException"));
  EXPECT_THAT(fault(request(R"("Tags":{"a":1})")), HasSubstr("SerializationException"));
  EXPECT_THAT(fault(request(R"("VpcConfig":{"SubnetIds":"s"})")),
              HasSubstr("SerializationException"));
  EXPECT_THAT(fault("[]"), HasSubstr("SerializationException"));
}

TEST(CreateFunctionInput, UnknownArchitecturesAreNamed) {
  EXPECT_THAT(fault(request(R"("Architectures":["riscv"])")),
              HasSubstr("Value '[riscv]' at 'architectures' failed to satisfy constraint: Member "
                        "must satisfy constraint: [Member must satisfy enum value set: [x86_64, "
                        "arm64]"));
}

}  // namespace
}  // namespace emulator::lambda
