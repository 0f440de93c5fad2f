#pragma once

// What the rules of an entity find wrong with it, each with the member that breaks the rule. An
// operation answers the first, an import of a document tells all.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "daemon/aws/error.hpp"
#include "daemon/json_pointer.hpp"

namespace emulator::aws {

struct Fault {
  std::string member;  // JSON pointer within the entity: "/uri", "/tags/team"; "" is all of it
  Error error;
  // Where AWS answers one error for what is wrong in several places: each of them.
  std::vector<Fault> parts = {};
};

class Faults {
 public:
  void add(std::string member, Error error) {
    all_.push_back({std::move(member), std::move(error)});
  }
  void add(Fault fault) { all_.push_back(std::move(fault)); }
  // What another check says. Whether that is nothing.
  template <class T>
  bool take(std::string_view member, const Result<T>& checked) {
    if (!checked) add(std::string(member), checked.error());
    return checked.has_value();
  }

  bool empty() const noexcept { return all_.empty(); }
  auto begin() const noexcept { return all_.begin(); }
  auto end() const noexcept { return all_.end(); }
  Result<void> first() const {
    if (all_.empty()) return {};
    return all_.front().error;
  }

 private:
  std::vector<Fault> all_;
};

// "/tags/a~1b" of "/tags" and "a/b".
inline std::string member_pointer(std::string_view object, std::string_view name) {
  return std::string(object) + "/" + pointer_token(name);
}

}  // namespace emulator::aws
