#include "lambda/extension_set.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace emulator::lambda {

std::string_view to_string(ExtensionSet::State state) noexcept {
  using State = ExtensionSet::State;
  switch (state) {
    case State::launched:
      return "Started";
    case State::registered:
      return "Registered";
    case State::ready:
      return "Ready";
    case State::running:
      return "Running";
    case State::stopping:
      return "ShutdownStarted";
    case State::failed:
      return "Failed";
  }
  return "";
}

void ExtensionSet::launched(std::string name) {
  Extension extension;
  extension.name = std::move(name);
  extension.external = true;
  extensions_.push_back(std::move(extension));
}

std::optional<Refusal> ExtensionSet::enroll(const Registration& registration, std::string id,
                                            bool init) {
  const std::string& name = registration.name;
  if (name.empty()) return Refusal{400, "Extension.InvalidExtensionName", "Empty extension name"};
  const auto found =
      std::find_if(extensions_.begin(), extensions_.end(),
                   [&name](const Extension& extension) { return extension.name == name; });
  const bool known = found != extensions_.end();
  if (known && found->state != State::launched) return denied(*found, "Registered");
  if (!init) {
    return Refusal{403, "Extension.RegistrationClosed", "Extension registration closed already"};
  }
  if (!known && extensions_.size() >= most) {
    return Refusal{403, "Extension.TooManyExtensions",
                   fmt::format("Extension limit ({}) reached", most)};
  }
  const bool external = known && found->external;
  Extension registered;
  for (const std::string& event : registration.events) {
    if (event == "INVOKE") {
      registered.on_invoke = true;
    } else if (event == "SHUTDOWN" && external) {
      registered.on_shutdown = true;
    } else {
      return Refusal{400, "Extension.InvalidEventType",
                     fmt::format("{}: ShutdownEvent is for external extensions, InvokeEvent for "
                                 "all; there is no other",
                                 event)};
    }
  }
  registered.name = name;
  registered.id = std::move(id);
  registered.external = external;
  registered.state = State::registered;
  if (known) {
    *found = std::move(registered);
  } else {
    extensions_.push_back(std::move(registered));
  }
  return std::nullopt;
}

std::optional<Refusal> ExtensionSet::next(std::string_view id) {
  const auto found = identified(id);
  if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
  Extension& extension = *std::get<Extension*>(found);
  switch (extension.state) {
    case State::registered:
    case State::running:
    // One whose poll was cut off polls again.
    case State::ready:
      extension.state = State::ready;
      return std::nullopt;
    case State::launched:
    case State::stopping:
    case State::failed:
      break;
  }
  return denied(extension, "Ready");
}

std::optional<Refusal> ExtensionSet::report_init_error(std::string_view id) {
  const auto found = identified(id);
  if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
  Extension& extension = *std::get<Extension*>(found);
  if (extension.state != State::registered) return denied(extension, "InitError");
  extension.state = State::failed;
  return std::nullopt;
}

std::optional<Refusal> ExtensionSet::report_exit_error(std::string_view id) {
  const auto found = identified(id);
  if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
  Extension& extension = *std::get<Extension*>(found);
  if (extension.state == State::failed) return denied(extension, "ExitError");
  extension.state = State::failed;
  return std::nullopt;
}

ExtensionSet::Event ExtensionSet::take_event(std::string_view id) {
  Extension* const extension = find(id);
  if (extension == nullptr || extension->state != State::ready) return Event::none;
  const Event event = std::exchange(extension->pending, Event::none);
  if (event == Event::invoke) extension->state = State::running;
  if (event == Event::shutdown) extension->state = State::stopping;
  return event;
}

void ExtensionSet::invoke() {
  for (Extension& extension : extensions_) {
    if (extension.on_invoke && extension.state == State::ready) extension.pending = Event::invoke;
  }
}

void ExtensionSet::shut_down() {
  for (Extension& extension : extensions_) {
    extension.pending = extension.on_shutdown ? Event::shutdown : Event::none;
  }
}

void ExtensionSet::exited(std::string_view name) {
  for (Extension& extension : extensions_) {
    if (extension.external && extension.name == name) extension.state = State::failed;
  }
}

bool ExtensionSet::all_registered() const noexcept {
  return std::none_of(extensions_.begin(), extensions_.end(), [](const Extension& extension) {
    return extension.state == State::launched;
  });
}

bool ExtensionSet::all_ready() const noexcept {
  return std::all_of(extensions_.begin(), extensions_.end(), [](const Extension& extension) {
    return extension.state == State::ready && extension.pending == Event::none;
  });
}

bool ExtensionSet::wants_shutdown(std::string_view name) const noexcept {
  return std::any_of(extensions_.begin(), extensions_.end(), [name](const Extension& extension) {
    return extension.name == name && extension.on_shutdown && extension.state != State::failed;
  });
}

std::vector<ExtensionSet::Description> ExtensionSet::describe() const {
  std::vector<Description> descriptions;
  for (const Extension& extension : extensions_) {
    Description description{extension.name, to_string(extension.state), {}};
    if (extension.on_invoke) description.events.emplace_back("INVOKE");
    if (extension.on_shutdown) description.events.emplace_back("SHUTDOWN");
    descriptions.push_back(std::move(description));
  }
  return descriptions;
}

std::string to_string(const ExtensionSet::Description& extension) {
  return fmt::format("EXTENSION\tName: {}\tState: {}\tEvents: [{}]", extension.name,
                     extension.state, fmt::join(extension.events, ", "));
}

const std::string* ExtensionSet::name_of(std::string_view id) const noexcept {
  for (const Extension& extension : extensions_) {
    if (!id.empty() && extension.id == id) return &extension.name;
  }
  return nullptr;
}

ExtensionSet::Extension* ExtensionSet::find(std::string_view id) noexcept {
  const auto found = std::find_if(extensions_.begin(), extensions_.end(),
                                  [id](const Extension& extension) { return extension.id == id; });
  return id.empty() || found == extensions_.end() ? nullptr : &*found;
}

std::variant<ExtensionSet::Extension*, Refusal> ExtensionSet::identified(std::string_view id) {
  if (id.empty()) {
    return Refusal{403, "Extension.MissingExtensionIdentifier",
                   "Missing Lambda-Extension-Identifier header"};
  }
  Extension* const extension = find(id);
  if (extension != nullptr) return extension;
  return Refusal{403, "Extension.UnknownExtensionIdentifier",
                 "Unknown extension " + std::string(id)};
}

Refusal ExtensionSet::denied(const Extension& extension, std::string_view call) {
  return {403, "Extension.InvalidExtensionState",
          fmt::format("State transition from {} to {} failed for extension {}. Error: State "
                      "transition is not allowed",
                      to_string(extension.state), call, extension.name)};
}

}  // namespace emulator::lambda
