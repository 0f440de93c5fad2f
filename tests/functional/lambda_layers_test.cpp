// What functions and their extensions see of layers, and of each other's files.

#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lambda/layers_directory.hpp"
#include "lambda_execution_fixture.hpp"

namespace emulator::lambda {
namespace {

// Whether a process may have mounts of its own here.
bool machine_allows_views() {
  const bool privileged = ::geteuid() == 0;
  const pid_t child = ::fork();
  if (child == 0) {
    const int flags = privileged ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER;
    const bool ok = ::unshare(flags) == 0 &&
                    ::mount(nullptr, "/", nullptr, MS_REC | MS_SLAVE, nullptr) == 0 &&
                    ::mount("tmpfs", "/tmp", "tmpfs", 0, nullptr) == 0;
    ::_exit(ok ? 0 : 1);
  }
  int status = -1;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

class LambdaLayers : public LambdaExecution {
 protected:
  std::shared_ptr<const LayersDirectory> merged(const std::vector<std::string>& zips) {
    PackageStore packages(platform_, directory_.path() / "packages");
    std::vector<std::shared_ptr<const Package>> layers;
    for (const auto& zip : zips) {
      auto package = run(packages.add(zip));
      EXPECT_TRUE(package.has_value()) << package.error().message;
      layers.push_back(*package);
    }
    LayersStore store(platform_, directory_.path() / "packages");
    auto result = run(store.merge(std::move(layers)));
    EXPECT_TRUE(result.has_value()) << result.error().message;
    return *result;
  }

  // Two layers that overlap, the second with a tool; an extension comes with `extension`.
  std::shared_ptr<const LayersDirectory> two_layers(const std::string& extension = {}) {
    ZipBuilder first;
    first.add("texts/both", "of the first").add("texts/first", "alone");
    ZipBuilder second;
    second.add("texts/both", "of the second")
        .add_program("bin/tool-of-layer", "#!/bin/sh\necho tool");
    if (!extension.empty()) second.add_program("extensions/ext", extension);
    return merged({first.finish(), second.finish()});
  }

  // A function that answers each event with what `text` prints.
  std::shared_ptr<FunctionVersion> printing(const std::string& text) {
    return script(std::string(shell_next) + "while :; do\nnext\n[ -n \"$id\" ] || exit 0\n" +
                  "answer=$( (" + text + ") 2>&1 | tr '\\n' ' ')\n" +
                  R"(curl -sS -o /dev/null -d "\"$answer\"" "$api/invocation/$id/response"
done)");
  }
};

class LambdaLayersInView : public LambdaLayers {
 protected:
  LambdaLayersInView() { private_view_ = true; }
};

TEST_F(LambdaLayers, are_on_the_paths_where_programs_and_libraries_are_looked_for) {
  const auto version = printing("tool-of-layer; echo $PATH; echo $LD_LIBRARY_PATH");
  version->layers_directory = two_layers();
  const std::string root = version->layers_directory->root.string();
  const std::string answer = invoke(version).payload;
  EXPECT_THAT(answer, testing::StartsWith("\"tool "));
  EXPECT_THAT(answer, HasSubstr("/bin:" + root + "/bin"));
  EXPECT_THAT(answer, HasSubstr(":" + root + "/lib"));
}

TEST_F(LambdaLayersInView, are_at_opt_for_function_and_extension_the_later_over_the_earlier) {
  const auto version = printing(R"(echo $LAMBDA_TASK_ROOT
cat /opt/texts/both; echo; cat /opt/texts/first; echo; tool-of-layer
echo > /opt/texts/new && echo written; cat /tmp/of-extension)");
  version->layers_directory = two_layers(R"(#!/bin/sh
exec 2>&1
(echo "$0"; cat /opt/texts/both; echo; cat /opt/texts/first; echo; tool-of-layer; ls /var/task
 echo "$LAMBDA_TASK_ROOT.$_HANDLER.$AWS_LAMBDA_FUNCTION_NAME") > /tmp/of-extension
api="http://$AWS_LAMBDA_RUNTIME_API/2020-01-01/extension"
id=$(curl -sS -D - -o /dev/null -H 'Lambda-Extension-Name: ext' -d '{"events":["SHUTDOWN"]}' \
  "$api/register" | sed -n 's/^Lambda-Extension-Identifier: *\([^\r]*\).*/\1/p')
curl -sS -o /dev/null -H "Lambda-Extension-Identifier: $id" "$api/event/next")");
  const std::string answer = invoke(version).payload;
  // Where the kernel forbids it they run all the same, and look where they are told to.
  const bool in_view = answer.starts_with("\"/var/task ");
  ASSERT_EQ(in_view, machine_allows_views()) << answer;
  if (!in_view) {
    EXPECT_THAT(answer, testing::StartsWith("\"" + version->package->root.string()));
    return;
  }
  EXPECT_THAT(answer, testing::StartsWith("\"/var/task of the second alone tool "));
  EXPECT_THAT(answer, testing::Not(HasSubstr("written")));
  EXPECT_THAT(answer, HasSubstr("/opt/extensions/ext of the second alone tool bootstrap ..f \""));
  EXPECT_FALSE(std::filesystem::exists("/tmp/of-extension"));
}

}  // namespace
}  // namespace emulator::lambda
