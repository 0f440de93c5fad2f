#include "handlers/openapi/document.hpp"

namespace emulator::openapi {

namespace {

const Node nothing;

}  // namespace

Document::Document(std::string_view text)
    : root_(read(text, problems_)), reading_(root_ ? *root_ : nothing, problems_) {}

}  // namespace emulator::openapi
