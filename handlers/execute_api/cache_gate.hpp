#pragma once

#include <optional>
#include <string>

#include "handlers/apigateway/response_cache.hpp"
#include "handlers/execute_api/exchange.hpp"
#include "handlers/vtl/input_object.hpp"

namespace emulator::execute_api {

// What the cache of a stage is to a request.
struct CacheUse {
  apigateway::ResponseCache* cache = nullptr;  // null for a request that goes past it
  std::string key;
  // Whether an answer that is there may be given.
  bool may_answer = true;
  // The caller asked for a new answer, may not, and is to be told so.
  bool warns = false;
};

// Looks at the stage's settings and at Cache-Control: max-age=0, or says what the request is
// refused with.
std::variant<CacheUse, Fault> cache_use(const Exchange& exchange,
                                        const vtl::InputParameters& parameters);

// The values of the integration's cache key parameters within its namespace. Like AWS's it knows
// nothing of the path: a path variable has to be a cache key parameter.
std::string cache_key(const Exchange& exchange, const vtl::InputParameters& parameters);

// The header that tells a caller so.
void add_cache_warning(http::Response& response);

}  // namespace emulator::execute_api
