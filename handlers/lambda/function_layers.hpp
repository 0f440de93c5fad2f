#pragma once

#include <memory>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "daemon/aws/error.hpp"
#include "handlers/lambda/function.hpp"

namespace emulator::lambda {

struct ServiceState;

// The layers of a function, found and merged.
struct FunctionLayers {
  std::vector<UsedLayer> layers;
  std::shared_ptr<const LayersDirectory> directory;
};

// InvalidParameterValueException for what AWS refuses: more than five, one that doesn't exist or is
// of another region, two versions of one, too much together with the package.
boost::asio::awaitable<aws::Result<FunctionLayers>> use_layers(
    ServiceState& state, std::vector<std::string> arns, aws::Scope scope,
    std::shared_ptr<const Package> package);

}  // namespace emulator::lambda
