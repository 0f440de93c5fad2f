#include "daemon/aws/body_coding.hpp"

#include <array>
#include <new>
#include <stdexcept>

#include <zlib.h>

#include "daemon/http/headers.hpp"
#include "daemon/number.hpp"
#include "daemon/text.hpp"

namespace emulator::aws {

namespace {

constexpr std::array<std::string_view, 3> names = {"identity", "gzip", "deflate"};
// zlib's way to say which of its two formats is meant.
constexpr int gzip_format = MAX_WBITS + 16;

int format_of(BodyCoding coding) noexcept {
  return coding == BodyCoding::gzip ? gzip_format : MAX_WBITS;
}

// zlib does not write to its input, and does not say so.
Bytef* bytes_of(std::string_view text) noexcept {
  return reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
}

std::string_view take_until(std::string_view& text, char end) noexcept {
  const auto at = text.find(end);
  const std::string_view head = text.substr(0, at);
  text = at == text.npos ? std::string_view() : text.substr(at + 1);
  return trimmed(head);
}

}  // namespace

std::string_view to_string(BodyCoding coding) noexcept {
  return names[static_cast<std::size_t>(coding)];
}

std::optional<BodyCoding> body_coding(std::string_view name) noexcept {
  if (name.empty()) return BodyCoding::identity;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (http::equals_ignoring_case(names[i], name)) return static_cast<BodyCoding>(i);
  }
  return std::nullopt;
}

BodyCoding preferred_coding(std::string_view accept_encoding) {
  BodyCoding best = BodyCoding::identity;
  double best_weight = 0;
  while (!accept_encoding.empty()) {
    std::string_view parameters = take_until(accept_encoding, ',');
    const std::string_view name = take_until(parameters, ';');
    double weight = 1;
    while (!parameters.empty()) {
      const std::string_view parameter = take_until(parameters, ';');
      if (parameter.starts_with("q="))
        weight = number_from<double>(parameter.substr(2)).value_or(0);
    }
    const auto coding = name == "*" ? BodyCoding::gzip : body_coding(name);
    if (name.empty() || !coding || !(weight > best_weight)) continue;
    best = *coding;
    best_weight = weight;
  }
  return best;
}

std::string encode_body(BodyCoding coding, std::string_view body) {
  if (coding == BodyCoding::identity) return std::string(body);
  z_stream stream{};
  constexpr int memory_level = 8;
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, format_of(coding), memory_level,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::bad_alloc();
  }
  std::string out(deflateBound(&stream, body.size()), '\0');
  stream.next_in = bytes_of(body);
  stream.avail_in = static_cast<uInt>(body.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  // There is room for all of it, so one call ends it.
  const int result = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (result != Z_STREAM_END) throw std::logic_error("zlib has not ended what it had room for");
  return out;
}

std::variant<std::string, DecodingFault> decode_body(BodyCoding coding, std::string_view body,
                                                     std::size_t limit) {
  if (coding == BodyCoding::identity) return std::string(body);
  z_stream stream{};
  if (inflateInit2(&stream, format_of(coding)) != Z_OK) throw std::bad_alloc();
  stream.next_in = bytes_of(body);
  stream.avail_in = static_cast<uInt>(body.size());
  std::string out;
  int result = Z_OK;
  while (result == Z_OK && out.size() <= limit) {
    constexpr std::size_t step = 64 * 1024;
    const std::size_t before = out.size();
    out.resize(before + step);
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
    stream.avail_out = step;
    result = inflate(&stream, Z_NO_FLUSH);
    out.resize(out.size() - stream.avail_out);
  }
  const bool is_all = stream.avail_in == 0;
  inflateEnd(&stream);
  if (out.size() > limit) return DecodingFault::too_long;
  if (result != Z_STREAM_END || !is_all) return DecodingFault::malformed;
  return out;
}

}  // namespace emulator::aws
