#pragma once

// The SDK types that are generated. Each answers the files of an archive. No property is empty.

#include "daemon/aws/error.hpp"
#include "handlers/apigateway_sdk/api.hpp"

namespace emulator::apigateway_sdk {

Files javascript_sdk(const Api& api);
// service.name, java.package-name, java.build-system, java.group-id, java.artifact-id,
// java.artifact-version and java.license-text; see check_properties.
Files java_sdk(const Api& api, const Properties& properties);
// groupId, artifactId, artifactVersion and invokerPackage.
Files android_sdk(const Api& api, const Properties& properties);
// service.name, ruby.gem-name and ruby.gem-version.
Files ruby_sdk(const Api& api, const Properties& properties);

// 400 for a property that no generator could make a name of.
aws::Result<void> check_properties(const Properties& properties);

}  // namespace emulator::apigateway_sdk
