#include "handlers/lambda/function_configuration.hpp"

#include <gtest/gtest.h>

#include "daemon/aws/json.hpp"
#include "lambda/package.hpp"

namespace emulator::lambda {
namespace {

Function sample() {
  Function function;
  function.name = "fn";
  function.arn = "arn:aws:lambda:us-east-1:000000000000:function:fn";
  function.settings.runtime = "provided.al2023";
  function.settings.role = "arn:aws:iam::000000000000:role/r";
  function.settings.handler = "bootstrap";
  auto package = std::make_shared<Package>();
  package->sha256 = "c2hh";
  package->size = 42;
  function.package = std::move(package);
  function.revision_id = "rev";
  function.last_modified = "2026-01-31T09:30:00.123+0000";
  return function;
}

aws::JsonDocument written(const Function& function, const ConfigurationView& view = {}) {
  const http::Response response = configuration_response(200, function, view);
  auto document = aws::parse_json(response.body);
  EXPECT_TRUE(document);
  return std::move(*document);
}

std::string_view text(const aws::JsonDocument& document, std::string_view name) {
  const aws::Json* value = aws::member(document, name);
  return value && value->IsString() ? aws::string_of(*value) : std::string_view("(absent)");
}

TEST(FunctionConfiguration, IsExactAndComplete) {
  EXPECT_EQ(
      configuration_response(201, sample()).body,
      R"({"FunctionName":"fn","FunctionArn":"arn:aws:lambda:us-east-1:000000000000:function:fn",)"
      R"("Runtime":"provided.al2023","Role":"arn:aws:iam::000000000000:role/r",)"
      R"("Handler":"bootstrap","CodeSize":42,"Description":"","Timeout":3,"MemorySize":128,)"
      R"("LastModified":"2026-01-31T09:30:00.123+0000","CodeSha256":"c2hh","Version":"$LATEST",)"
      R"("TracingConfig":{"Mode":"PassThrough"},"RevisionId":"rev","State":"Pending",)"
      R"("StateReason":"The function is being created.","StateReasonCode":"Creating",)"
      R"("PackageType":"Zip","Architectures":["x86_64"],"EphemeralStorage":{"Size":512},)"
      R"("SnapStart":{"ApplyOn":"None","OptimizationStatus":"Off"},)"
      R"("RuntimeVersionConfig":{"RuntimeVersionArn":"arn:aws:lambda:us-east-1::runtime:)"
      R"(0c7a6b68ae8de5940afe217dbb81f77b9fcad26466e440a79ad48af42a49669c"},)"
      R"("LoggingConfig":{"LogFormat":"Text","LogGroup":"/aws/lambda/fn"}})");
}

TEST(FunctionConfiguration, AnActiveFunctionHasNoReason) {
  Function function = sample();
  function.state = Function::State::active;
  function.last_update = Function::Update::successful;
  const auto document = written(function);
  EXPECT_EQ(text(document, "State"), "Active");
  EXPECT_EQ(text(document, "LastUpdateStatus"), "Successful");
  EXPECT_EQ(text(document, "StateReason"), "(absent)");
}

TEST(FunctionConfiguration, AnUpdateIsInProgressAtFirst) {
  Function function = sample();
  function.state = Function::State::active;
  function.last_update = Function::Update::in_progress;
  const auto document = written(function);
  EXPECT_EQ(text(document, "LastUpdateStatus"), "InProgress");
  EXPECT_EQ(text(document, "LastUpdateStatusReasonCode"), "Creating");
}

TEST(FunctionConfiguration, ListsLeaveTheStatusOut) {
  const auto document = written(sample(), {.qualifier = "$LATEST", .with_status = false});
  EXPECT_EQ(text(document, "State"), "(absent)");
  EXPECT_EQ(aws::member(document, "RuntimeVersionConfig"), nullptr);
  EXPECT_EQ(text(document, "FunctionArn"),
            "arn:aws:lambda:us-east-1:000000000000:function:fn:$LATEST");
}

TEST(FunctionConfiguration, EchoesWhatHasNoEffectHere) {
  Function function = sample();
  function.settings.vpc = VpcConfig{{"subnet-1"}, {"sg-1"}, false};
  function.settings.environment.emplace();
  function.settings.kms_key_arn = "arn:aws:kms:us-east-1:000000000000:key/k";
  function.settings.logging.log_format = "JSON";
  const std::string body = configuration_response(200, function).body;
  for (const auto* part :
       {R"("VpcConfig":{"SubnetIds":["subnet-1"],"SecurityGroupIds":["sg-1"],"VpcId":"",)",
        R"("Environment":{"Variables":{}})",
        R"("KMSKeyArn":"arn:aws:kms:us-east-1:000000000000:key/k")",
        R"("LoggingConfig":{"LogFormat":"JSON","ApplicationLogLevel":"INFO",)"
        R"("SystemLogLevel":"INFO","LogGroup":"/aws/lambda/fn"})"}) {
    EXPECT_NE(body.find(part), std::string::npos) << part << "\nin " << body;
  }
}

}  // namespace
}  // namespace emulator::lambda
