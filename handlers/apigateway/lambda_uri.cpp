#include "handlers/apigateway/lambda_uri.hpp"

#include "daemon/aws/arn.hpp"
#include "handlers/apigateway/errors.hpp"

namespace emulator::apigateway {

namespace {

constexpr std::string_view variable_open = "${stageVariables.";
constexpr std::string_view path_prefix = "path/2015-03-31/functions/";
constexpr std::string_view path_suffix = "/invocations";

bool is_function_arn(std::string_view text) {
  const auto arn = aws::parse_arn(text);
  return arn && arn->service == "lambda" && arn->resource.starts_with("function:") &&
         arn->resource.size() > std::string_view("function:").size();
}

}  // namespace

aws::Result<std::string> parse_lambda_uri(std::string_view uri) {
  const auto arn = aws::parse_arn(uri);
  if (!arn || arn->service != "apigateway") {
    return bad_request("Invalid ARN specified in the request");
  }
  // In these ARNs the integrated service stands where others have the account.
  if (arn->account != "lambda") {
    return bad_request(
        "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose "
        "stream invocations.");
  }
  std::string_view path = arn->resource;
  if (!path.starts_with("path/") && !path.starts_with("action/")) {
    return bad_request("AWS ARN for integration must contain path or action");
  }
  if (!path.starts_with(path_prefix) || !path.ends_with(path_suffix) ||
      path.size() <= path_prefix.size() + path_suffix.size()) {
    return bad_request("AWS ARN for integration contains invalid path");
  }
  path.remove_prefix(path_prefix.size());
  path.remove_suffix(path_suffix.size());
  if (path.find(variable_open) == path.npos && !is_function_arn(path)) {
    return bad_request("Invalid lambda function");
  }
  return std::string(path);
}

std::optional<std::string> resolve_stage_variables(std::string_view text,
                                                   const StringMap& variables) {
  std::string out;
  for (;;) {
    const auto open = text.find(variable_open);
    out.append(text.substr(0, open));
    if (open == text.npos) return out;
    text.remove_prefix(open + variable_open.size());
    const auto close = text.find('}');
    if (close == text.npos) return std::nullopt;
    const auto value = variables.find(std::string(text.substr(0, close)));
    if (value == variables.end()) return std::nullopt;
    out.append(value->second);
    text.remove_prefix(close + 1);
  }
}

}  // namespace emulator::apigateway
