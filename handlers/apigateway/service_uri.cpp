#include "handlers/apigateway/service_uri.hpp"

#include "daemon/aws/arn.hpp"
#include "handlers/apigateway/errors.hpp"

namespace emulator::apigateway {

aws::Result<ServiceUri> parse_service_uri(std::string_view uri) {
  const auto arn = aws::parse_arn(uri);
  if (!arn || arn->service != "apigateway") {
    return bad_request("Invalid ARN specified in the request");
  }
  // In these ARNs the integrated service stands where others have the account.
  ServiceUri out{arn->region, arn->account, false, {}};
  constexpr std::string_view action = "action/";
  constexpr std::string_view path = "path/";
  if (arn->resource.starts_with(action)) {
    out.is_action = true;
    out.target = arn->resource.substr(action.size());
  } else if (arn->resource.starts_with(path)) {
    out.target = arn->resource.substr(path.size());
    if (out.target.starts_with('/')) out.target.erase(0, 1);
  } else {
    return bad_request("AWS ARN for integration must contain path or action");
  }
  if (out.service.empty()) return bad_request("Invalid ARN specified in the request");
  return out;
}

}  // namespace emulator::apigateway
