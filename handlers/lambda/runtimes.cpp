#include "handlers/lambda/runtimes.hpp"

#include <array>

#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "daemon/digest.hpp"
#include "daemon/log.hpp"
#include "handlers/lambda/errors.hpp"
#include "lambda/interpreters.hpp"
#include "lambda/language.hpp"
#include "lambda/scheduler.hpp"

namespace emulator::lambda {

std::optional<aws::Error> check_runtime(std::string_view runtime, std::string_view architecture,
                                        Unrunnable unrunnable) {
  if (auto unknown = check_runtime_name(runtime)) return unknown;
  if (language_of(runtime) == Language::unsupported && unrunnable == Unrunnable::refused) {
    return invalid_parameter(missing_sentence(runtime));
  }
  // The first generation of runtimes never came to Graviton.
  if (architecture == "arm64" && (runtime == "provided" || runtime == "go1.x")) {
    return invalid_parameter(fmt::format(
        "Runtime {} does not support the following architectures [arm64]. Please select "
        "different architectures from [x86_64] or select a different runtime.",
        runtime));
  }
  return std::nullopt;
}

boost::asio::awaitable<std::optional<aws::Error>> find_interpreter(Scheduler& scheduler,
                                                                   std::string runtime,
                                                                   Unrunnable unrunnable) {
  if (language_of(runtime) == Language::none) co_return std::nullopt;
  FoundInterpreter found = co_await scheduler.interpreters().find(std::move(runtime));
  if (found.interpreter) co_return std::nullopt;
  if (unrunnable == Unrunnable::accepted) {
    log::warning("{} The function is accepted for LocalStack's sake, and can't be invoked.",
                 found.problem);
    co_return std::nullopt;
  }
  co_return invalid_parameter(std::move(found.problem));
}

std::string runtime_version_arn(std::string_view region, std::string_view runtime) {
  return fmt::format("arn:{}:lambda:{}::runtime:{}", aws::partition_of(region), region,
                     hex(sha256(runtime)));
}

}  // namespace emulator::lambda
