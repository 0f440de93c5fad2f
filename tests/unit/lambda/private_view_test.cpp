#include "lambda/private_view.hpp"

#include <sys/mount.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace emulator::lambda {
namespace {

using Kind = PrivateView::Step::Kind;

PrivateViewRequest request() {
  PrivateViewRequest wanted;
  wanted.package = "/tmp/state/package/task";
  wanted.staging = "/tmp/state/environment";
  return wanted;
}

Machine machine() {
  Machine here;
  here.user = here.group = 1000;
  here.var = {{"lib", DirectoryEntry::Kind::directory, {}},
              {"run", DirectoryEntry::Kind::link, "/run"}};
  here.package_flags = MS_NOSUID;
  return here;
}

// "mount SOURCE TARGET", … in order, without the flags.
std::vector<std::string> words(const PrivateView& view) {
  std::vector<std::string> result;
  for (const auto& step : view.steps) {
    const char* names[] = {"mount", "directory", "file", "link"};
    result.push_back(std::string(names[static_cast<int>(step.kind)]) + " " + step.source + " " +
                     step.target);
  }
  return result;
}

TEST(PrivateView, puts_the_package_into_a_var_beside_the_machine_s) {
  const auto view = plan_view(request(), machine());
  EXPECT_THAT(words(view),
              testing::ElementsAre("mount  /", "mount tmpfs /tmp/state/environment",
                                   "directory  /tmp/state/environment/lib",
                                   "mount /var/lib /tmp/state/environment/lib",
                                   "link /run /tmp/state/environment/run",
                                   "directory  /tmp/state/environment/task",
                                   "mount /tmp/state/package/task /tmp/state/environment/task",
                                   "mount  /tmp/state/environment/task",
                                   "mount /tmp/state/environment /var", "mount tmpfs /tmp"));
  EXPECT_EQ(view.steps[7].flags,
            static_cast<unsigned long>(MS_BIND | MS_REMOUNT | MS_RDONLY | MS_NOSUID));
}

TEST(PrivateView, takes_a_user_namespace_without_privileges_only) {
  auto here = machine();
  EXPECT_TRUE(plan_view(request(), here).user_namespace);
  EXPECT_EQ(plan_view(request(), here).user_map, "1000 1000 1");
  here.user = 0;
  EXPECT_FALSE(plan_view(request(), here).user_namespace);
}

TEST(PrivateView, bounds_tmp) {
  auto wanted = request();
  wanted.tmp_megabytes = 1024;
  const auto view = plan_view(wanted, machine());
  EXPECT_TRUE(view.has_private_tmp);
  EXPECT_EQ(view.steps.back().options, "mode=1777,size=1024m");
}

TEST(PrivateView, leaves_tmp_to_an_interpreter_that_lives_there) {
  auto wanted = request();
  wanted.in_sight = {"/usr/bin/python3", "/tmp/venv/bin/python"};
  const auto view = plan_view(wanted, machine());
  EXPECT_FALSE(view.has_private_tmp);
  EXPECT_EQ(view.steps.back().target, "/var");
}

TEST(PrivateView, lays_layers_over_what_the_machine_has_in_opt) {
  auto wanted = request();
  wanted.layers = "/tmp/state/layers";
  auto here = machine();
  here.opt = {{"tools", DirectoryEntry::Kind::directory, {}},
              {"python", DirectoryEntry::Kind::directory, {}}};
  here.layers = {{"python", DirectoryEntry::Kind::directory, {}}};
  const auto all = words(plan_view(wanted, here));
  EXPECT_THAT(all, testing::Contains("mount /opt/tools /tmp/state/environment/tools"));
  EXPECT_THAT(all, testing::Contains("mount /tmp/state/layers/python "
                                     "/tmp/state/environment/python"));
  EXPECT_THAT(all, testing::Not(testing::Contains("mount /opt/python "
                                                  "/tmp/state/environment/python")));
  EXPECT_THAT(all, testing::Contains("mount /tmp/state/environment /opt"));
}

TEST(PrivateView, shows_the_runtime_client_outside_tmp) {
  auto wanted = request();
  wanted.client = "/tmp/state/clients/python_client.py";
  EXPECT_THAT(words(plan_view(wanted, machine())),
              testing::Contains("mount /tmp/state/clients/python_client.py "
                                "/tmp/state/environment/client/python_client.py"));
}

}  // namespace
}  // namespace emulator::lambda
