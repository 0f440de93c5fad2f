#include "lambda/memory_group.hpp"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace emulator::lambda {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

// A directory in the place of a control group. Its files are plain ones, so nothing counts or ends
// processes, and what was written can be read.
class MemoryGroupFiles : public testing::Test {
 protected:
  MemoryGroupFiles() {
    std::string pattern = (fs::temp_directory_path() / "groups-XXXXXX").string();
    own_ = mkdtemp(pattern.data());
    write("cgroup.controllers", "cpu io memory pids\n");
    write("cgroup.subtree_control", "\n");
    write("cgroup.type", "domain\n");
    write("cgroup.procs", std::to_string(::getpid()) + "\n");
  }
  ~MemoryGroupFiles() override { fs::remove_all(own_); }

  void write(const fs::path& name, const std::string& text) const {
    std::ofstream(own_ / name) << text;
  }
  std::string read(const fs::path& name) const {
    std::ifstream file(own_ / name);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  fs::path own_;
};

TEST(OwnGroup, is_found_below_the_mount_of_version_2) {
  EXPECT_EQ(own_group_in("0::/user.slice/a.scope\n",
                         "31 23 0:28 / /sys/fs/cgroup rw,relatime - cgroup2 cgroup2 rw\n"),
            "/sys/fs/cgroup/user.slice/a.scope");
  EXPECT_EQ(own_group_in("4:memory:/elsewhere\n0::/\n",
                         "32 31 0:29 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n"
                         "41 31 0:38 / /sys/fs/cgroup/unified rw shared:1 - cgroup2 cgroup2 rw\n"),
            "/sys/fs/cgroup/unified/");
  // In a container without a namespace of its own the mount shows a part of the tree.
  EXPECT_EQ(own_group_in("0::/docker/12ab/inner\n",
                         "41 31 0:38 /docker/12ab /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n"),
            "/sys/fs/cgroup/inner");
  EXPECT_EQ(own_group_in("0::/other\n",
                         "41 31 0:38 /docker/12ab /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n"),
            "");
  EXPECT_EQ(own_group_in("4:memory:/\n", "32 31 0:29 / /cgroup rw - cgroup cgroup rw\n"), "");
  EXPECT_EQ(own_group_in("", ""), "");
}

TEST(NumberIn, takes_the_line_of_that_name_alone) {
  const char* text = "anon 4096\nanon_thp 7\nfile 12\n";
  EXPECT_EQ(number_in(text, "anon"), 4096U);
  EXPECT_EQ(number_in(text, "file"), 12U);
  EXPECT_EQ(number_in(text, "non"), std::nullopt);
  EXPECT_EQ(number_in("anon x", "anon"), std::nullopt);
}

TEST_F(MemoryGroupFiles, moves_the_emulator_aside_where_it_is_alone) {
  EXPECT_EQ(prepare_groups(own_), std::nullopt);
  EXPECT_EQ(read("cgroup.subtree_control"), "+memory");
  const std::string leaf = "lambda-" + std::to_string(::getpid()) + "-emulator";
  EXPECT_EQ(read(fs::path(leaf) / "cgroup.procs"), std::to_string(::getpid()));

  fs::remove(own_ / leaf / "cgroup.procs");
  write("cgroup.procs", "");
  restore_groups(own_);
  EXPECT_EQ(read("cgroup.subtree_control"), "-memory");
  EXPECT_EQ(read("cgroup.procs"), std::to_string(::getpid()));
  EXPECT_FALSE(fs::exists(own_ / leaf));
}

TEST_F(MemoryGroupFiles, need_no_preparation_where_memory_is_handed_down_already) {
  write("cgroup.subtree_control", "memory pids\n");
  write("cgroup.procs", "1\n2\n");
  EXPECT_EQ(prepare_groups(own_), std::nullopt);
  EXPECT_EQ(read("cgroup.subtree_control"), "memory pids\n");
}

TEST_F(MemoryGroupFiles, are_not_for_a_group_that_others_are_in) {
  write("cgroup.procs", "1\n" + std::to_string(::getpid()) + "\n");
  EXPECT_THAT(prepare_groups(own_).value_or(""), HasSubstr("other processes are in "));
  EXPECT_EQ(read("cgroup.subtree_control"), "\n");
}

TEST_F(MemoryGroupFiles, need_the_controller) {
  write("cgroup.controllers", "cpu memory_pressure\n");
  EXPECT_THAT(prepare_groups(own_).value_or(""), HasSubstr("no memory controller in "));
  EXPECT_EQ(prepare_groups({}), "cgroup v2 is not mounted");
}

TEST_F(MemoryGroupFiles, bound_and_count) {
  const auto group = MemoryGroup::make(own_ / "lambda-1-1");
  ASSERT_NE(group, nullptr);
  group->set_limit(134'217'728);
  EXPECT_EQ(read("lambda-1-1/memory.max"), "134217728");
  EXPECT_EQ(read("lambda-1-1/memory.oom.group"), "1");
  EXPECT_FALSE(group->out_of_memory());
  EXPECT_EQ(group->peak_mb(), std::nullopt);
  write("lambda-1-1/memory.events", "low 0\nmax 3\noom 1\noom_kill 0\n");
  EXPECT_FALSE(group->out_of_memory());
  write("lambda-1-1/memory.events", "low 0\nmax 3\noom 1\noom_kill 2\n");
  EXPECT_TRUE(group->out_of_memory());

  // 100 MB at the most, of which 60 were read from files, 10 of these as programs.
  write("lambda-1-1/memory.peak", "104857600\n");
  write("lambda-1-1/memory.stat", "anon 20971520\nfile 62914560\nfile_mapped 10485760\n");
  EXPECT_EQ(group->used_mb(), 20U);
  EXPECT_EQ(group->peak_mb(), 50U);
}

TEST_F(MemoryGroupFiles, are_made_once) {
  const auto group = MemoryGroup::make(own_ / "lambda-1-1");
  EXPECT_EQ(MemoryGroup::make(own_ / "lambda-1-1"), nullptr);
  EXPECT_EQ(MemoryGroup::make(own_ / "missing" / "lambda-1-1"), nullptr);
}

TEST_F(MemoryGroupFiles, are_removed_when_nothing_is_in_them) {
  MemoryGroup::make(own_ / "lambda-1-1").reset();
  EXPECT_EQ(read("lambda-1-1/cgroup.kill"), "1");
  // A plain directory is held by its files as a group is by its processes.
  EXPECT_FALSE(MemoryGroup::remove(own_ / "lambda-1-1"));
  for (const auto& file : fs::directory_iterator(own_ / "lambda-1-1"))
    fs::remove(file);
  EXPECT_TRUE(MemoryGroup::remove(own_ / "lambda-1-1"));
  EXPECT_FALSE(fs::exists(own_ / "lambda-1-1"));
  EXPECT_TRUE(MemoryGroup::remove(own_ / "lambda-1-1"));
}

TEST_F(MemoryGroupFiles, of_an_emulator_that_was_killed_are_cleared_away) {
  const pid_t gone = ::fork();
  if (gone == 0) ::_exit(0);
  ::waitpid(gone, nullptr, 0);
  const fs::path abandoned = own_ / ("lambda-" + std::to_string(gone) + "-1");
  const fs::path alive = own_ / ("lambda-" + std::to_string(::getppid()) + "-1");
  const fs::path other = own_ / "somebody-else";
  for (const auto& directory : {abandoned, alive, other})
    fs::create_directory(directory);
  EXPECT_THAT(remove_abandoned_groups(own_), testing::ElementsAre(abandoned));
  // It was told to end what is in it; that the file of it is a plain one keeps the directory.
  EXPECT_EQ(read(abandoned / "cgroup.kill"), "1");
  EXPECT_TRUE(fs::is_empty(alive));
  EXPECT_TRUE(fs::is_empty(other));
  fs::remove(abandoned / "cgroup.kill");
}

}  // namespace
}  // namespace emulator::lambda
