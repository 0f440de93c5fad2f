#pragma once

// What a client is generated of: a deployed API, without what only its backends are about.

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace emulator::apigateway_sdk {

struct Parameter {
  enum class Place { path, query, header };

  Place place;
  std::string name;
  bool required = false;
};

struct Operation {
  std::string http_method;
  std::string path;                   // "/orders/{id}"
  std::string name;                   // the method's operationName; empty for none
  std::vector<Parameter> parameters;  // those of the path first, in its order
  std::string media_type;             // of the request's body
  std::string body_model;             // empty for none
  std::string result_model;           // of what success answers; empty for none
};

struct Api {
  std::string name;
  std::string region;
  std::string url;  // of the stage: "http://localhost:4566/_aws/execute-api/abc/prod"
  std::vector<Operation> operations;
  std::map<std::string, std::string> models;  // schemas by the models' names
};

// The configuration properties of an SDK type, by name.
using Properties = std::map<std::string, std::string>;

// By path within the archive.
using Files = std::map<std::string, std::string>;

// What is in all archives has this as its time of change.
using Time = std::chrono::system_clock::time_point;

}  // namespace emulator::apigateway_sdk
