#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "daemon/http/headers.hpp"

namespace emulator::execute_api {

// What a function answers to a Lambda proxy integration, as nearly every function does.
struct PlainAnswer {
  unsigned status = 200;
  http::Headers headers;
  http::Headers multi_value_headers;
  std::string body;
  bool is_base64 = false;
};

// Reads it in one pass, without a document in between. Nothing for all that is out of the ordinary,
// well-formed or not: members of other names or types, nulls, \u escapes, a status that is none.
// Then the whole parser looks, and tells what is wrong. `json` is UTF-8.
std::optional<PlainAnswer> read_plain_answer(std::string_view json);

}  // namespace emulator::execute_api
