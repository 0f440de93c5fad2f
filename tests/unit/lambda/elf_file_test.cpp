#include "lambda/elf_file.hpp"

#include <elf.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>

namespace emulator::lambda {
namespace {

// An ELF file of the parts that are looked at: headers, a loader's name, a dynamic section with a
// library, a run path and two versions of glibc. Addresses are offsets and 0x1000.
class ElfImage {
 public:
  static constexpr std::uint64_t base = 0x1000;

  explicit ElfImage(unsigned machine = EM_X86_64) {
    bytes_.resize(sizeof(Elf64_Ehdr) + 3 * sizeof(Elf64_Phdr));
    const auto loader = add_text("/lib64/ld-linux-x86-64.so.2");
    const auto strings = bytes_.size();
    bytes_ += '\0';
    const auto library = add_text("libc.so.6") - strings;
    const auto path = add_text("$ORIGIN/lib:/opt/lib") - strings;
    const auto old_version = add_text("GLIBC_2.2.5") - strings;
    const auto new_version = add_text("GLIBC_2.34") - strings;
    const auto internal = add_text("GLIBC_PRIVATE") - strings;
    const auto versions = bytes_.size();
    add(Elf64_Verneed{1, 3, static_cast<Elf64_Word>(library), sizeof(Elf64_Verneed), 0});
    for (const auto name : {new_version, old_version, internal}) {
      add(Elf64_Vernaux{0, 0, 0, static_cast<Elf64_Word>(name), sizeof(Elf64_Vernaux)});
    }
    const auto dynamic = bytes_.size();
    add(Elf64_Dyn{DT_NEEDED, {library}});
    add(Elf64_Dyn{DT_RUNPATH, {path}});
    add(Elf64_Dyn{DT_STRTAB, {base + strings}});
    add(Elf64_Dyn{DT_VERNEED, {base + versions}});
    add(Elf64_Dyn{DT_VERNEEDNUM, {1}});
    add(Elf64_Dyn{DT_NULL, {0}});

    Elf64_Ehdr header{};
    std::memcpy(header.e_ident, ELFMAG, SELFMAG);
    header.e_ident[EI_CLASS] = ELFCLASS64;
    header.e_ident[EI_DATA] = ELFDATA2LSB;
    header.e_machine = static_cast<Elf64_Half>(machine);
    header.e_phoff = sizeof header;
    header.e_phentsize = sizeof(Elf64_Phdr);
    header.e_phnum = 3;
    put(0, header);
    put_segment(0, PT_INTERP, loader, strings - loader);
    put_segment(1, PT_LOAD, 0, bytes_.size());
    put_segment(2, PT_DYNAMIC, dynamic, bytes_.size() - dynamic);
  }

  const std::string& bytes() const { return bytes_; }

 private:
  std::size_t add_text(std::string_view text) {
    const auto at = bytes_.size();
    bytes_ += text;
    bytes_ += '\0';
    return at;
  }
  template <class T>
  void add(const T& value) {
    const auto at = bytes_.size();
    bytes_.resize(at + sizeof value);
    put(at, value);
  }
  template <class T>
  void put(std::size_t at, const T& value) {
    std::memcpy(bytes_.data() + at, &value, sizeof value);
  }
  void put_segment(std::size_t index, Elf64_Word type, std::size_t at, std::size_t size) {
    Elf64_Phdr segment{};
    segment.p_type = type;
    segment.p_offset = at;
    segment.p_vaddr = base + at;
    segment.p_filesz = size;
    put(sizeof(Elf64_Ehdr) + index * sizeof segment, segment);
  }

  std::string bytes_;
};

TEST(ElfFile, tells_what_a_program_needs) {
  const auto file = parse_elf(ElfImage().bytes());
  ASSERT_TRUE(file);
  EXPECT_EQ(file->machine, unsigned{EM_X86_64});
  EXPECT_EQ(file->interpreter, "/lib64/ld-linux-x86-64.so.2");
  EXPECT_THAT(file->needed, testing::ElementsAre("libc.so.6"));
  EXPECT_THAT(file->run_paths, testing::ElementsAre("$ORIGIN/lib", "/opt/lib"));
  EXPECT_EQ(file->glibc, "2.34");
}

TEST(ElfFile, cut_short_is_read_as_far_as_it_goes) {
  const ElfImage image;
  const std::string& whole = image.bytes();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto file = parse_elf(std::string_view(whole).substr(0, size));
    EXPECT_EQ(file.has_value(), size >= sizeof(Elf64_Ehdr)) << size;
  }
}

TEST(ElfFile, of_noise_is_no_file_or_an_empty_one) {
  EXPECT_FALSE(parse_elf("#!/bin/sh\n"));
  EXPECT_FALSE(parse_elf(""));
  std::string bytes = ElfImage().bytes();
  for (std::size_t at = sizeof(Elf64_Ehdr); at < bytes.size(); ++at) {
    std::string damaged = bytes;
    damaged[at] = '\xff';
    EXPECT_TRUE(parse_elf(damaged)) << at;
  }
}

TEST(ElfFile, of_32_bits_is_none_of_ours) {
  std::string bytes = ElfImage().bytes();
  bytes[EI_CLASS] = ELFCLASS32;
  EXPECT_FALSE(parse_elf(bytes));
}

TEST(Versions, are_compared_as_numbers) {
  EXPECT_TRUE(is_older("2.9", "2.34"));
  EXPECT_FALSE(is_older("2.34", "2.9"));
  EXPECT_FALSE(is_older("2.34", "2.34"));
  EXPECT_TRUE(is_older("2.2", "2.2.5"));
  EXPECT_FALSE(is_older("2.34", ""));
  EXPECT_TRUE(is_older("", "2.0.1"));
}

}  // namespace
}  // namespace emulator::lambda
