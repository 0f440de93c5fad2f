#include "lambda/runtime_list.hpp"

#include <exception>

#include <fmt/format.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>

#include "daemon/log.hpp"
#include "lambda/interpreters.hpp"
#include "lambda/language.hpp"
#include "lambda/reaper.hpp"

namespace emulator::lambda {
namespace {

namespace asio = boost::asio;

// Those that AWS still lets people create functions with, or that many still have.
constexpr const char* listed[] = {
    "python3.9",  "python3.10", "python3.11", "python3.12", "python3.13", "python3.14",
    "nodejs18.x", "nodejs20.x", "nodejs22.x", "nodejs24.x", "java8.al2",  "java11",
    "java17",     "java21",     "java25",     "ruby3.2",    "ruby3.3",    "ruby3.4"};

asio::awaitable<void> fill(Interpreters& interpreters, std::string& table) {
  for (const char* runtime : listed) {
    const FoundInterpreter found = co_await interpreters.find(runtime);
    if (found.interpreter == nullptr) {
      table += fmt::format("{:<18}{}\n", runtime, found.problem);
      continue;
    }
    const auto& interpreter = *found.interpreter;
    const bool exact = is_version(interpreter.version, version_of_runtime(runtime));
    table += fmt::format("{:<18}{} {} ({}), client: {}{}\n", runtime, name_of(language_of(runtime)),
                         interpreter.version, interpreter.program, interpreter.client,
                         exact ? "" : "; another version than it names");
  }
}

}  // namespace

std::string list_runtimes() {
  log::set_level(log::Level::off);  // the table says it all
  asio::io_context loop{1};
  asio::thread_pool workers{1};
  std::string table = "provided*, go1.x   as they are\n";
  {
    Reaper reaper(loop.get_executor());
    Interpreters interpreters(loop.get_executor(), workers, reaper, {});
    bool done = false;
    asio::co_spawn(loop, fill(interpreters, table), [&](const std::exception_ptr& failure) {
      if (failure) std::rethrow_exception(failure);
      done = true;
    });
    while (!done)
      loop.run_one();
  }
  return table;
}

}  // namespace emulator::lambda
