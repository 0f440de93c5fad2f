#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lambda/log_destination.hpp"

namespace emulator::execute_api {

// Keeps what is written, by group.
class KeptLogs final : public lambda::LogDestination {
 public:
  std::unique_ptr<lambda::LogWriter> open(const aws::Scope&, const std::string& group,
                                          const std::string& stream) override {
    struct Writer final : lambda::LogWriter {
      explicit Writer(std::vector<std::string>& given) : lines(given) {}
      void write(std::string_view line) override { lines.emplace_back(line); }
      std::vector<std::string>& lines;
    };
    streams.push_back(stream);
    return std::make_unique<Writer>(groups[group]);
  }

  std::map<std::string, std::vector<std::string>> groups;
  std::vector<std::string> streams;
};

}  // namespace emulator::execute_api
