#pragma once

#include <map>
#include <optional>
#include <string>

#include "daemon/aws/error.hpp"
#include "handlers/lambda/function.hpp"

namespace emulator::lambda {

struct ServiceState;

// $LATEST first, then by number; the keys sort that way as texts.
std::map<std::string, const VersionRecord*> versions_in_order(const Function& function);

// Whether two versions would run the same: code, settings and layers. A description that was given
// when one of them was published doesn't tell them apart.
bool same_content(const VersionRecord& one, const VersionRecord& other);

// Makes a version of $LATEST as it is now, or gives the newest one if nothing has changed since.
const VersionRecord& publish(ServiceState& state, Function& function,
                             const std::optional<std::string>& description);

// Why a version can't be deleted: an alias points to it.
std::optional<aws::Error> check_unreferenced(const Function& function,
                                             const std::string& version_name);

}  // namespace emulator::lambda
