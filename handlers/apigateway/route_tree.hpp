#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace emulator::apigateway {

struct DeployedMethod;

// One resource of a deployed API and its methods.
struct DeployedResource {
  std::string id;
  std::string path;  // "/orders/{id}"
  std::vector<DeployedMethod> methods;

  // The method itself, else ANY, else null.
  const DeployedMethod* method(std::string_view http_method) const noexcept;
};

// Path variables in the order of the path, with their values as they stand in it, still encoded:
// so AWS gives them to a Lambda proxy integration.
using PathParameters = std::vector<std::pair<std::string, std::string>>;

struct RouteMatch {
  const DeployedResource* resource;
  PathParameters path_parameters;
};

// Which resource a request's path belongs to: of all that fit, the one whose earlier segments are
// literal, then a {variable}, then a greedy {proxy+}.
//
// Paths are matched segment by segment before they are decoded, so that an encoded slash stays
// inside its segment; literals are compared decoded. One slash at the end makes no difference; an
// empty segment ("//") fits only where a greedy variable takes it. Resources without methods are
// there for their children alone.
class RouteTree {
 public:
  void add(DeployedResource resource);

  // Nothing when no resource fits. `path` is raw and begins with '/'.
  std::optional<RouteMatch> match(std::string_view path) const;

  template <class Visit>
  void for_each(Visit visit) const {
    for (const auto& resource : resources_)
      visit(*resource);
  }

 private:
  struct Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
    // Siblings share one variable at most; CreateResource sees to it.
    std::unique_ptr<Node> variable;
    std::string variable_name;
    bool greedy = false;
    const DeployedResource* resource = nullptr;
  };

  const DeployedResource* find(const Node& node, std::string_view rest,
                               PathParameters& parameters) const;

  Node root_;
  std::vector<std::unique_ptr<const DeployedResource>> resources_;
};

}  // namespace emulator::apigateway
