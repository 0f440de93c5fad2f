#include "handlers/websocket_api/selection.hpp"

#include <optional>

#include "daemon/take_prefix.hpp"
#include "handlers/http_api/references.hpp"

namespace emulator::websocket_api {

namespace {

std::string joined(const http::Headers& headers, std::string_view name, bool all) {
  std::string out;
  for (const auto& [candidate, value] : headers) {
    if (!http::equals_ignoring_case(candidate, name)) continue;
    if (all && !out.empty()) {
      out.append(",").append(value);
    } else {
      out = value;
    }
  }
  return out;
}

std::string of_answer(std::string_view name, const AnswerView& answer) {
  if (name == "statuscode") return std::to_string(answer.status);
  if (take_prefix(name, "header.")) return joined(answer.headers, name, false);
  if (take_prefix(name, "multivalueheader.")) return joined(answer.headers, name, true);
  if (name == "body") return std::string(answer.body);
  if (take_prefix(name, "body.")) return http_api::select_json(answer.body, name).value_or("");
  return {};
}

}  // namespace

std::string evaluate(std::string_view expression, std::string_view message,
                     const AnswerView* answer) {
  const auto resolve = [&](std::string_view name) -> std::optional<std::string> {
    if (take_prefix(name, "request.body."))
      return http_api::select_json(message, name).value_or("");
    if (name == "request.body") return std::string(message);
    if (answer != nullptr && take_prefix(name, "integration.response."))
      return of_answer(name, *answer);
    if (name.starts_with("request.") || name.starts_with("integration.")) return "";
    return std::nullopt;
  };
  constexpr std::string_view escaped = "\\$";
  std::string out;
  for (auto at = expression.find(escaped); at != expression.npos; at = expression.find(escaped)) {
    out += http_api::replace_references(expression.substr(0, at), resolve);
    out += '$';
    expression.remove_prefix(at + escaped.size());
  }
  return out + http_api::replace_references(expression, resolve);
}

}  // namespace emulator::websocket_api
