#pragma once

// FunctionUrlConfig as AWS writes it and as requests give it. Include it in .cpp files only.

#include <optional>

#include "daemon/aws/json.hpp"
#include "daemon/aws/rest_json.hpp"
#include "handlers/lambda/function.hpp"
#include "handlers/lambda/function_url_config.hpp"

namespace emulator::lambda {

// What a request says; absent members stay as they were.
struct FunctionUrlInput {
  std::optional<FunctionUrlConfig::AuthType> auth_type;
  std::optional<FunctionUrlConfig::InvokeMode> invoke_mode;
  std::optional<FunctionUrlCors> cors;  // without members: no CORS any more
};

FunctionUrlInput read_function_url(const aws::Json& body);
void apply(FunctionUrlInput input, FunctionUrlConfig& config);

struct FunctionUrlView {
  const Function& function;
  std::string_view alias;  // empty for $LATEST
  const FunctionUrlConfig& config;
  std::string_view base_url;
  bool with_last_modified = true;
};

void write_function_url(aws::JsonWriter& writer, const FunctionUrlView& view);
http::Response function_url_response(unsigned status, const FunctionUrlView& view);

}  // namespace emulator::lambda
