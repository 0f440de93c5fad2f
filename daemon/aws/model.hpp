#pragma once

// What a service model says about the input of its operations, in tables small enough to live in
// the program. daemon/aws/model/generate writes them from botocore's models.

#include <cstdint>
#include <span>
#include <string_view>

namespace emulator::aws {

// A text, list or structure of a model, by its number in the tables below; shapes that constrain
// alike are one. Texts are offsets into the pool, where each ends in '\0'.
struct ModelShape {
  enum class Kind : std::uint8_t {
    text,
    integer,
    number,
    boolean,
    blob,
    timestamp,
    list,
    map,
    structure
  };
  enum Flag : std::uint8_t { has_min = 1, has_max = 2, sensitive = 4 };

  Kind kind;
  std::uint8_t flags;
  // text: its pattern and its enum, counted from 1, 0 for none. list: its element. map: its value
  // and its key. structure: its first member and their count.
  std::uint16_t first;
  std::uint16_t second;
  std::int32_t min;  // of a length, a size or a value
  std::int32_t max;

  constexpr bool has(Flag flag) const noexcept { return (flags & flag) != 0; }
};

struct ModelMember {
  enum class Location : std::uint8_t { body, label, query, header, payload };

  std::uint16_t name;
  std::uint16_t wire_name;  // in query and header
  std::uint16_t shape;
  Location location;
  bool required;
};

struct ModelPattern {
  std::uint16_t text;
  // Whether it matches every text of letters, digits, '-' and '_' but the empty one.
  bool takes_words;
};

// A run of numbers in ServiceModel::values.
struct ModelEnum {
  std::uint16_t first;
  std::uint16_t count;
};

struct ModelOperation {
  std::uint16_t name;
  std::uint16_t input;  // a structure
};

struct ServiceModel {
  const char* pool;
  std::span<const ModelShape> shapes;
  std::span<const ModelMember> members;
  std::span<const ModelPattern> patterns;
  std::span<const ModelEnum> enums;
  std::span<const std::uint16_t> values;       // of all enums
  std::span<const ModelOperation> operations;  // in the order of their names

  std::string_view text(std::uint16_t offset) const noexcept { return pool + offset; }
  std::span<const ModelMember> members_of(const ModelShape& structure) const noexcept {
    return members.subspan(structure.first, structure.second);
  }
  // Null for an operation without input, or that the model doesn't have.
  const ModelShape* input_of(std::string_view operation) const noexcept;
};

}  // namespace emulator::aws
