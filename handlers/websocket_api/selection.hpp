#pragma once

#include <string>
#include <string_view>

#include "daemon/http/headers.hpp"

namespace emulator::websocket_api {

// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-selection-expressions.html

// An integration's answer, as far as expressions ask for it.
struct AnswerView {
  unsigned status;
  const http::Headers& headers;
  std::string_view body;
};

// What an expression gives for a message, and for the answer to it where there is one: of
// "${request.body.action}-$integration.response.statuscode" it is "send-200". "\$default" is the
// text "$default"; a reference that leads nowhere is an empty text.
std::string evaluate(std::string_view expression, std::string_view message,
                     const AnswerView* answer = nullptr);

}  // namespace emulator::websocket_api
