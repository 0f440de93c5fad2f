#pragma once

// AliasConfiguration as AWS writes it, and what CreateAlias and UpdateAlias have in common. Include
// it in .cpp files only.

#include <map>
#include <optional>
#include <string>

#include "daemon/aws/json.hpp"
#include "daemon/http/message.hpp"
#include "handlers/lambda/function.hpp"

namespace emulator::aws {
class JsonInput;
}

namespace emulator::lambda {

void write_alias(aws::JsonWriter& writer, const Function& function, const Alias& alias);
http::Response alias_response(unsigned status, const Function& function, const Alias& alias);

// The members of a request; what is absent stays as it was.
struct AliasInput {
  std::optional<std::string> name;
  std::optional<std::string> function_version;
  std::optional<std::string> description;
  std::optional<std::map<std::string, double>> weights;  // of a RoutingConfig that was given
  std::optional<std::string> revision_id;
};

aws::Result<AliasInput> read_alias(std::string_view body);

}  // namespace emulator::lambda
