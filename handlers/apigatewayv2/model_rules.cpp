#include "handlers/apigatewayv2/rules.hpp"

#include <fmt/format.h>

namespace emulator::apigatewayv2 {

Result<void> check_model(Draft& draft) {
  for (const auto& [id, other] : draft.at.parent->all(Kind::model)) {
    if (id != draft.at.id && other.document.json("name") == draft.document.json("name")) {
      return conflict("Model name already exists for this API");
    }
  }
  draft.document.default_text("contentType", "application/json");
  return {};
}

Result<void> check_answer(Draft& draft) {
  if (!draft.of_websocket()) {
    return bad_request("Responses are only supported for WebSocket APIs");
  }
  if (draft.document.has("responseTemplates") && draft.document.json("responseTemplates") != "{}") {
    return unsupported("Response templates of WebSocket APIs");
  }
  return {};
}

}  // namespace emulator::apigatewayv2
