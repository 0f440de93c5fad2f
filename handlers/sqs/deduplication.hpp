#pragma once

#include <deque>
#include <map>
#include <string>

#include "handlers/sqs/message.hpp"

namespace emulator::sqs {

// What a FIFO queue took in the last five minutes, whether it is still there or not.
class Deduplication {
 public:
  struct Sent {
    std::string message_id;
    std::string sequence_number;
  };

  // Null unless a message was sent under that key in the window.
  const Sent* find(const std::string& key, const Now& now);
  void add(std::string key, Sent sent, const Now& now);

 private:
  void forget(const Now& now);

  std::map<std::string, Sent, std::less<>> sent_;
  std::deque<std::pair<Steady::time_point, std::string>> ends_;
};

}  // namespace emulator::sqs
