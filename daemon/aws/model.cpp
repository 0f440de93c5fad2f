#include "daemon/aws/model.hpp"

#include <algorithm>

namespace emulator::aws {

const ModelShape* ServiceModel::input_of(std::string_view operation) const noexcept {
  const auto found = std::lower_bound(operations.begin(), operations.end(), operation,
                                      [this](const ModelOperation& entry, std::string_view name) {
                                        return text(entry.name) < name;
                                      });
  if (found == operations.end() || text(found->name) != operation) return nullptr;
  return &shapes[found->input];
}

}  // namespace emulator::aws
