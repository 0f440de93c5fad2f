#include "handlers/execute_api/mock_integration.hpp"

#include <optional>

#include "daemon/http/headers.hpp"
#include "daemon/log.hpp"
#include "handlers/execute_api/gateway_response.hpp"
#include "handlers/execute_api/media_type.hpp"

namespace emulator::execute_api {

namespace {

using apigateway::MockIntegration;
using apigateway::StringMap;

const std::string* find_template(const StringMap& templates, std::string_view media_type) {
  for (const auto& [type, text] : templates) {
    if (http::equals_ignoring_case(type, media_type)) return &text;
  }
  return nullptr;
}

// What the integration gets: a template, else the body itself, as far as the passthrough behavior
// lets it; nothing for 415.
std::optional<std::string_view> integration_request(const MockIntegration& mock,
                                                    const http::Request& request) {
  std::string_view media_type = without_parameters(request.headers.get("Content-Type"));
  if (media_type.empty()) media_type = "application/json";
  if (const std::string* text = find_template(mock.request_templates, media_type)) {
    return text->empty() ? std::string_view(request.body) : std::string_view(*text);
  }
  const bool passes =
      mock.passthrough_behavior == "WHEN_NO_MATCH" ||
      (mock.passthrough_behavior == "WHEN_NO_TEMPLATES" && mock.request_templates.empty());
  if (!passes) return std::nullopt;
  return request.body;
}

// The status code of {"statusCode": 200}. AWS reads it leniently: the name may be unquoted, the
// number quoted.
std::optional<std::string> mock_status(std::string_view text) {
  static const std::regex pattern(
      R"re([{,]\s*["']?statusCode["']?\s*:\s*["']?([1-5]\d\d)["']?\s*[,}])re");
  std::match_results<std::string_view::const_iterator> found;
  // A template is short; a body that was passed through need not be.
  text = text.substr(0, 4096);
  if (!std::regex_search(text.begin(), text.end(), found, pattern)) return std::nullopt;
  return found[1].str();
}

const MockIntegration::Answer* select(const MockIntegration& mock, const std::string& status) {
  const MockIntegration::Answer* otherwise = nullptr;
  for (const auto& answer : mock.answers) {
    if (answer.is_default) {
      otherwise = &answer;
    } else if (std::regex_match(status, answer.selection_pattern)) {
      return &answer;
    }
  }
  return otherwise;
}

// The template of the first accepted media type that has one, else that of application/json, else
// the first.
std::pair<std::string, std::string> render(const StringMap& templates, std::string_view accept) {
  if (templates.empty()) return {"application/json", ""};
  for (const auto media_type : accepted_media_types(accept)) {
    if (const auto* text = find_template(templates, media_type)) {
      return {std::string(media_type), *text};
    }
  }
  if (const auto* text = find_template(templates, "application/json")) {
    return {"application/json", *text};
  }
  return *templates.begin();
}

}  // namespace

http::Response mock_response(const MockIntegration& mock, const http::Request& request,
                             std::string_view description) {
  const auto input = integration_request(mock, request);
  if (!input) return unsupported_media_type();
  const auto status = mock_status(*input);
  if (!status) {
    log::warning("{}: the MOCK integration found no statusCode in {}", description,
                 input->empty() ? "an empty request; it needs a request template"
                                : "the request template or the body passed through");
    return internal_server_error();
  }
  const auto* answer = select(mock, *status);
  if (answer == nullptr) {
    log::warning("{}: no integration response fits status code {}, and there is no default",
                 description, *status);
    return internal_server_error();
  }
  auto [media_type, body] = render(answer->templates, request.headers.get("Accept"));
  http::Response response{answer->status, {}, std::move(body)};
  for (const auto& [name, value] : answer->headers)
    response.headers.set(name, value);
  if (!response.headers.contains("Content-Type")) {
    response.headers.add("Content-Type", std::move(media_type));
  }
  return response;
}

}  // namespace emulator::execute_api
