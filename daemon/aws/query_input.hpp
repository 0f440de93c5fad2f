#pragma once

// The input of Query operations in the shape that the service model gives it, which is that of
// JSON: one reader for lists, maps and numbers, one check. Include it in .cpp files only.

#include "daemon/aws/json.hpp"
#include "daemon/aws/model.hpp"
#include "daemon/aws/query.hpp"

namespace emulator::aws {

struct QueryInput {
  JsonDocument document;
};

// The input as an object with the model's names. Texts in it are the parameters' own, which have to
// outlive it. MalformedInput for a text that is no number or boolean where one belongs.
Result<JsonDocument> read_query_input(const ServiceModel& model, const ModelShape& input,
                                      const QueryParameterSet& parameters);

// What check_query_input() read; an empty object for a service without a model.
const Json& input_of(const QueryCall& call);

}  // namespace emulator::aws
