#include "handlers/execute_api/service_call.hpp"

#include <fmt/format.h>

#include "daemon/aws/call.hpp"
#include "daemon/service.hpp"

namespace emulator::execute_api {

boost::asio::awaitable<http::Response> call_service(const Platform& platform, Service& service,
                                                    aws::Scope scope, http::Request request,
                                                    std::string request_id) {
  // SNS and SQS answer XML to whoever doesn't ask.
  if (!request.headers.contains("Accept")) request.headers.add("Accept", "application/json");
  const std::string& host = platform.config.public_host;
  const std::string authority =
      host.empty() ? fmt::format("127.0.0.1:{}", platform.config.port) : host;
  aws::Call call{request, std::move(scope), {}, std::move(request_id), "http://" + authority};
  co_return co_await service.handle(call);
}

}  // namespace emulator::execute_api
