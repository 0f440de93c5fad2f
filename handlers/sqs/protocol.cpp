#include "handlers/sqs/protocol.hpp"

#include <charconv>

#include <fmt/format.h>

#include "daemon/aws/json_protocol.hpp"
#include "daemon/aws/query.hpp"
#include "daemon/aws/query_json.hpp"
#include "handlers/sqs/errors.hpp"
#include "handlers/sqs/query_input.hpp"
#include "handlers/sqs/query_output.hpp"
#include "handlers/sqs/service_model.hpp"

namespace emulator::sqs {

namespace {

using Kind = aws::ModelShape::Kind;

constexpr std::string_view json_type = "application/x-amz-json-1.0";

aws::Error wrong_type(const aws::Json& value, std::string_view wanted) {
  static constexpr std::string_view given[] = {"NULL_VALUE",   "FALSE_VALUE", "TRUE_VALUE",
                                               "START_OBJECT", "START_ARRAY", "STRING_VALUE",
                                               "NUMBER_VALUE"};
  return {400, "SerializationException",
          fmt::format("{} can not be converted to {}", given[value.GetType()], wanted)};
}

std::optional<aws::Error> check(const aws::ModelShape& shape, const aws::Json& value);

std::optional<aws::Error> check_members(const aws::ModelShape& shape, const aws::Json& object) {
  for (const aws::ModelMember& entry : service_model.members_of(shape)) {
    const std::string_view name = service_model.text(entry.name);
    const aws::Json* value = aws::member(object, name);
    if (value == nullptr) {
      if (entry.required) return missing_parameter(name);
    } else if (auto error = check(service_model.shapes[entry.shape], *value)) {
      return error;
    }
  }
  return std::nullopt;
}

std::optional<aws::Error> check(const aws::ModelShape& shape, const aws::Json& value) {
  switch (shape.kind) {
    case Kind::text:
    case Kind::blob:
    case Kind::timestamp:
      if (!value.IsString()) return wrong_type(value, "a String");
      return std::nullopt;
    case Kind::integer:
    case Kind::number:
      if (!value.IsInt64()) return wrong_type(value, "an Integer");
      return std::nullopt;
    case Kind::boolean:
      if (!value.IsBool()) return wrong_type(value, "a Boolean");
      return std::nullopt;
    case Kind::structure:
      if (!value.IsObject()) return wrong_type(value, "a Structure");
      return check_members(shape, value);
    case Kind::list:
      if (!value.IsArray()) return wrong_type(value, "a List");
      for (const aws::Json& element : value.GetArray()) {
        if (auto error = check(service_model.shapes[shape.first], element)) return error;
      }
      return std::nullopt;
    case Kind::map:
      if (!value.IsObject()) return wrong_type(value, "a Map");
      for (const auto& entry : value.GetObject()) {
        if (auto error = check(service_model.shapes[shape.first], entry.value)) return error;
      }
      return std::nullopt;
  }
  return std::nullopt;
}

// https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#error-code-resolution
http::Response json_error(const aws::Error& error) {
  const bool is_ours = error.status >= 500;
  // The JSON protocol has one status for all that callers do wrong.
  const unsigned status = is_ours ? error.status : 400;
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  aws::write_member(writer, "__type", is_ours ? error.code : json_shape(error.code));
  aws::write_member(writer, "message", error.message);
  writer.EndObject();
  http::Response response =
      http::make_response(status, json_type, {buffer.GetString(), buffer.GetSize()});
  response.headers.add("x-amzn-query-error",
                       fmt::format("{};{}", error.code, is_ours ? "Receiver" : "Sender"));
  return response;
}

}  // namespace

std::string text_of(const aws::Json& object, std::string_view name) {
  const aws::Json* value = aws::member(object, name);
  return value == nullptr ? std::string() : std::string(aws::string_of(*value));
}

std::optional<std::int64_t> integer_of(const aws::Json& object, std::string_view name) {
  const aws::Json* value = aws::member(object, name);
  if (value == nullptr) return std::nullopt;
  return value->GetInt64();
}

std::string SqsCall::text(std::string_view name) const {
  return text_of(input, name);
}

std::optional<std::int64_t> SqsCall::integer(std::string_view name) const {
  return integer_of(input, name);
}

SqsCall make_call(aws::Call& call) {
  SqsCall made{call, {}, false, {}};
  if (call.request.headers.contains("X-Amz-Target")) {
    made.operation = aws::target_operation(call.request, "AmazonSQS");
  } else {
    made.is_query = true;
    made.operation = aws::query_parameters(call.request).get("Action");
  }
  return made;
}

std::optional<aws::Error> read_input(SqsCall& call) {
  const aws::ModelShape* shape = service_model.input_of(call.operation);
  if (call.is_query) {
    auto input = query_input(*shape, call.operation, call.call.request);
    if (!input) return input.error();
    call.input = std::move(*input);
  } else {
    auto input = aws::parse_json_object(call.call.request.body);
    if (!input) return input.error();
    call.input = std::move(*input);
  }
  return check_members(*shape, call.input);
}

http::Response empty_answer() {
  return {};
}

http::Response render(const SqsCall& call, http::Response response) {
  if (call.is_query && aws::accepts_json(call.call.request)) {
    return http::make_response(
        200, "application/json",
        query_output_in_json(call.operation, call.call.request_id, response.body));
  }
  if (call.is_query) {
    return http::make_response(200, "text/xml",
                               query_output(call.operation, call.call.request_id, response.body));
  }
  return http::make_response(200, json_type, std::move(response.body));
}

http::Response render(const SqsCall& call, const aws::Error& error) {
  if (!call.is_query) return json_error(error);
  aws::Error renamed = error;
  // The Query protocol kept the words of its time.
  if (error.code == no_such_queue().code && error.message == no_such_queue().message) {
    renamed.message = "The specified queue does not exist for this wsdl version.";
  }
  return aws::query_error(call.call, query_namespace, renamed);
}

}  // namespace emulator::sqs
