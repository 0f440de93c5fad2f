#include "daemon/aws/endpoint.hpp"

#include <fmt/format.h>
#include <boost/asio/ip/address.hpp>

namespace emulator::aws {

std::string endpoint_below(std::string_view base_url, std::string_view labels) {
  constexpr std::string_view scheme_end = "://";
  const auto scheme = base_url.find(scheme_end);
  const std::string_view authority = base_url.substr(scheme + scheme_end.size());
  const auto colon = authority.rfind(':');
  const bool has_port = colon != authority.npos && authority.back() != ']';
  std::string_view host = authority.substr(0, has_port ? colon : authority.size());
  const std::string_view port = has_port ? authority.substr(colon) : std::string_view();
  boost::system::error_code no_address;
  boost::asio::ip::make_address(host, no_address);
  if (!no_address || host.starts_with('[')) host = "localhost";
  return fmt::format("{}://{}.{}{}", base_url.substr(0, scheme), labels, host, port);
}

}  // namespace emulator::aws
