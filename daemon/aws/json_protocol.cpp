#include "daemon/aws/json_protocol.hpp"

#include <utility>

#include "daemon/aws/json_call_input.hpp"
#include "daemon/aws/model_check.hpp"
#include "daemon/offload.hpp"

namespace emulator::aws {

namespace {

constexpr std::string_view content_type = "application/x-amz-json-1.1";

}  // namespace

std::string_view target_operation(const http::Request& request, std::string_view prefix) noexcept {
  std::string_view target = request.headers.get("X-Amz-Target");
  if (!target.starts_with(prefix) || target.size() <= prefix.size()) return {};
  target.remove_prefix(prefix.size());
  return target.front() == '.' ? target.substr(1) : std::string_view();
}

std::optional<Error> check_input(const InputRules& rules, JsonCall& call) {
  auto body = parse_body(rules, call.call.request.body, call.operation);
  if (!body) return body.error();
  call.body = std::move(*body);
  ModelCheck check(*rules.model, rules.waived);
  const ModelShape* input = rules.model->input_of(call.operation);
  if (input != nullptr) check.body_members(*input, body_of(call));
  return check.error(rules.error_code);
}

bool input_takes_long(const JsonCall& call) noexcept {
  return call.call.request.body.size() > quick_json;
}

boost::asio::awaitable<std::optional<Error>> check_input_aside(const InputRules& rules,
                                                               JsonCall& call) {
  auto check = [&rules, &call] { return check_input(rules, call); };
  co_return co_await offload(*rules.workers, std::move(check));
}

http::Response json_protocol_response(std::string body) {
  return http::make_response(200, content_type, std::move(body));
}

http::Response json_protocol_error(const Error& error) {
  JsonBuffer buffer;
  JsonWriter writer(buffer);
  writer.StartObject();
  write_member(writer, "__type", error.code);
  write_member(writer, "message", error.message);
  for (const auto& [name, value] : error.members)
    write_member(writer, name, value);
  writer.EndObject();
  http::Response response = http::make_response(error.status, content_type,
                                                std::string(buffer.GetString(), buffer.GetSize()));
  response.headers.add("x-amzn-ErrorType", error.code);
  return response;
}

}  // namespace emulator::aws
