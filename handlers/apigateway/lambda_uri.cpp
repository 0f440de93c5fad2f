#include "handlers/apigateway/lambda_uri.hpp"

#include "daemon/aws/arn.hpp"
#include "handlers/apigateway/errors.hpp"

namespace emulator::apigateway {

namespace {

constexpr std::string_view variable_open = "${stageVariables.";

// How a URI says which of Lambda's operations invokes the function.
struct Path {
  std::string_view prefix;
  std::string_view suffix;

  bool fits(std::string_view text) const noexcept {
    return text.starts_with(prefix) && text.ends_with(suffix) &&
           text.size() > prefix.size() + suffix.size();
  }
};
constexpr Path invoke{"path/2015-03-31/functions/", "/invocations"};
constexpr Path invoke_with_response_stream{"path/2021-11-15/functions/",
                                           "/response-streaming-invocations"};

bool is_function_arn(std::string_view text) {
  const auto arn = aws::parse_arn(text);
  return arn && arn->service == "lambda" && arn->resource.starts_with("function:") &&
         arn->resource.size() > std::string_view("function:").size();
}

aws::Result<std::string> parse(std::string_view uri, const Path& form) {
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
  if (!form.fits(path)) {
    const bool is_buffered = &form == &invoke_with_response_stream && invoke.fits(path);
    return bad_request(is_buffered
                           ? "Invalid ResponseTransferMode. ResponseTransferMode STREAM is only "
                             "supported for Lambda functions invoked by InvokeWithResponseStream "
                             "for AWS_PROXY integrations."
                           : "AWS ARN for integration contains invalid path");
  }
  path.remove_prefix(form.prefix.size());
  path.remove_suffix(form.suffix.size());
  if (path.find(variable_open) == path.npos && !is_function_arn(path)) {
    return bad_request("Invalid lambda function");
  }
  return std::string(path);
}

}  // namespace

aws::Result<std::string> parse_lambda_uri(std::string_view uri) {
  return parse(uri, invoke);
}

aws::Result<std::string> parse_streaming_lambda_uri(std::string_view uri) {
  return parse(uri, invoke_with_response_stream);
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
