#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace emulator::sqs {

// What a receipt handle says; opaque to callers.
struct Receipt {
  std::string queue_uid;
  std::uint64_t order = 0;   // the message's place in its queue
  std::uint64_t serial = 0;  // which of the queue's deliveries this was

  std::string handle() const;
};

// Nothing for a text that no queue gave out.
std::optional<Receipt> parse_receipt(std::string_view handle);

}  // namespace emulator::sqs
