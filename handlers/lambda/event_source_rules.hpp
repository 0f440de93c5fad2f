#pragma once

// What Lambda demands of event source mappings beyond the service model, for each kind of source.
// Include it in .cpp files only.

#include <optional>
#include <string_view>

#include "daemon/aws/error.hpp"
#include "daemon/aws/json.hpp"
#include "handlers/lambda/managed_resources.hpp"

namespace emulator::lambda {

// By EventSourceArn or SelfManagedEventSource; InvalidParameterValueException for any other.
aws::Result<EventSource> event_source_of(const aws::Json& input);

// What CreateEventSourceMapping must have, and may not have, for a source.
std::optional<aws::Error> check_new_mapping(EventSource source, const aws::Json& input);
// The mapping as it would be.
std::optional<aws::Error> check_mapping(const EventSourceMapping& mapping);
// FilterCriteria have JSON objects for patterns.
std::optional<aws::Error> check_filters(const aws::Json& input);

// Puts what AWS assumes under what the request gave.
void add_defaults(EventSource source, KeptMembers& members);

}  // namespace emulator::lambda
