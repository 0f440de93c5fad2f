#include "handlers/lambda/function_url_configuration.hpp"

#include <utility>

#include "daemon/aws/json_input.hpp"
#include "daemon/clock.hpp"
#include "handlers/lambda/function_urls.hpp"

namespace emulator::lambda {

namespace {

using AuthType = FunctionUrlConfig::AuthType;
using InvokeMode = FunctionUrlConfig::InvokeMode;

FunctionUrlCors read_cors(aws::JsonInput input) {
  FunctionUrlCors cors;
  cors.allow_credentials = input.boolean("AllowCredentials");
  cors.allow_headers = input.text_list("AllowHeaders");
  cors.allow_methods = input.text_list("AllowMethods");
  cors.allow_origins = input.text_list("AllowOrigins");
  cors.expose_headers = input.text_list("ExposeHeaders");
  cors.max_age = input.integer("MaxAge");
  return cors;
}

bool says_nothing(const FunctionUrlCors& cors) {
  return !cors.allow_credentials && !cors.allow_headers && !cors.allow_methods &&
         !cors.allow_origins && !cors.expose_headers && !cors.max_age;
}

void write_texts(aws::JsonWriter& writer, std::string_view name,
                 const std::optional<std::vector<std::string>>& texts) {
  if (!texts) return;
  aws::write_key(writer, name);
  writer.StartArray();
  for (const std::string& text : *texts)
    aws::write_string(writer, text);
  writer.EndArray();
}

void write_cors(aws::JsonWriter& writer, const FunctionUrlCors& cors) {
  aws::write_key(writer, "Cors");
  writer.StartObject();
  if (cors.allow_credentials) {
    aws::write_key(writer, "AllowCredentials");
    writer.Bool(*cors.allow_credentials);
  }
  write_texts(writer, "AllowHeaders", cors.allow_headers);
  write_texts(writer, "AllowMethods", cors.allow_methods);
  write_texts(writer, "AllowOrigins", cors.allow_origins);
  write_texts(writer, "ExposeHeaders", cors.expose_headers);
  if (cors.max_age) {
    aws::write_key(writer, "MaxAge");
    writer.Int64(*cors.max_age);
  }
  writer.EndObject();
}

}  // namespace

FunctionUrlInput read_function_url(const aws::Json& body) {
  aws::JsonInput members(body);
  FunctionUrlInput input;
  if (const auto type = members.text("AuthType")) {
    input.auth_type = *type == "NONE" ? AuthType::none : AuthType::aws_iam;
  }
  if (const auto mode = members.text("InvokeMode")) {
    input.invoke_mode = *mode == "BUFFERED" ? InvokeMode::buffered : InvokeMode::response_stream;
  }
  if (auto cors = members.object("Cors")) input.cors = read_cors(*cors);
  return input;
}

void apply(FunctionUrlInput input, FunctionUrlConfig& config) {
  if (input.auth_type) config.auth_type = *input.auth_type;
  if (input.invoke_mode) config.invoke_mode = *input.invoke_mode;
  if (!input.cors) return;
  if (says_nothing(*input.cors)) {
    config.cors.reset();
  } else {
    config.cors = std::move(input.cors);
  }
}

void write_function_url(aws::JsonWriter& writer, const FunctionUrlView& view) {
  const FunctionUrlConfig& config = view.config;
  const Function& function = view.function;
  writer.StartObject();
  aws::write_member(writer, "FunctionUrl",
                    function_url(view.base_url, config.url_id, function.scope.region));
  aws::write_member(writer, "FunctionArn", function_arn(function.scope, function.name, view.alias));
  aws::write_member(writer, "AuthType", config.auth_type == AuthType::none ? "NONE" : "AWS_IAM");
  if (config.cors) write_cors(writer, *config.cors);
  aws::write_member(writer, "CreationTime", iso8601_milliseconds(config.created));
  if (view.with_last_modified) {
    aws::write_member(writer, "LastModifiedTime", iso8601_milliseconds(config.last_modified));
  }
  aws::write_member(writer, "InvokeMode",
                    config.invoke_mode == InvokeMode::buffered ? "BUFFERED" : "RESPONSE_STREAM");
  writer.EndObject();
}

http::Response function_url_response(unsigned status, const FunctionUrlView& view) {
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  write_function_url(writer, view);
  return aws::json_response(status, {buffer.GetString(), buffer.GetSize()});
}

}  // namespace emulator::lambda
