#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace emulator {

// Eight bytes of a text looked at in one step, for the loops that see every byte of a message. The
// first is the lowest.
using ByteBlock = std::uint64_t;
static_assert(std::endian::native == std::endian::little);

inline ByteBlock load_block(const char* text) noexcept {
  ByteBlock block = 0;
  std::memcpy(&block, text, sizeof block);
  return block;
}

constexpr ByteBlock each_byte(unsigned char value) noexcept {
  return 0x0101010101010101u * value;
}

// The highest bit of each byte that is below `limit`, at most 0x80. Borrows may flag a byte after
// such a one as well, so that only the first flag is sure.
constexpr ByteBlock bytes_below(ByteBlock block, unsigned char limit) noexcept {
  return (block - each_byte(limit)) & ~block & each_byte(0x80);
}
constexpr ByteBlock bytes_equal(ByteBlock block, char value) noexcept {
  return bytes_below(block ^ each_byte(static_cast<unsigned char>(value)), 1);
}
constexpr ByteBlock bytes_above_ascii(ByteBlock block) noexcept {
  return block & each_byte(0x80);
}

// The place of the first byte that is flagged, 8 if none is.
constexpr std::size_t first_flag(ByteBlock flags) noexcept {
  return static_cast<std::size_t>(std::countr_zero(flags)) / 8;
}

// The length of the prefix of which no byte needs a closer look, by blocks first: `needs_look`
// answers for a block, nonzero if any of its bytes may, and `is_one` for a byte.
template <class NeedsLook, class IsOne>
std::size_t plain_prefix(std::string_view text, NeedsLook needs_look, IsOne is_one) noexcept {
  constexpr std::size_t size = sizeof(ByteBlock);
  std::size_t at = 0;
  for (; at + size <= text.size(); at += size) {
    const ByteBlock flags = needs_look(load_block(text.data() + at));
    if (flags == 0) continue;
    at += first_flag(flags);
    break;
  }
  // What is left of a text without any such byte, with bytes seen before to fill the block.
  if (at != 0 && at + size > text.size() &&
      needs_look(load_block(text.data() + text.size() - size)) == 0) {
    return text.size();
  }
  while (at < text.size() && !is_one(text[at]))
    ++at;
  return at;
}

// Appends a text, and what `append_escape` appends for each byte that `is_one` answers for.
template <class NeedsLook, class IsOne, class AppendEscape>
void append_escaped(std::string& out, std::string_view text, NeedsLook needs_look, IsOne is_one,
                    AppendEscape append_escape) {
  for (;;) {
    const std::size_t plain = plain_prefix(text, needs_look, is_one);
    out.append(text.substr(0, plain));
    if (plain == text.size()) return;
    append_escape(out, text[plain]);
    text.remove_prefix(plain + 1);
  }
}

}  // namespace emulator
