#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>
#include <stdlib.h>

#include "lambda/layers_directory.hpp"

namespace emulator::lambda {
namespace {

namespace fs = std::filesystem;

class Layers : public ::testing::Test {
 protected:
  Layers() {
    std::string pattern = (fs::temp_directory_path() / "layers-XXXXXX").string();
    directory_ = mkdtemp(pattern.data());
    fs::create_directory(root());
  }
  ~Layers() override { fs::remove_all(directory_); }

  fs::path root() const { return directory_ / "merged"; }
  fs::path layer(const std::string& name) const { return directory_ / name; }
  void write(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream(path) << text;
  }
  static std::string read(const fs::path& path) {
    std::ifstream file(path);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }

 private:
  fs::path directory_;
};

TEST_F(Layers, LieOverOneAnother) {
  write(layer("one") / "bin/tool", "one");
  write(layer("one") / "lib/a", "a");
  write(layer("two") / "bin/tool", "two");
  write(layer("two") / "python/b.py", "b");
  ASSERT_FALSE(lay_over(layer("one"), root()));
  ASSERT_FALSE(lay_over(layer("two"), root()));
  EXPECT_EQ(read(root() / "bin/tool"), "two");
  EXPECT_EQ(read(root() / "lib/a"), "a");
  EXPECT_EQ(read(root() / "python/b.py"), "b");
  // The layer itself is as it was.
  EXPECT_EQ(read(layer("one") / "bin/tool"), "one");
}

TEST_F(Layers, ReplaceDirectoriesByFilesAndLinks) {
  write(layer("one") / "x/inner", "one");
  write(layer("one") / "y", "file");
  write(layer("two") / "x", "two");
  write(layer("two") / "target", "t");
  fs::create_symlink("target", layer("two") / "y");
  ASSERT_FALSE(lay_over(layer("one"), root()));
  ASSERT_FALSE(lay_over(layer("two"), root()));
  EXPECT_EQ(read(root() / "x"), "two");
  EXPECT_TRUE(fs::is_symlink(root() / "y"));
  EXPECT_EQ(read(root() / "y"), "t");
}

TEST_F(Layers, KeepTheirModes) {
  write(layer("one") / "bin/tool", "one");
  fs::permissions(layer("one") / "bin/tool", fs::perms::owner_all);
  ASSERT_FALSE(lay_over(layer("one"), root()));
  EXPECT_EQ(fs::status(root() / "bin/tool").permissions(), fs::perms::owner_all);
}

}  // namespace
}  // namespace emulator::lambda
