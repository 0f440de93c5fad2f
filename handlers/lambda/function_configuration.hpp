#pragma once

// FunctionConfiguration as AWS writes it. Include it in .cpp files only.

#include <string_view>

#include "daemon/aws/json.hpp"
#include "daemon/http/message.hpp"
#include "handlers/lambda/function.hpp"

namespace emulator::lambda {

struct ConfigurationView {
  // Ends FunctionArn when the caller asked for a qualifier.
  std::string_view qualifier = {};
  // ListFunctions leaves State, LastUpdateStatus and RuntimeVersionConfig out.
  bool with_status = true;
};

void write_configuration(aws::JsonWriter& writer, const VersionRecord& record,
                         const ConfigurationView& view);

// The whole body of several operations.
http::Response configuration_response(unsigned status, const VersionRecord& record,
                                      const ConfigurationView& view = {});

}  // namespace emulator::lambda
