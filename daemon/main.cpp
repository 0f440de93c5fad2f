#include <cstdio>
#include <exception>
#include <variant>

#include "daemon/application.hpp"
#include "daemon/health_check.hpp"
#include "daemon/operations_listing.hpp"
#include "daemon/settings.hpp"
#include "lambda/runtime_list.hpp"

int main(int argc, char** argv) {
  const auto read = emulator::read_settings(argc, argv);
  if (const auto* exit = std::get_if<emulator::EarlyExit>(&read)) {
    std::fputs(exit->text.c_str(), exit->exit_code == 0 ? stdout : stderr);
    return exit->exit_code;
  }
  const auto& settings = std::get<emulator::Settings>(read);
  try {
    if (settings.command == emulator::Settings::Command::check_health) {
      return emulator::is_healthy(settings.config) ? 0 : 1;
    }
    if (settings.command == emulator::Settings::Command::list_operations) {
      std::fputs(emulator::operations_listing().c_str(), stdout);
      return 0;
    }
    if (settings.command == emulator::Settings::Command::list_runtimes) {
      std::fputs(emulator::lambda::list_runtimes().c_str(), stdout);
      return 0;
    }
    if (settings.command == emulator::Settings::Command::logs) {
      return emulator::print_logs(settings.config, settings.logs);
    }
    emulator::Application application(settings.config);
    return application.run(settings.notes);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "emulator: %s\n", error.what());
    return 1;
  }
}
