#pragma once

#include <string>
#include <string_view>

#include "daemon/aws/error.hpp"
#include "daemon/aws/query.hpp"
#include "daemon/aws/tags.hpp"
#include "handlers/sns/message.hpp"

// Reads what several operations take from their parameters.
namespace emulator::sns {

// The parts of a message below a prefix: "" for Publish, "PublishBatchRequestEntries.member.1." for
// an entry of a batch. Refers to `parameters`.
MessageParameters read_message(const aws::QueryParameterSet& parameters, const std::string& prefix);

// Tags.member.N.Key and .Value.
aws::Result<aws::Tags> read_tags(const aws::QueryParameterSet& parameters);

// CreateTopic and Subscribe take all attributes at once and say so in their errors:
// "Invalid parameter: Attributes Reason: …".
aws::Error of_attributes(aws::Error error);

bool is_true(const aws::QueryParameterSet& parameters, std::string_view name);

}  // namespace emulator::sns
