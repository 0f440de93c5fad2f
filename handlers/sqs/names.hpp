#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "daemon/aws/error.hpp"
#include "daemon/aws/identity.hpp"

namespace emulator::sqs {

// Where a queue's URL points.
struct QueueAddress {
  aws::Scope scope;
  std::string name;
};

// What stands before the account in a URL may differ: http://localhost:4566/000000000000/q,
// http://sqs.eu-west-1.localhost.localstack.cloud:4566/000000000000/q,
// http://localhost:4566/queue/eu-west-1/000000000000/q, or the path alone. A region that the URL
// doesn't tell is the caller's. Nothing for any other text.
std::optional<QueueAddress> parse_queue_url(std::string_view url, const aws::Scope& caller);

std::string queue_url(std::string_view base_url, const aws::Scope& scope, std::string_view name);

// Letters, digits, '-' and '_', up to 80, and ".fifo" at the end of a FIFO queue's.
std::optional<aws::Error> check_queue_name(std::string_view name, bool fifo);

}  // namespace emulator::sqs
