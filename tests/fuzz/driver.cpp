// Runs a target over its corpus and then over mutations of it:
//
//   fuzz_TARGET [--runs N | --seconds N] [--seed N] [--keep FILE] CORPUS
//
// Built with -fsanitize-coverage=trace-pc (the preset "fuzz"), it goes on from inputs that reached
// new code. The same seed makes the same inputs. On a failure the input is written to FILE.

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "target.hpp"

namespace {

constexpr std::size_t max_input = 4096;
constexpr std::size_t max_pool = 20'000;

unsigned char reached[1 << 16];  // a place for each basic block, give or take
bool reached_more = false;

std::string current;
std::string keep_file;

// Async-signal-safe: it may run in the middle of anything.
void keep_input(int signal) {
  const int file = open(keep_file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (file >= 0) {
    const auto written = write(file, current.data(), current.size());
    static_cast<void>(written);
    close(file);
  }
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

}  // namespace

// Called at the beginning of every basic block; calls nothing that is so itself. Only g++ has it.
#ifndef __clang__
extern "C" __attribute__((no_sanitize_coverage)) void __sanitizer_cov_trace_pc();
#else
extern "C" void __sanitizer_cov_trace_pc();
#endif
extern "C" void __sanitizer_cov_trace_pc() {
  const auto pc = reinterpret_cast<std::uintptr_t>(__builtin_return_address(0));
  unsigned char& place = reached[(pc ^ (pc >> 16)) & 0xFFFF];
  if (place == 0) {
    place = 1;
    reached_more = true;
  }
}

namespace emulator::fuzz {

void check(bool holds, const std::string& what) {
  if (holds) return;
  std::fprintf(stderr, "fuzz: %s\n", what.c_str());
  std::abort();
}

namespace {

struct Options {
  std::uint64_t runs = 2000;
  std::uint64_t seconds = 0;  // 0 counts runs
  std::uint64_t seed = 1;
  std::filesystem::path corpus;
};

class Mutator {
 public:
  explicit Mutator(std::uint64_t seed) : random_(seed) {}

  std::size_t below(std::size_t bound) { return bound == 0 ? 0 : random_() % bound; }

  std::string mutate(std::string input, const std::string& other) {
    for (std::size_t steps = 1 + below(6); steps > 0; --steps)
      step(input, other);
    if (input.size() > max_input) input.resize(max_input);
    return input;
  }

 private:
  void step(std::string& input, const std::string& other) {
    const std::size_t at = below(input.size() + 1);
    const std::size_t length = below(std::min<std::size_t>(input.size() - at, 32) + 1);
    switch (below(7)) {
      case 0:
        if (!input.empty()) input[below(input.size())] ^= static_cast<char>(1 << below(8));
        break;
      case 1:
        input.insert(at, 1, static_cast<char>(below(256)));
        break;
      case 2:
        input.erase(at, length);
        break;
      case 3:
        input.insert(at, input.substr(at, length));
        break;
      case 4: {
        const std::size_t from = below(other.size() + 1);
        input.insert(at, other.substr(from, below(64)));
        break;
      }
      case 5:
        if (!input.empty()) input[below(input.size())] = static_cast<char>(below(256));
        break;
      default: {
        const auto words = dictionary();
        if (!words.empty()) input.insert(at, words[below(words.size())]);
      }
    }
  }

  std::mt19937_64 random_;
};

void run_one(std::string input) {
  current = std::move(input);
  run(current);
}

std::vector<std::string> read_corpus(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<std::string> inputs;
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    inputs.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return inputs;
}

int fuzz(const Options& options) {
  std::vector<std::string> pool = read_corpus(options.corpus);
  if (pool.empty()) {
    std::fprintf(stderr, "fuzz: no corpus in %s\n", options.corpus.c_str());
    return 2;
  }
  for (const std::string& input : pool)
    run_one(input);
  Mutator mutator(options.seed);
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(options.seconds);
  std::uint64_t runs = 0;
  const auto more = [&] {
    if (options.seconds == 0) return runs < options.runs;
    return runs % 64 != 0 || std::chrono::steady_clock::now() < end;
  };
  for (; more(); ++runs) {
    const std::string& other = pool[mutator.below(pool.size())];
    std::string input = mutator.mutate(pool[mutator.below(pool.size())], other);
    reached_more = false;
    run_one(std::move(input));
    if (reached_more && pool.size() < max_pool) pool.push_back(current);
  }
  std::printf("%llu runs, %zu inputs kept, %td places reached\n",
              static_cast<unsigned long long>(runs), pool.size(),
              std::count(std::begin(reached), std::end(reached), 1));
  return 0;
}

std::optional<Options> read_options(int count, char** arguments) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string_view name = arguments[i];
    const char* value = i + 1 < count ? arguments[i + 1] : nullptr;
    if (name.starts_with("--") && value == nullptr) return std::nullopt;
    if (name == "--runs") {
      options.runs = std::strtoull(value, nullptr, 10);
    } else if (name == "--seconds") {
      options.seconds = std::strtoull(value, nullptr, 10);
    } else if (name == "--seed") {
      options.seed = std::strtoull(value, nullptr, 10);
    } else if (name == "--keep") {
      keep_file = value;
    } else if (!name.starts_with("--")) {
      options.corpus = name;
      continue;
    } else {
      return std::nullopt;
    }
    ++i;
  }
  if (options.corpus.empty()) return std::nullopt;
  return options;
}

}  // namespace
}  // namespace emulator::fuzz

int main(int count, char** arguments) {
  const auto options = emulator::fuzz::read_options(count, arguments);
  if (!options) {
    std::fprintf(stderr, "usage: %s [--runs N | --seconds N] [--seed N] [--keep FILE] CORPUS\n",
                 arguments[0]);
    return 2;
  }
  if (!keep_file.empty()) {
    for (const int signal : {SIGABRT, SIGSEGV, SIGFPE, SIGBUS, SIGILL})
      std::signal(signal, keep_input);
  }
  return emulator::fuzz::fuzz(*options);
}
