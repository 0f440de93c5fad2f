#include "handlers/sns/opt_outs.hpp"

#include <fmt/format.h>

#include "daemon/http/url.hpp"
#include "handlers/sns/inspection.hpp"
#include "handlers/sns/sms.hpp"
#include "handlers/sns/state.hpp"

namespace emulator::sns {

namespace {

constexpr std::string_view opt_out_path = "/_emulator/sns/opted-out/";

}  // namespace

bool is_opt_out(std::string_view path) noexcept {
  return path.starts_with(opt_out_path);
}

http::Response opt_out(State& state, const http::Request& request) {
  const std::string number = http::percent_decode(request.path().substr(opt_out_path.size()));
  if (!is_phone_number(number)) {
    return inspection_error(400, fmt::format("'{}' is no phone number such as +15550100.", number));
  }
  if (request.method != "PUT" && request.method != "DELETE") {
    return inspection_error(
        405, fmt::format("{} takes PUT and DELETE, not {}.", request.path(), request.method));
  }
  aws::Scope scope;
  for (const auto& [name, value] : http::parse_query(request.query())) {
    if (name == "accountId") scope.account = value;
    if (name == "region") scope.region = value;
  }
  auto& opted_out = state.stores[scope].sms.opted_out;
  if (request.method == "PUT") {
    opted_out.insert(number);
  } else {
    opted_out.erase(number);
  }
  return http::make_response(204, {}, {});
}

}  // namespace emulator::sns
