#pragma once

#include <optional>
#include <string_view>

#include "handlers/openapi/node.hpp"
#include "handlers/openapi/problems.hpp"

namespace emulator::openapi {

// What no document may exceed; what an alias of YAML stands for counts every time.
struct Bounds {
  std::size_t bytes = 6 * 1024 * 1024;
  std::size_t nodes = 300'000;
  unsigned depth = 128;
};

// A document in JSON or YAML; nothing when the problems say why not. Members that share a name are
// problems too, of which the first is kept.
std::optional<Node> read(std::string_view text, Problems& problems, const Bounds& bounds = {});

// The two halves of it.
std::optional<Node> read_json(std::string_view text, Problems& problems, const Bounds& bounds);
std::optional<Node> read_yaml(std::string_view text, Problems& problems, const Bounds& bounds);

}  // namespace emulator::openapi
