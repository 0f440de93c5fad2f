#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

Answer delete_function_url_config(ServiceState& state, aws::RestCall& call) {
  const auto found = configured_url_of(state, call);
  if (!found) return found.error();
  state.function_urls.erase(found->config->url_id);
  found->function->url_configs.erase(found->alias);
  return http::Response{204, {}, {}};
}

}  // namespace emulator::lambda
