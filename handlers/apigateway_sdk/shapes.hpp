#pragma once

// The models of an API as the types that a statically typed language wants.

#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "handlers/apigateway_sdk/api.hpp"
#include "handlers/apigateway_sdk/names.hpp"

namespace emulator::apigateway_sdk {

struct Type {
  // `any` is what a schema leaves open, or says in ways that no class has.
  enum class Kind { any, text, boolean, integer, long_integer, number, list, object };

  Kind kind = Kind::any;
  std::string shape = {};                       // of an object
  std::shared_ptr<const Type> items = nullptr;  // of a list
};

struct Property {
  std::string name;
  Type type;
};

// An object with known members, named for its model, or for the place it has within one.
struct Shape {
  std::string name;
  std::vector<Property> properties;
};

struct Shapes {
  std::vector<Shape> all;
  std::map<std::string, Type> models;  // by the models' names
  Unique names;                        // those that are taken

  Type of_model(const std::string& name) const;
};

// No shape gets one of the names that the language has taken.
Shapes shapes_of(const std::map<std::string, std::string>& models,
                 std::initializer_list<const char*> taken);

}  // namespace emulator::apigateway_sdk
