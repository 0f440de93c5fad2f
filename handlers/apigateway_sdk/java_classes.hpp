#pragma once

// What the SDKs in Java, for Android or not, have in common.

#include "handlers/apigateway_sdk/shapes.hpp"

namespace emulator::apigateway_sdk::java {

// Names that a model's class can't have, for what the generated code means by them.
Shapes shapes(const Api& api);

// A member's name: "in-stock" is "inStock", "class" is "class_".
std::string identifier(std::string_view name);
bool is_package(std::string_view name);
bool is_identifier(std::string_view name);

// "java.util.List<Pet>"
std::string type_name(const Type& type);
// The expression that makes a value of the type of `json`, an expression of parsed JSON.
std::string from_json(const Type& type, const std::string& json, unsigned depth = 0);

struct Project {
  std::string package;
  std::string service;  // the client's class
  std::string license;  // comment lines that each source begins with
};

// Where the sources of a package are: "src/main/java/com/example/".
std::string folder(std::string_view package);
// The classes of all models, and the code that calls.
Files classes(const Api& api, const Shapes& shapes, const Project& project,
              std::string_view transport);
std::string filled(std::string_view text, const Project& project);

// What an operation's parameters are called, and behind them its body, where a model describes it:
// each name is there once.
std::vector<std::string> argument_names(const Operation& operation);

std::string pom(std::string_view group, std::string_view artifact, std::string_view version,
                std::string_view name, std::string_view release);

}  // namespace emulator::apigateway_sdk::java
