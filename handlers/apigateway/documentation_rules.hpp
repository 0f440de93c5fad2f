#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "handlers/apigateway/documentation.hpp"
#include "handlers/apigateway/entity_rules.hpp"
#include "handlers/apigateway/model.hpp"

namespace emulator {
class Random;
}

namespace emulator::apigateway {

// Gives a location AWS's defaults for what its type may say and doesn't; what it may not say is a
// fault: "/location/path".
void settle_location(DocumentationLocation& location, Faults& faults);
// The location so settled, or the first of its faults.
Result<DocumentationLocation> checked_location(DocumentationLocation location);
// 400 unless they are a JSON object that isn't empty.
Result<void> check_properties(std::string_view properties);

// The part at exactly that location, or null.
const DocumentationPart* part_at(const DocumentationParts& parts,
                                 const DocumentationLocation& location);
std::string new_part_id(const DocumentationParts& parts, Random& random);

// Puts parts from elsewhere over those that are there: all are gone before in an overwrite, and in
// a merge the attributes of one at the same location are replaced that the new one has. Returns
// their ids.
std::vector<std::string> import_parts(DocumentationParts& parts,
                                      std::vector<DocumentationPart> imported, bool overwrite,
                                      Random& random);

// Whether what a part says goes for an entity: many types pass it on to what is more special.
bool applies(const DocumentationLocation& part, const DocumentationLocation& entity);
// The entities of an API that no part applies to.
std::vector<DocumentationLocation> undocumented(const RestApi& api);

// "Documentation part already exists for the specified location: type 'API'"
Error part_exists(const DocumentationLocation& location);

}  // namespace emulator::apigateway
