#pragma once

// What documents of both versions have in common, and the imports of both kinds of APIs.

#include <string>
#include <string_view>
#include <vector>

#include "handlers/openapi/view.hpp"

namespace emulator::openapi {

// What becomes of the path that a document's server has: "/v1/shop".
enum class BasePath { ignore, prepend, split };
// Nothing for a word that is none of them.
std::optional<BasePath> parse_base_path(std::string_view text) noexcept;

// Whether it is Swagger 2.0 or OpenAPI 3.0; a problem for any other document.
bool has_known_version(const View& document);
bool is_swagger(const View& document);

// The server of OpenAPI 3.0 that stands for the API; absent where there is none.
View first_server(const View& document);
// What goes before each path; without a slash at its end.
std::string path_prefix(const View& document, BasePath handling);

struct Operation {
  std::string_view http_method;  // "GET", "ANY"
  View view;
};
struct PathItem {
  std::string path;  // with the prefix, without a slash at its end
  View named;        // where the path stands
  View view;         // absent, with a problem, where it can't be read
};
// Those whose paths begin with a slash; the others are problems.
std::vector<PathItem> path_items(const View& document, const std::string& prefix);
std::vector<Operation> operations_of(const View& item);
// Where an operation of that method stands in a path item: "get".
std::string operation_member(std::string_view http_method);

// The words of extensions are "aws_proxy" where the operations have "AWS_PROXY".
std::string in_upper_case(std::string word);

}  // namespace emulator::openapi
