#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/aws/error.hpp"
#include "daemon/aws/identity.hpp"
#include "handlers/lambda/function.hpp"
#include "handlers/lambda/policy.hpp"

namespace emulator::lambda {

struct LayerVersion {
  std::string layer_arn;
  std::string arn;
  std::int64_t number = 0;
  std::string description;
  std::string license;
  std::vector<std::string> runtimes;       // CompatibleRuntimes
  std::vector<std::string> architectures;  // CompatibleArchitectures
  std::string created;
  std::shared_ptr<const Package> package;
  std::string code_token;  // the path of Content.Location
  Policy policy;
  std::string policy_revision;
};

struct Layer {
  std::string name;
  std::string arn;
  std::map<std::int64_t, LayerVersion> versions;
  std::int64_t next_version = 1;  // numbers of deleted versions are not given again
};

using LayerTable = std::map<std::string, Layer, std::less<>>;

// arn:aws:lambda:REGION:ACCOUNT:layer:NAME, with or without :VERSION, or a name alone.
struct LayerReference {
  aws::Scope scope;
  std::string name;
  std::optional<std::int64_t> version;
};

// Names without a region and account mean the caller's. Nothing for what is neither.
std::optional<LayerReference> parse_layer_reference(std::string_view text,
                                                    const aws::Scope& caller);
std::string layer_arn(const aws::Scope& scope, std::string_view name);

// What Lambda has against the layers of a function, existence and size apart.
std::optional<aws::Error> check_layer_arns(const std::vector<std::string>& arns,
                                           const aws::Scope& function);
// AWS's limit of code and layers together, unpacked.
std::optional<aws::Error> check_unpacked_size(const Package& package,
                                              const std::vector<UsedLayer>& layers);

}  // namespace emulator::lambda
