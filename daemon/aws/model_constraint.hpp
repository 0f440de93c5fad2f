#pragma once

// One constraint of a service model at a time: whether a value meets it, and how AWS words it. What
// goes through whole inputs is ModelCheck. Include it in .cpp files only.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "daemon/aws/json.hpp"
#include "daemon/aws/model.hpp"

namespace emulator::aws {

// Neither a list nor a map nor a structure.
bool is_simple(const ModelShape& shape) noexcept;
bool has_type(const ModelShape& shape, const Json& value) noexcept;

// Null for a shape without a pattern; no values for one without an enumeration.
const ModelPattern* pattern_of(const ServiceModel& model, const ModelShape& shape) noexcept;
std::span<const std::uint16_t> values_of(const ServiceModel& model,
                                         const ModelShape& shape) noexcept;

bool matches(const ServiceModel& model, const ModelPattern& pattern, std::string_view text);
bool is_value(const ServiceModel& model, const ModelShape& shape, std::string_view text) noexcept;
bool has_size(const ModelShape& shape, std::size_t size) noexcept;
// Whether an element of a list, or a key or value of a map, is as its shape wants it.
bool satisfies(const ServiceModel& model, const ModelShape& shape, std::string_view text);
bool satisfies(const ServiceModel& model, const ModelShape& shape, const Json& value);

// "Member must have length greater than or equal to 1"
std::string at_least(std::string_view what, std::int32_t least);
std::string at_most(std::string_view what, std::int32_t most);
std::string of_pattern(const ServiceModel& model, const ModelPattern& pattern);
std::string of_values(const ServiceModel& model, const ModelShape& shape);
// All constraints of such an element; AWS names them all when one is not met.
std::string constraints_of(const ServiceModel& model, const ModelShape& shape);
// A value as AWS's messages write it: "[a, b]", "{k=v}".
std::string shown(const Json& value);

}  // namespace emulator::aws
