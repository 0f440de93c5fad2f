#include "handlers/apigateway_sdk/zip_writer.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>

#include <zlib.h>

#include "daemon/aws/body_coding.hpp"

// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT

namespace emulator::apigateway_sdk {

namespace {

void put16(std::string& out, unsigned value) {
  out.push_back(static_cast<char>(value & 0xff));
  out.push_back(static_cast<char>(value >> 8 & 0xff));
}

void put32(std::string& out, std::uint32_t value) {
  put16(out, value & 0xffff);
  put16(out, value >> 16);
}

// zlib's format has two bytes before it and four behind it.
std::string deflated(const std::string& text) {
  const std::string packed = aws::encode_body(aws::BodyCoding::deflate, text);
  return packed.substr(2, packed.size() - 6);
}

// Date and time in the form of MS-DOS, which begins in 1980 and counts two seconds at a time.
std::uint32_t dos_time(Time time) {
  using namespace std::chrono;
  const auto day = floor<days>(time);
  const year_month_day date(day);
  const hh_mm_ss clock(floor<seconds>(time - day));
  const int years = std::clamp(static_cast<int>(date.year()) - 1980, 0, 127);
  return static_cast<std::uint32_t>(years) << 25 | static_cast<unsigned>(date.month()) << 21 |
         static_cast<unsigned>(date.day()) << 16 |
         static_cast<std::uint32_t>(clock.hours().count()) << 11 |
         static_cast<std::uint32_t>(clock.minutes().count()) << 5 |
         static_cast<std::uint32_t>(clock.seconds().count() / 2);
}

}  // namespace

std::string zip(const Files& files, Time time) {
  constexpr unsigned version = 20;
  constexpr unsigned made_on_unix = 3 << 8;
  constexpr unsigned names_in_utf8 = 1 << 11;
  constexpr unsigned deflate_method = 8;
  constexpr std::uint32_t mode = 0100644;
  std::string out;
  std::string directory;
  for (const auto& [name, text] : files) {
    const std::string packed = deflated(text);
    std::string entry;  // what its own header and the directory have in common
    put16(entry, version);
    put16(entry, names_in_utf8);
    put16(entry, deflate_method);
    put32(entry, dos_time(time));
    put32(entry, static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(text.data()),
                                                  static_cast<uInt>(text.size()))));
    put32(entry, static_cast<std::uint32_t>(packed.size()));
    put32(entry, static_cast<std::uint32_t>(text.size()));
    put16(entry, static_cast<unsigned>(name.size()));
    put16(entry, 0);  // extra fields
    put32(directory, 0x02014b50);
    put16(directory, version | made_on_unix);
    directory += entry;
    put16(directory, 0);  // comment
    put16(directory, 0);  // disk
    put16(directory, 0);  // internal attributes
    put32(directory, mode << 16);
    put32(directory, static_cast<std::uint32_t>(out.size()));
    directory += name;
    put32(out, 0x04034b50);
    out.append(entry).append(name).append(packed);
  }
  const std::size_t begin = out.size();
  out += directory;
  put32(out, 0x06054b50);
  put16(out, 0);  // this disk
  put16(out, 0);  // the directory's disk
  put16(out, static_cast<unsigned>(files.size()));
  put16(out, static_cast<unsigned>(files.size()));
  put32(out, static_cast<std::uint32_t>(directory.size()));
  put32(out, static_cast<std::uint32_t>(begin));
  put16(out, 0);  // comment
  return out;
}

}  // namespace emulator::apigateway_sdk
