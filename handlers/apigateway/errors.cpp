#include "handlers/apigateway/errors.hpp"

#include <fmt/format.h>

namespace emulator::apigateway {

Error bad_request(std::string message) {
  return {400, "BadRequestException", std::move(message)};
}
Error conflict(std::string message) {
  return {409, "ConflictException", std::move(message)};
}
Error not_found(std::string message) {
  return {404, "NotFoundException", std::move(message)};
}

Error unsupported(std::string_view what) {
  return {501, "NotImplementedException",
          fmt::format("{} is not implemented by this emulator; nothing was changed.", what)};
}

Error invalid_resource() {
  return not_found("Invalid Resource identifier specified");
}
Error invalid_method() {
  return not_found("Invalid Method identifier specified");
}
Error no_integration() {
  return not_found("No integration defined for method");
}
Error invalid_status_code() {
  return not_found("Invalid Response status code specified");
}
Error invalid_deployment() {
  return not_found("Invalid Deployment identifier specified");
}
Error invalid_documentation_version() {
  return not_found("Invalid Documentation version specified");
}
Error invalid_stage() {
  return not_found("Invalid stage identifier specified");
}

Error invalid_model(std::string_view name) {
  return not_found(fmt::format("Invalid model name specified: {}", name));
}
Error invalid_authorizer() {
  return not_found("Invalid Authorizer identifier specified");
}
Error invalid_api_key() {
  return not_found("Invalid API Key identifier specified");
}
Error invalid_usage_plan() {
  return not_found("Invalid Usage Plan ID specified");
}
Error invalid_validator() {
  return not_found("Invalid Request Validator identifier specified");
}

}  // namespace emulator::apigateway
