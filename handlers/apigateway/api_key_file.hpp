#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "handlers/apigateway/errors.hpp"

namespace emulator::apigateway {

struct ApiKeyRow {
  unsigned line;
  std::string name;
  std::string value;
  std::string description;
  std::string enabled;  // as it is written; empty for true
  std::vector<std::string> plans;
};

// The keys of a CSV file, by the names of its columns, in any order and case; "Name" and "Key" have
// to be there, unknown ones are passed over. Fields may stand in single or double quotes.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-key-file-format.html
Result<std::vector<ApiKeyRow>> parse_api_key_file(std::string_view text);

}  // namespace emulator::apigateway
