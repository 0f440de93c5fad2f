#include "lambda/bootstrap.hpp"

#include <elf.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>
#include <cstring>

#include "lambda/function_version.hpp"
#include "lambda/package.hpp"

namespace emulator::lambda {
namespace {

using testing::HasSubstr;
using Kind = ProgramHead::Kind;

std::string elf_with_loader(unsigned machine, const std::string& loader) {
  Elf64_Ehdr header{};
  std::memcpy(header.e_ident, ELFMAG, SELFMAG);
  header.e_ident[EI_CLASS] = ELFCLASS64;
  header.e_machine = static_cast<Elf64_Half>(machine);
  header.e_phoff = sizeof header;
  header.e_phentsize = sizeof(Elf64_Phdr);
  header.e_phnum = 1;
  Elf64_Phdr segment{};
  segment.p_type = PT_INTERP;
  segment.p_offset = sizeof header + sizeof segment;
  segment.p_filesz = loader.size() + 1;
  std::string bytes(reinterpret_cast<const char*>(&header), sizeof header);
  bytes.append(reinterpret_cast<const char*>(&segment), sizeof segment);
  return bytes + loader + '\0';
}

TEST(ProgramHead, reads_scripts) {
  const auto head = parse_program_head("#! /usr/bin/env sh\necho\n");
  EXPECT_EQ(head.kind, Kind::script);
  EXPECT_EQ(head.interpreter, "/usr/bin/env");
  EXPECT_FALSE(head.carriage_return);
  EXPECT_TRUE(parse_program_head("#!/bin/sh\r\n").carriage_return);
  EXPECT_EQ(parse_program_head("#!/bin/sh\r\n").interpreter, "/bin/sh");
}

TEST(ProgramHead, reads_programs) {
  const auto head = parse_program_head(elf_with_loader(EM_AARCH64, "/lib/ld-linux-aarch64.so.1"));
  EXPECT_EQ(head.kind, Kind::elf);
  EXPECT_EQ(head.machine, unsigned{EM_AARCH64});
  EXPECT_EQ(head.interpreter, "/lib/ld-linux-aarch64.so.1");
}

TEST(ProgramHead, bears_every_truncation) {
  const auto bytes = elf_with_loader(EM_X86_64, "/lib64/ld");
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_EQ(parse_program_head(bytes.substr(0, size)).interpreter, "") << size;
  EXPECT_EQ(parse_program_head("#!").interpreter, "");
}

TEST(BootstrapHint, tells_how_to_mend_it) {
  ProgramHead elf{Kind::elf, EM_AARCH64, "", false};
  EXPECT_THAT(hint_for(elf, EACCES, EM_X86_64, true), HasSubstr("chmod +x"));
  EXPECT_EQ(hint_for(elf, ENOEXEC, EM_X86_64, true),
            "it was built for aarch64, this machine is x86_64");
  elf = {Kind::elf, EM_X86_64, "/lib64/ld-musl.so.1", false};
  EXPECT_THAT(hint_for(elf, ENOENT, EM_X86_64, false),
              HasSubstr("its loader /lib64/ld-musl.so.1 isn't on this machine"));
  const ProgramHead windows{Kind::script, 0, "/bin/sh", true};
  EXPECT_THAT(hint_for(windows, ENOENT, EM_X86_64, true), HasSubstr("CRLF"));
  const ProgramHead script{Kind::script, 0, "/opt/ruby", false};
  EXPECT_EQ(hint_for(script, ENOENT, EM_X86_64, false),
            "its interpreter /opt/ruby isn't on this machine");
  EXPECT_THAT(hint_for(ProgramHead{}, ENOEXEC, EM_X86_64, true), HasSubstr("#!"));
  EXPECT_EQ(hint_for(script, EPERM, EM_X86_64, true), "");
}

TEST(Bootstrap, is_the_handler_of_go1_x_and_stays_in_the_package) {
  auto package = std::make_shared<Package>();
  package->root = "/packages/1/task";
  FunctionVersion version;
  version.package = package;
  version.handler = "bin/main";
  version.runtime = "provided.al2";
  EXPECT_EQ(bootstrap_of(version).program, "/packages/1/task/bootstrap");
  version.runtime = "go1.x";
  EXPECT_EQ(bootstrap_of(version).program, "/packages/1/task/bin/main");
  EXPECT_EQ(bootstrap_of(version).shown_as, "/var/task/bin/main");
  version.handler = "../../../bin/sh";
  EXPECT_EQ(bootstrap_of(version).program, "/packages/1/task/bin/sh");
}

}  // namespace
}  // namespace emulator::lambda
