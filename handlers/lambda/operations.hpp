#pragma once

// The operations that are implemented, one file each. Include it in .cpp files only.

#include <span>

#include <boost/asio/awaitable.hpp>

#include "daemon/aws/rest_json.hpp"

namespace emulator::lambda {

struct ServiceState;

using Answer = aws::Result<http::Response>;
using AwaitedAnswer = boost::asio::awaitable<Answer>;

Answer add_layer_version_permission(ServiceState& state, aws::RestCall& call);
Answer add_permission(ServiceState& state, aws::RestCall& call);
Answer create_alias(ServiceState& state, aws::RestCall& call);
Answer create_capacity_provider(ServiceState& state, aws::RestCall& call);
Answer create_code_signing_config(ServiceState& state, aws::RestCall& call);
Answer create_event_source_mapping(ServiceState& state, aws::RestCall& call);
AwaitedAnswer create_function(ServiceState& state, aws::RestCall& call);
Answer create_function_url_config(ServiceState& state, aws::RestCall& call);
Answer delete_alias(ServiceState& state, aws::RestCall& call);
Answer delete_capacity_provider(ServiceState& state, aws::RestCall& call);
Answer delete_code_signing_config(ServiceState& state, aws::RestCall& call);
Answer delete_event_source_mapping(ServiceState& state, aws::RestCall& call);
Answer delete_function(ServiceState& state, aws::RestCall& call);
Answer delete_function_code_signing_config(ServiceState& state, aws::RestCall& call);
Answer delete_function_concurrency(ServiceState& state, aws::RestCall& call);
Answer delete_function_event_invoke_config(ServiceState& state, aws::RestCall& call);
Answer delete_function_url_config(ServiceState& state, aws::RestCall& call);
Answer delete_layer_version(ServiceState& state, aws::RestCall& call);
Answer delete_provisioned_concurrency_config(ServiceState& state, aws::RestCall& call);
Answer get_account_settings(ServiceState& state, aws::RestCall& call);
Answer get_alias(ServiceState& state, aws::RestCall& call);
Answer get_capacity_provider(ServiceState& state, aws::RestCall& call);
Answer get_code_signing_config(ServiceState& state, aws::RestCall& call);
Answer get_event_source_mapping(ServiceState& state, aws::RestCall& call);
Answer get_function(ServiceState& state, aws::RestCall& call);
Answer get_function_code_signing_config(ServiceState& state, aws::RestCall& call);
Answer get_function_concurrency(ServiceState& state, aws::RestCall& call);
Answer get_function_configuration(ServiceState& state, aws::RestCall& call);
Answer get_function_event_invoke_config(ServiceState& state, aws::RestCall& call);
Answer get_function_recursion_config(ServiceState& state, aws::RestCall& call);
Answer get_function_scaling_config(ServiceState& state, aws::RestCall& call);
Answer get_function_url_config(ServiceState& state, aws::RestCall& call);
Answer get_layer_version(ServiceState& state, aws::RestCall& call);
Answer get_layer_version_by_arn(ServiceState& state, aws::RestCall& call);
Answer get_layer_version_policy(ServiceState& state, aws::RestCall& call);
Answer get_policy(ServiceState& state, aws::RestCall& call);
Answer get_provisioned_concurrency_config(ServiceState& state, aws::RestCall& call);
Answer get_runtime_management_config(ServiceState& state, aws::RestCall& call);
AwaitedAnswer invoke(ServiceState& state, aws::RestCall& call);
Answer invoke_async(ServiceState& state, aws::RestCall& call);
AwaitedAnswer invoke_with_response_stream(ServiceState& state, aws::RestCall& call);
Answer list_aliases(ServiceState& state, aws::RestCall& call);
Answer list_capacity_providers(ServiceState& state, aws::RestCall& call);
Answer list_code_signing_configs(ServiceState& state, aws::RestCall& call);
Answer list_event_source_mappings(ServiceState& state, aws::RestCall& call);
Answer list_function_event_invoke_configs(ServiceState& state, aws::RestCall& call);
Answer list_function_url_configs(ServiceState& state, aws::RestCall& call);
Answer list_function_versions_by_capacity_provider(ServiceState& state, aws::RestCall& call);
Answer list_functions(ServiceState& state, aws::RestCall& call);
Answer list_functions_by_code_signing_config(ServiceState& state, aws::RestCall& call);
Answer list_layer_versions(ServiceState& state, aws::RestCall& call);
Answer list_layers(ServiceState& state, aws::RestCall& call);
Answer list_provisioned_concurrency_configs(ServiceState& state, aws::RestCall& call);
Answer list_tags(ServiceState& state, aws::RestCall& call);
Answer list_versions_by_function(ServiceState& state, aws::RestCall& call);
AwaitedAnswer publish_layer_version(ServiceState& state, aws::RestCall& call);
Answer publish_version(ServiceState& state, aws::RestCall& call);
Answer put_function_code_signing_config(ServiceState& state, aws::RestCall& call);
Answer put_function_concurrency(ServiceState& state, aws::RestCall& call);
Answer put_function_event_invoke_config(ServiceState& state, aws::RestCall& call);
Answer put_function_recursion_config(ServiceState& state, aws::RestCall& call);
Answer put_function_scaling_config(ServiceState& state, aws::RestCall& call);
Answer put_provisioned_concurrency_config(ServiceState& state, aws::RestCall& call);
Answer put_runtime_management_config(ServiceState& state, aws::RestCall& call);
Answer remove_layer_version_permission(ServiceState& state, aws::RestCall& call);
Answer remove_permission(ServiceState& state, aws::RestCall& call);
Answer tag_resource(ServiceState& state, aws::RestCall& call);
Answer untag_resource(ServiceState& state, aws::RestCall& call);
Answer update_alias(ServiceState& state, aws::RestCall& call);
Answer update_capacity_provider(ServiceState& state, aws::RestCall& call);
Answer update_code_signing_config(ServiceState& state, aws::RestCall& call);
Answer update_event_source_mapping(ServiceState& state, aws::RestCall& call);
AwaitedAnswer update_function_code(ServiceState& state, aws::RestCall& call);
AwaitedAnswer update_function_configuration(ServiceState& state, aws::RestCall& call);
Answer update_function_event_invoke_config(ServiceState& state, aws::RestCall& call);
Answer update_function_url_config(ServiceState& state, aws::RestCall& call);

// Every operation of the service model.
std::span<const aws::RestOperation<ServiceState>> operations();

}  // namespace emulator::lambda
