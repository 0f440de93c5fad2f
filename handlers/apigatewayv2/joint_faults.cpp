#include "handlers/apigatewayv2/joint_faults.hpp"

#include <fmt/format.h>

#include "handlers/apigatewayv2/entity.hpp"

namespace emulator::apigatewayv2 {

aws::Error JointFaults::error_of(std::string_view list) const {
  return bad_request(
      fmt::format("{}: Validation Result: warnings : [], errors : [{}]", heading_, list));
}

void JointFaults::put_into(aws::Faults& faults) const {
  if (all_.empty()) return;
  std::string list;
  std::vector<aws::Fault> parts;
  for (const auto& [member, what] : all_) {
    list += (list.empty() ? "" : ", ") + what;
    parts.push_back({member, error_of(what)});
  }
  faults.add(aws::Fault{{}, error_of(list), std::move(parts)});
}

}  // namespace emulator::apigatewayv2
