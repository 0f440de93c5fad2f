#include "handlers/lambda/runtimes.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <openssl/evp.h>

#include "daemon/aws/arn.hpp"
#include "daemon/aws/validation.hpp"
#include "daemon/log.hpp"
#include "handlers/lambda/errors.hpp"
#include "lambda/interpreters.hpp"
#include "lambda/language.hpp"
#include "lambda/scheduler.hpp"

namespace emulator::lambda {

namespace {

// The service model's enum, in its order.
constexpr std::string_view known_runtimes[] = {
    "nodejs",     "nodejs4.3",       "nodejs6.10",     "nodejs8.10",    "nodejs10.x",
    "nodejs12.x", "nodejs14.x",      "nodejs16.x",     "java8",         "java8.al2",
    "java11",     "python2.7",       "python3.6",      "python3.7",     "python3.8",
    "python3.9",  "dotnetcore1.0",   "dotnetcore2.0",  "dotnetcore2.1", "dotnetcore3.1",
    "dotnet6",    "dotnet8",         "nodejs4.3-edge", "go1.x",         "ruby2.5",
    "ruby2.7",    "provided",        "provided.al2",   "nodejs18.x",    "python3.10",
    "java17",     "ruby3.2",         "ruby3.3",        "ruby3.4",       "python3.11",
    "nodejs20.x", "provided.al2023", "python3.12",     "java21",        "python3.13",
    "nodejs22.x", "nodejs24.x",      "python3.14",     "java25",        "dotnet10",
    "ruby4.0",
};

template <std::size_t N>
bool contains(const std::string_view (&values)[N], std::string_view value) {
  return std::find(std::begin(values), std::end(values), value) != std::end(values);
}

}  // namespace

std::optional<aws::Error> check_runtime(std::string_view runtime, std::string_view architecture,
                                        Unrunnable unrunnable) {
  if (!contains(known_runtimes, runtime)) {
    return invalid_parameter(
        fmt::format("Value {} at 'runtime' failed to satisfy constraint: Member must satisfy enum "
                    "value set: {} or be a valid ARN",
                    runtime, aws::bracketed(known_runtimes)));
  }
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
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  EVP_Digest(runtime.data(), runtime.size(), digest.data(), &size, EVP_sha256(), nullptr);
  std::string version;
  for (unsigned i = 0; i < size; ++i)
    version += fmt::format("{:02x}", digest[i]);
  return fmt::format("arn:{}:lambda:{}::runtime:{}", aws::partition_of(region), region, version);
}

}  // namespace emulator::lambda
