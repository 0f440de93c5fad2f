#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "daemon/aws/error.hpp"
#include "handlers/apigateway/model.hpp"

namespace emulator::apigateway {

// The function ARN, alias or version included, that the URI of an AWS_PROXY integration names:
// arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/{function ARN}/invocations
// Stage variables in it stay as they are.
aws::Result<std::string> parse_lambda_uri(std::string_view uri);
// The same of an integration that streams:
// arn:aws:apigateway:{region}:lambda:path/2021-11-15/functions/{ARN}/response-streaming-invocations
aws::Result<std::string> parse_streaming_lambda_uri(std::string_view uri);

// Puts the stage's values in the place of ${stageVariables.name}. Nothing when the stage lacks one.
std::optional<std::string> resolve_stage_variables(std::string_view text,
                                                   const StringMap& variables);

}  // namespace emulator::apigateway
