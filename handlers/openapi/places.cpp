#include "handlers/openapi/places.hpp"

#include <algorithm>

namespace emulator::openapi {

namespace {

bool is_within(std::string_view member, std::string_view object) noexcept {
  return member.starts_with(object) &&
         (member.size() == object.size() || member[object.size()] == '/');
}

}  // namespace

void Places::put(std::string member, View view) {
  elsewhere_.emplace_back(std::move(member), std::move(view));
}

Places::Part Places::part(std::string_view member) const {
  if (std::find(named_.begin(), named_.end(), member) != named_.end()) {
    // A name may be wrong and the value unreadable: one doesn't follow from the other.
    return {"name of " + whole_.place().pointer + std::string(member), whole_};
  }
  const View* from = &whole_;
  std::size_t length = 0;
  for (const auto& [prefix, view] : elsewhere_) {
    if (!is_within(member, prefix) || prefix.size() <= length) continue;
    length = prefix.size();
    from = &view;
  }
  const std::string_view rest = member.substr(length);
  return {from->place().pointer + std::string(rest), from->nearest(rest)};
}

void Places::tell(const aws::Faults& faults, std::string_view doing) const {
  std::vector<Refusal> refusals;
  const auto add = [&](const aws::Fault& fault) {
    Part at = part(fault.member);
    refusals.push_back({std::move(at.pointer), at.near.place(), fault.error});
  };
  for (const aws::Fault& fault : faults) {
    if (fault.parts.empty()) add(fault);
    for (const aws::Fault& one : fault.parts)
      add(one);
  }
  whole_.problems().refuse(doing, refusals);
}

void Places::warn(const aws::Faults& faults) const {
  for (const aws::Fault& fault : faults) {
    const Part at = part(fault.member);
    if (!whole_.problems().is_unreadable(at.pointer)) at.near.warn(fault.error.message);
  }
}

}  // namespace emulator::openapi
