#include <algorithm>

#include <fmt/format.h>

#include "daemon/aws/json.hpp"
#include "handlers/openapi/reader.hpp"

namespace emulator::openapi {

namespace {

class Converter {
 public:
  explicit Converter(const Bounds& bounds) : bounds_(bounds), left_(bounds.nodes) {}

  bool within_bounds() const noexcept { return within_bounds_; }

  Node convert(const aws::Json& json, unsigned depth) {
    Node node;
    if (left_ == 0 || depth > bounds_.depth) {
      within_bounds_ = false;
      return node;
    }
    --left_;
    if (json.IsObject()) {
      node.kind = Node::Kind::object;
      for (const auto& [name, value] : json.GetObject())
        node.add(std::string(aws::string_of(name)), convert(value, depth + 1));
    } else if (json.IsArray()) {
      node.kind = Node::Kind::list;
      for (const aws::Json& value : json.GetArray())
        node.push(convert(value, depth + 1));
    } else if (json.IsString()) {
      node.kind = Node::Kind::text;
      node.text = aws::string_of(json);
    } else if (!json.IsNull()) {
      node.kind = json.IsBool() ? Node::Kind::boolean : Node::Kind::number;
      node.text = aws::to_string(json);
    }
    return node;
  }

 private:
  const Bounds& bounds_;
  std::size_t left_;
  bool within_bounds_ = true;
};

}  // namespace

std::optional<Node> read_json(std::string_view text, Problems& problems, const Bounds& bounds) {
  const auto parsed = aws::parse_json_object(text);
  if (!parsed) {
    problems.error({}, "Invalid OpenAPI input. " + parsed.error().message);
    return std::nullopt;
  }
  Converter converter(bounds);
  Node node = converter.convert(*parsed, 0);
  if (converter.within_bounds()) return node;
  problems.error({},
                 fmt::format("Invalid OpenAPI input. It is nested deeper than {} levels, or has "
                             "more than {} values",
                             bounds.depth, bounds.nodes));
  return std::nullopt;
}

}  // namespace emulator::openapi
