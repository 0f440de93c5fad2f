#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace emulator::apigatewayv2 {

struct LiveRoute;

// A route key of an HTTP API, taken apart: "GET /pets/{id}", "ANY /{proxy+}", "$default".
struct RouteKey {
  std::string_view method;
  std::string_view path;  // empty for "$default"
};
// Nothing for a text that is no route key.
std::optional<RouteKey> parse_route_key(std::string_view text);

// In the order of the path, with their decoded values.
using PathParameters = std::vector<std::pair<std::string, std::string>>;

struct MatchedRoute {
  const LiveRoute* route;
  PathParameters path_parameters;
};

// Finds a request's route: the full match of a path, then the longest greedy one, then "$default";
// on one path a method goes before ANY, and a literal segment before a variable.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
//
// Segments are split before they are decoded, so that an encoded slash stays in its segment. The
// cost is that of the path, however many routes there are.
class RouteTable {
 public:
  // `route` must outlive this; its key must be a route key.
  void add(const LiveRoute& route);
  // `path` is raw and begins with '/'.
  std::optional<MatchedRoute> match(std::string_view method, std::string_view path) const;

 private:
  struct Entry {
    std::string method;
    std::vector<std::string> variables;
    const LiveRoute* route;
  };
  struct Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
    std::unique_ptr<Node> variable;
    std::vector<Entry> full;
    std::vector<Entry> greedy;
  };

  static const Entry* pick(const std::vector<Entry>& entries, std::string_view method) noexcept;
  static const Entry* find(const Node& node, std::string_view rest, std::string_view method,
                           bool greedy, std::vector<std::string>& values);

  Node root_;
  const LiveRoute* default_ = nullptr;
};

}  // namespace emulator::apigatewayv2
