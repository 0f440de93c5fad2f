#include "handlers/openapi/reader.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "daemon/json_pointer.hpp"

namespace emulator::openapi {

namespace {

// Takes away the later ones of members that share a name.
void drop_repeated(Node& node, const std::string& pointer, Problems& problems) {
  if (node.kind == Node::Kind::object) {
    std::vector<const Member*> sorted;
    sorted.reserve(node.members.size());
    for (const Member& member : node.members)
      sorted.push_back(&member);
    // Of one name, in their order.
    std::sort(sorted.begin(), sorted.end(), [](const Member* a, const Member* b) {
      return std::tie(a->name, a) < std::tie(b->name, b);
    });
    std::vector<const Member*> repeated;
    for (std::size_t i = 1; i < sorted.size(); ++i) {
      if (sorted[i]->name == sorted[i - 1]->name) repeated.push_back(sorted[i]);
    }
    if (!repeated.empty()) {
      std::sort(repeated.begin(), repeated.end());
      std::vector<Member> kept;
      for (Member& member : node.members) {
        if (!std::binary_search(repeated.begin(), repeated.end(), &member)) {
          kept.push_back(std::move(member));
          continue;
        }
        problems.error({pointer + "/" + pointer_token(member.name), member.value.line},
                       fmt::format("Parse issue: duplicate key '{}'", member.name));
      }
      node.members = std::move(kept);
    }
  }
  std::size_t index = 0;
  for (Member& member : node.members) {
    if (!member.value.empty()) {
      const std::string token =
          node.kind == Node::Kind::list ? std::to_string(index) : pointer_token(member.name);
      drop_repeated(member.value, fmt::format("{}/{}", pointer, token), problems);
    }
    ++index;
  }
}

}  // namespace

std::optional<Node> read(std::string_view text, Problems& problems, const Bounds& bounds) {
  if (text.size() > bounds.bytes) {
    problems.error({}, fmt::format("Invalid OpenAPI input: it is larger than {} MB",
                                   bounds.bytes / 1024 / 1024));
    return std::nullopt;
  }
  const auto begin = text.find_first_not_of(" \t\r\n");
  const bool is_json = begin != text.npos && text[begin] == '{';
  auto node = is_json ? read_json(text, problems, bounds) : read_yaml(text, problems, bounds);
  if (node) drop_repeated(*node, "", problems);
  return node;
}

}  // namespace emulator::openapi
