#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace emulator::sqs {

// The messages that may be received, in order. In a FIFO queue a group has its turn only while none
// of its messages is in flight.
class ReadyMessages {
 public:
  explicit ReadyMessages(bool fifo) : fifo_(fifo) {}

  void add(std::uint64_t order, const std::string& group);
  void remove(std::uint64_t order, const std::string& group);
  // The next of a batch, taken out: of the group that the last one was of for as long as it has
  // any.
  std::optional<std::uint64_t> take();
  // The one taken last is in flight, and keeps its group back until it is done().
  void hold();
  void done(const std::string& group);
  // The end of a batch.
  void close();

  std::size_t size() const noexcept { return size_; }
  bool has_next() const noexcept { return fifo_ ? !heads_.empty() : !orders_.empty(); }
  void clear();

 private:
  struct Group {
    std::set<std::uint64_t> waiting;
    std::size_t in_flight = 0;
  };
  using Groups = std::map<std::string, Group, std::less<>>;

  void settle(Groups::iterator group);

  bool fifo_;
  std::size_t size_ = 0;
  std::set<std::uint64_t> orders_;  // of a standard queue
  Groups groups_;
  // The first message of each group whose turn it is.
  std::map<std::uint64_t, Groups::iterator> heads_;
  // Those of the batch that is being taken, the present one last; they are not among the heads.
  std::vector<Groups::iterator> batch_;
};

}  // namespace emulator::sqs
