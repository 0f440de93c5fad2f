#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace emulator::lambda {

// What a function with ReportBatchItemFailures says of its batch: the ids of the messages that
// failed. Nothing when the answer is none that AWS understands, and the whole batch has failed:
// no JSON, an empty, null or misnamed itemIdentifier, or one that isn't in the batch.
// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
std::optional<std::set<std::string>> failed_items(std::string_view answer,
                                                  const std::set<std::string>& batch);

}  // namespace emulator::lambda
