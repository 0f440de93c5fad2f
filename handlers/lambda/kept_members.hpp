#pragma once

// Members of a request that mean nothing here and are shown again as they came. Include it in .cpp
// files and in headers of state only.

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace emulator::lambda {

class KeptMembers {
 public:
  // JSON by the member's name.
  using Members = std::map<std::string, std::string, std::less<>>;

  void set(std::string_view name, std::string json) {
    members_.insert_or_assign(std::string(name), std::move(json));
  }
  void erase(std::string_view name) {
    if (const auto found = members_.find(name); found != members_.end()) members_.erase(found);
  }
  // Empty for one that isn't kept.
  std::string_view get(std::string_view name) const {
    const auto found = members_.find(name);
    return found == members_.end() ? std::string_view() : std::string_view(found->second);
  }
  const Members& all() const noexcept { return members_; }

 private:
  Members members_;
};

}  // namespace emulator::lambda
