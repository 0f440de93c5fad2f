#pragma once

// Patch documents, the way AWS's REST services take updates: a list of operations in the manner of
// RFC 6902, over a document of which only some paths may be changed, each by some operations.
// https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/aws/error.hpp"

namespace emulator::aws {

enum class PatchOp { add, remove, replace, move, copy, test };

std::string_view to_string(PatchOp op) noexcept;

struct PatchOperation {
  PatchOp op;
  std::string path;
  std::string from;
  std::string value;  // empty when none was given
};

// {"patchOperations": [{"op": …, "path": …, "value": …}]}; an absent list is an empty one.
Result<std::vector<PatchOperation>> parse_patch(std::string_view body);

class PatchOps {
 public:
  constexpr PatchOps(std::initializer_list<PatchOp> ops) {
    for (const PatchOp op : ops)
      bits_ |= 1u << static_cast<unsigned>(op);
  }
  constexpr bool has(PatchOp op) const noexcept {
    return (bits_ & (1u << static_cast<unsigned>(op))) != 0;
  }

 private:
  unsigned bits_ = 0;
};

// What a rule is told: the operation, and what stood in the "{…}" segments of its path.
struct PatchTarget {
  PatchOp op;
  std::vector<std::string> keys;  // unescaped: "image~1png" is "image/png"
  std::string_view path;
  std::string_view value;
  std::string_view from = {};  // of a copy or a move
};

template <class Document>
struct PatchRule {
  // "/variables/{name}": a segment in braces takes any text, one like "{method+}" any number of
  // segments.
  std::string_view path;
  PatchOps ops;
  Result<void> (*apply)(Document& document, const PatchTarget& target);
};

// Whether a path fits a rule's pattern; fills `keys`.
bool match_patch_path(std::string_view pattern, std::string_view path,
                      std::vector<std::string>& keys);
// 400 BadRequestException; `allowed` are the paths which that operation may name.
Error invalid_patch_path(const PatchOperation& operation,
                         std::span<const std::string_view> allowed);
Error invalid_patch_value(const PatchTarget& target, std::string_view expected);

// "true" or "false", without regard to case.
Result<bool> patch_boolean(const PatchTarget& target);
Result<int> patch_integer(const PatchTarget& target);
// A finite one.
Result<double> patch_double(const PatchTarget& target);

// The document with all operations applied in their order, or the first fault: one that is refused
// leaves nothing changed.
template <class Document, std::size_t Size>
Result<Document> patched(const PatchRule<Document> (&rules)[Size], Document document,
                         std::span<const PatchOperation> operations) {
  for (const PatchOperation& operation : operations) {
    PatchTarget target{operation.op, {}, operation.path, operation.value, operation.from};
    const PatchRule<Document>* rule = nullptr;
    std::vector<std::string_view> allowed;
    for (const auto& candidate : rules) {
      if (!candidate.ops.has(operation.op)) continue;
      allowed.push_back(candidate.path);
      if (match_patch_path(candidate.path, operation.path, target.keys)) {
        rule = &candidate;
        break;
      }
    }
    if (rule == nullptr) return invalid_patch_path(operation, allowed);
    if (auto applied = rule->apply(document, target); !applied) return applied.error();
  }
  return document;
}

}  // namespace emulator::aws
