#include "handlers/apigateway/lambda_uri.hpp"

#include <gtest/gtest.h>

namespace emulator::apigateway {
namespace {

const std::string prefix = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/";
const std::string function = "arn:aws:lambda:eu-west-1:123456789012:function:store";

TEST(LambdaUri, Holds_a_function_arn_with_or_without_a_qualifier) {
  EXPECT_EQ(*parse_lambda_uri(prefix + function + "/invocations"), function);
  EXPECT_EQ(*parse_lambda_uri(prefix + function + ":live/invocations"), function + ":live");
}

TEST(LambdaUri, Keeps_stage_variables_for_later) {
  EXPECT_EQ(*parse_lambda_uri(prefix + function + ":${stageVariables.alias}/invocations"),
            function + ":${stageVariables.alias}");
  EXPECT_EQ(*parse_lambda_uri(prefix + "${stageVariables.fn}/invocations"), "${stageVariables.fn}");
}

TEST(LambdaUri, Everything_else_is_refused_in_the_words_of_aws) {
  const auto message = [](const std::string& uri) { return parse_lambda_uri(uri).error().message; };
  EXPECT_EQ(message(""), "Invalid ARN specified in the request");
  EXPECT_EQ(message(function), "Invalid ARN specified in the request");
  EXPECT_EQ(message("arn:aws:apigateway:eu-west-1:lambda:functions/x"),
            "AWS ARN for integration must contain path or action");
  EXPECT_EQ(message(prefix + "store/invocations"), "Invalid lambda function");
  EXPECT_EQ(message(prefix + function), "AWS ARN for integration contains invalid path");
  EXPECT_EQ(message(prefix + "/invocations"), "AWS ARN for integration contains invalid path");
  EXPECT_EQ(message("arn:aws:apigateway:eu-west-1:sqs:path/1/queue"),
            "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose "
            "stream invocations.");
}

TEST(LambdaUri, Names_another_operation_of_Lambda_for_an_answer_that_is_streamed) {
  const std::string streaming = "arn:aws:apigateway:eu-west-1:lambda:path/2021-11-15/functions/" +
                                function + "/response-streaming-invocations";
  EXPECT_EQ(*parse_streaming_lambda_uri(streaming), function);
  EXPECT_EQ(parse_lambda_uri(streaming).error().message,
            "AWS ARN for integration contains invalid path");
  EXPECT_EQ(parse_streaming_lambda_uri(prefix + function + "/invocations").error().message,
            "Invalid ResponseTransferMode. ResponseTransferMode STREAM is only supported for "
            "Lambda functions invoked by InvokeWithResponseStream for AWS_PROXY integrations.");
  EXPECT_EQ(parse_streaming_lambda_uri(prefix + function).error().message,
            "AWS ARN for integration contains invalid path");
}

TEST(StageVariables, Are_put_in_or_missed) {
  const StringMap variables = {{"fn", "store"}, {"alias", "live"}};
  EXPECT_EQ(resolve_stage_variables("a:${stageVariables.fn}:${stageVariables.alias}", variables),
            "a:store:live");
  EXPECT_EQ(resolve_stage_variables("plain ${other}", variables), "plain ${other}");
  EXPECT_EQ(resolve_stage_variables("${stageVariables.nope}", variables), std::nullopt);
  EXPECT_EQ(resolve_stage_variables("${stageVariables.fn", variables), std::nullopt);
}

}  // namespace
}  // namespace emulator::apigateway
