#pragma once

#include <span>
#include <string_view>

#include "handlers/vtl/value.hpp"

namespace emulator::vtl {

// What templates may do with values: the methods of Java's String, List, Map, Integer, Double and
// Boolean that make sense in a template. A method or property that isn't there is null; a wrong
// argument, where Java would throw, is a fault of the call.
Value property_of(const Value& target, std::string_view name, CallContext& call);
Value element_of(const Value& target, const Value& index, CallContext& call);
void set_element(const Value& target, const Value& index, const Value& value, CallContext& call);
Value invoke(const Value& target, std::string_view name, std::span<const Value> arguments,
             CallContext& call);

using Arguments = std::span<const Value>;

Value invoke_on_text(std::string_view text, std::string_view name, Arguments arguments,
                     CallContext& call);
Value invoke_on_list(List& list, std::string_view name, Arguments arguments, CallContext& call);
Value invoke_on_map(Map& map, std::string_view name, Arguments arguments, CallContext& call);

// The argument as an int, if there is one that is.
const std::int64_t* integer_argument(Arguments arguments, std::size_t number) noexcept;
const std::string_view* text_argument(Arguments arguments, std::size_t number) noexcept;
// A key of a map: texts as they are, other values as they print.
std::string_view key_of(const Value& value, CallContext& call);

}  // namespace emulator::vtl
