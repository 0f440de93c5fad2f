#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "daemon/aws/faults.hpp"
#include "handlers/openapi/view.hpp"

namespace emulator::openapi {

// Where an entity stands in a document, for what its rules say of its members by AWS's names.
class Places {
 public:
  explicit Places(View whole) : whole_(std::move(whole)) {}

  const View& whole() const noexcept { return whole_; }
  // Members that stand elsewhere, or by another name: "/authorizerId", "/tags/team".
  void put(std::string member, View view);
  // A member that is no value but the name of the whole: "/pathPart".
  void name(std::string member) { named_.push_back(std::move(member)); }

  // What there is of a member.
  View at(std::string_view member) const { return part(member).near; }
  // Tells all that is wrong with the entity; `doing` is what was tried: "Unable to …".
  void tell(const aws::Faults& faults, std::string_view doing) const;
  // The same for what is left out rather than refused.
  void warn(const aws::Faults& faults) const;

 private:
  struct Part {
    std::string pointer;  // where it is, or would be
    View near;            // what there is of it
  };
  Part part(std::string_view member) const;

  View whole_;
  std::vector<std::pair<std::string, View>> elsewhere_;
  std::vector<std::string> named_;
};

}  // namespace emulator::openapi
