#include "daemon/aws/pagination.hpp"
#include "handlers/sns/errors.hpp"
#include "handlers/sns/operations.hpp"
#include "handlers/sns/parameters.hpp"
#include "handlers/sns/push.hpp"
#include "handlers/sns/state.hpp"

namespace emulator::sns {

OperationResult create_platform_application(State& state, aws::QueryCall& call) {
  PlatformApplication made;
  made.name = call.parameters.get("Name");
  made.platform = call.parameters.get("Platform");
  if (auto error = application_name_error(made.name)) return *error;
  if (!is_platform(made.platform)) {
    return invalid_parameter("Platform", made.platform + " is not supported by Amazon SNS");
  }
  const aws::Scope& scope = call.call.scope;
  made.arn =
      aws::make_arn("sns", scope.region, scope.account, "app/" + made.platform + "/" + made.name);
  auto set = set_application_attributes(made, call.parameters.map("Attributes.entry"));
  if (!set) return set.error();

  auto& applications = state.stores[scope].push.applications;
  const auto [entry, added] = applications.try_emplace(made.arn, made);
  const PlatformApplication& there = entry->second;
  if (!added && (there.attributes != made.attributes || there.enabled != made.enabled)) {
    return invalid_parameter(
        "Attributes", "An application with the same name but different properties already exists");
  }
  return aws::query_response(
      call, [&made](aws::XmlWriter& xml) { xml.element("PlatformApplicationArn", made.arn); });
}

// Deleting an application that isn't there is no error.
OperationResult delete_platform_application(State& state, aws::QueryCall& call) {
  const std::string arn = call.parameters.get("PlatformApplicationArn");
  const auto scope = parse_application_arn(arn);
  if (!scope) return scope.error();
  if (Store* store = state.stores.find(*scope)) store->push.remove_application(arn);
  return aws::query_response(call);
}

OperationResult get_platform_application_attributes(State& state, aws::QueryCall& call) {
  const auto found = find_application(state, call);
  if (!found) return found.error();
  return respond_attributes(call, describe(found->application));
}

OperationResult set_platform_application_attributes(State& state, aws::QueryCall& call) {
  const auto found = find_application(state, call);
  if (!found) return found.error();
  auto set =
      set_application_attributes(found->application, call.parameters.map("Attributes.entry"));
  if (!set) return set.error();
  return aws::query_response(call);
}

OperationResult list_platform_applications(State& state, aws::QueryCall& call) {
  const auto start = page_start(call);
  if (!start) return start.error();
  const auto& applications = state.stores[call.call.scope].push.applications;
  const auto page = aws::page_of(applications, *start, page_size);
  return aws::query_response(call, [&page](aws::XmlWriter& xml) {
    xml.open("PlatformApplications");
    for (const PlatformApplication* application : page.items) {
      xml.open("member");
      xml.element("PlatformApplicationArn", application->arn);
      write_attributes(xml, describe(*application));
      xml.close();
    }
    xml.close();
    if (page.next_marker) xml.element("NextToken", *page.next_marker);
  });
}

}  // namespace emulator::sns
