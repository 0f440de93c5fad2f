#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace emulator::apigateway_sdk {

using Values = std::initializer_list<std::pair<std::string_view, std::string_view>>;

// Puts values in the places of their names, which stand between pairs of underscores:
// "__package__". What is no name of these stays as it is, and so does what is in a value.
std::string fill(std::string_view text, Values values);

// A text as the languages at hand write it, quotes included. All of them read JSON's escapes.
std::string quoted(std::string_view text);
// As the text of an XML element.
std::string xml_text(std::string_view text);
// As a part of a comment: without ends of lines and of comments, and with none of Java's \u
// escapes.
std::string comment(std::string_view text);

}  // namespace emulator::apigateway_sdk
