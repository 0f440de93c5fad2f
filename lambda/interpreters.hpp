#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

namespace boost::asio {
class thread_pool;
}

namespace emulator::lambda {

class Reaper;

// What runs the functions of a language runtime on this machine.
struct Interpreter {
  std::string program;                          // "/usr/bin/python3.12"
  std::string version;                          // "3.12.4"
  std::string client;                           // "awslambdaric 2.0.11", or "built in"
  std::vector<std::string> arguments;           // what comes before the handler
  std::filesystem::path client_file;            // our own client, when it is used
  std::vector<std::filesystem::path> in_sight;  // what a function has to see of AWS's client
};

struct FoundInterpreter {
  std::shared_ptr<const Interpreter> interpreter;  // null: not found
  std::string problem;                             // then, the sentence that says what to install
};

// Finds interpreters when a function first needs one, and keeps what it found. To find one is to
// run it, which takes a moment, so nothing of this happens before.
class Interpreters {
 public:
  // Our own clients are written to `directory` when first needed; empty where nothing will be run.
  Interpreters(boost::asio::any_io_executor loop, boost::asio::thread_pool& workers, Reaper& reaper,
               std::filesystem::path directory);
  ~Interpreters();
  Interpreters(const Interpreters&) = delete;
  Interpreters& operator=(const Interpreters&) = delete;

  // For runtimes that need one. What is missing is looked for anew each time.
  boost::asio::awaitable<FoundInterpreter> find(std::string runtime);
  // Finds nothing new from here on: the reaper is about to go.
  void close() noexcept;
  // What find() found before; null otherwise.
  std::shared_ptr<const Interpreter> known(std::string_view runtime) const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace emulator::lambda
