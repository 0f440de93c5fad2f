#include "lambda/unzip.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <iterator>

#include "zip_maker.hpp"

namespace emulator::lambda {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr const char* cannot_unzip =
    "Could not unzip uploaded file. Please check your file, then try to upload again.";

class Unzip : public testing::Test {
 protected:
  Unzip() { fs::create_directory(root()); }

  fs::path root() const { return scratch_.path() / "root"; }

  // The error's message, or nothing.
  std::string unpack(const std::string& zip) {
    const auto result = unzip(zip, root(), options_);
    if (result) return "";
    if (result.error().code != "InvalidParameterValueException") return result.error().code;
    EXPECT_EQ(result.error().status, 400);
    return result.error().message;
  }

  mode_t mode_of(const std::string& name) const {
    struct stat status {};
    EXPECT_EQ(::lstat((root() / name).c_str(), &status), 0) << name;
    return status.st_mode & 07777;
  }

  std::string content_of(const std::string& name) const {
    std::ifstream in(root() / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  ScratchDirectory scratch_;
  UnzipOptions options_;
};

TEST_F(Unzip, keeps_content_modes_and_directories) {
  const std::string large(300'000, 'x');
  EXPECT_EQ(unpack(ZipMaker()
                       .add("bootstrap", "#!/bin/sh", 0100755)
                       .add("lib/", "", 0040700)
                       .add("lib/deep/data", large, 0100640)
                       .add("no_type", "", 0711)
                       .bytes()),
            "");
  EXPECT_EQ(content_of("bootstrap"), "#!/bin/sh");
  EXPECT_EQ(content_of("lib/deep/data"), large);
  EXPECT_EQ(mode_of("bootstrap"), 0755);
  EXPECT_EQ(mode_of("lib"), 0700);
  EXPECT_EQ(mode_of("lib/deep/data"), 0640);
  EXPECT_EQ(mode_of("no_type"), 0711);
}

TEST_F(Unzip, drops_set_uid_bits) {
  EXPECT_EQ(unpack(ZipMaker().add("a", "", 0106755).bytes()), "");
  EXPECT_EQ(mode_of("a"), 0755);
}

TEST_F(Unzip, a_directory_stays_ours_to_empty) {
  EXPECT_EQ(unpack(ZipMaker().add("d/", "", 0040500).add("d/a", "1").bytes()), "");
  EXPECT_EQ(mode_of("d"), 0700);
  EXPECT_EQ(content_of("d/a"), "1");
}

TEST_F(Unzip, a_file_without_a_unix_mode_is_not_executable) {
  EXPECT_EQ(unpack(ZipMaker()
                       .add("bootstrap", "", 0, ZipMaker::System::dos)
                       .add("zero", "", 0, ZipMaker::System::unix_like)
                       .bytes()),
            "");
  EXPECT_EQ(mode_of("bootstrap"), 0644);
  EXPECT_EQ(mode_of("zero"), 0644);
}

TEST_F(Unzip, the_mode_of_such_a_file_can_be_chosen) {
  options_.file_mode = 0755;
  EXPECT_EQ(unpack(ZipMaker().add("bootstrap", "", 0, ZipMaker::System::dos).bytes()), "");
  EXPECT_EQ(mode_of("bootstrap"), 0755);
}

TEST_F(Unzip, reads_the_backslashes_of_Windows_as_separators) {
  EXPECT_EQ(unpack(ZipMaker().add("lib\\a", "1", 0, ZipMaker::System::dos).bytes()), "");
  EXPECT_EQ(content_of("lib/a"), "1");
  EXPECT_EQ(unpack(ZipMaker().add("..\\b", "1", 0, ZipMaker::System::dos).bytes()), cannot_unzip);
}

TEST_F(Unzip, keeps_links) {
  EXPECT_EQ(unpack(ZipMaker()
                       .link("bin/tool", "../lib/tool.1")
                       .link("dangling", "nowhere")
                       .add("lib/tool.1", "tool", 0100755)
                       .bytes()),
            "");
  EXPECT_EQ(fs::read_symlink(root() / "bin/tool"), "../lib/tool.1");
  EXPECT_EQ(content_of("bin/tool"), "tool");
  EXPECT_EQ(fs::read_symlink(root() / "dangling"), "nowhere");
}

TEST_F(Unzip, refuses_what_would_leave_the_directory) {
  EXPECT_EQ(unpack(ZipMaker().add("../evil", "1").bytes()), cannot_unzip);
  EXPECT_EQ(unpack(ZipMaker().add("a/../../evil", "1").bytes()), cannot_unzip);
  EXPECT_EQ(unpack(ZipMaker().add((scratch_.path() / "evil").string(), "1").bytes()), cannot_unzip);
  EXPECT_EQ(unpack(ZipMaker().add("..", "1").bytes()), cannot_unzip);
  EXPECT_FALSE(fs::exists(scratch_.path() / "evil"));
  EXPECT_TRUE(fs::is_empty(root()));
}

TEST_F(Unzip, refuses_links_that_lead_outside) {
  EXPECT_EQ(unpack(ZipMaker().link("a", "/etc/passwd").bytes()), cannot_unzip);
  EXPECT_EQ(unpack(ZipMaker().link("b", "../x").bytes()), cannot_unzip);
  EXPECT_EQ(unpack(ZipMaker().link("d/c", "../../x").bytes()), cannot_unzip);
}

TEST_F(Unzip, refuses_a_chain_of_links_that_leads_outside) {
  EXPECT_EQ(
      unpack(ZipMaker().add("d/x", "1").link("d/here", ".").link("up", "d/here/../..").bytes()),
      cannot_unzip);
}

TEST_F(Unzip, writes_nothing_through_a_link) {
  EXPECT_EQ(unpack(ZipMaker().add("d/x", "1").link("l", "d").add("l/x", "2").bytes()),
            cannot_unzip);
  EXPECT_EQ(content_of("d/x"), "1");
}

TEST_F(Unzip, refuses_two_files_of_one_name) {
  EXPECT_EQ(unpack(ZipMaker().add("a", "1").add("a", "2").bytes()), cannot_unzip);
  EXPECT_EQ(content_of("a"), "1");
}

TEST_F(Unzip, bears_a_directory_named_twice) {
  EXPECT_EQ(unpack(ZipMaker().add("d/", "", 0040755).add("d/", "", 0040755).bytes()), "");
}

TEST_F(Unzip, refuses_a_file_in_place_of_a_directory) {
  EXPECT_EQ(unpack(ZipMaker().add("a", "1").add("a/b", "2").bytes()), cannot_unzip);
}

TEST_F(Unzip, refuses_devices_and_encrypted_files) {
  EXPECT_EQ(unpack(ZipMaker().add("fifo", "", 0010644).bytes()), cannot_unzip);
  const auto encrypted =
      ZipMaker().add("a", "secret", 0100644, ZipMaker::System::unix_like, true).bytes();
  EXPECT_EQ(unpack(encrypted), cannot_unzip);
}

TEST_F(Unzip, refuses_what_unpacks_to_too_much) {
  options_.size_limit = 1000;
  EXPECT_EQ(
      unpack(ZipMaker().add("a", std::string(500, 'a')).add("b", std::string(500, 'b')).bytes()),
      "Unzipped size must be smaller than 1000 bytes");
}

TEST_F(Unzip, does_not_believe_the_size_that_an_archive_claims) {
  options_.size_limit = 100'000;
  std::string zip = ZipMaker().add("a", std::string(1'000'000, 'a')).bytes();
  // 1,000,000 in the local header and in the directory becomes 10.
  const std::string real("\x40\x42\x0f\0", 4);
  for (auto at = zip.find(real); at != zip.npos; at = zip.find(real, at))
    zip.replace(at, 4, std::string("\x0a\0\0\0", 4));
  EXPECT_NE(unpack(zip), "");
  EXPECT_LE(fs::file_size(root() / "a"), 100'000U);
}

TEST_F(Unzip, refuses_what_is_no_zip) {
  EXPECT_EQ(unpack("not a zip"), cannot_unzip);
  EXPECT_EQ(unpack(std::string(100'000, 'x')), cannot_unzip);
}

TEST_F(Unzip, refuses_an_empty_zip) {
  EXPECT_EQ(unpack(""), "Uploaded file must be a non-empty zip");
  EXPECT_EQ(unpack(ZipMaker().bytes()), "Uploaded file must be a non-empty zip");
}

TEST_F(Unzip, notices_every_damaged_byte_of_the_content) {
  const std::string content = "some content that is not repeated";
  const std::string zip = ZipMaker().add("a", content).bytes();
  const auto begin = zip.find("a") + 1;
  for (std::size_t i = 0; i < content.size(); ++i) {
    std::string damaged = zip;
    damaged[begin + i] = static_cast<char>(damaged[begin + i] ^ 0x10);
    EXPECT_NE(unpack(damaged), "") << i;
    fs::remove(root() / "a");
  }
}

TEST_F(Unzip, bears_every_truncation) {
  const std::string zip = ZipMaker().add("a", "content").add("b/c", "more").link("l", "a").bytes();
  constexpr std::size_t end_record = 22;
  for (std::size_t size = 0; size < zip.size(); ++size) {
    const auto error = unpack(zip.substr(0, size));
    // Without a byte or two of its end record it may still be read.
    EXPECT_TRUE(!error.empty() || size > zip.size() - end_record) << size;
    fs::remove_all(root());
    fs::create_directory(root());
  }
}

}  // namespace
}  // namespace emulator::lambda
