#pragma once

#include <span>

#include "handlers/apigateway/state.hpp"

namespace emulator::apigateway {

// All operations of the service model, those without a handler included.
std::span<const aws::RestOperation<State>> operations() noexcept;

using Answer = Result<http::Response>;

Answer get_account(State& state, aws::RestCall& call);
Answer update_account(State& state, aws::RestCall& call);

Answer create_rest_api(State& state, aws::RestCall& call);
Answer get_rest_api(State& state, aws::RestCall& call);
Answer get_rest_apis(State& state, aws::RestCall& call);
Answer update_rest_api(State& state, aws::RestCall& call);
Answer delete_rest_api(State& state, aws::RestCall& call);

boost::asio::awaitable<Answer> import_rest_api(State& state, aws::RestCall& call);
boost::asio::awaitable<Answer> put_rest_api(State& state, aws::RestCall& call);
boost::asio::awaitable<Answer> get_export(State& state, aws::RestCall& call);

Answer create_resource(State& state, aws::RestCall& call);
Answer get_resource(State& state, aws::RestCall& call);
Answer get_resources(State& state, aws::RestCall& call);
Answer update_resource(State& state, aws::RestCall& call);
Answer delete_resource(State& state, aws::RestCall& call);

Answer put_method(State& state, aws::RestCall& call);
Answer get_method(State& state, aws::RestCall& call);
Answer update_method(State& state, aws::RestCall& call);
Answer delete_method(State& state, aws::RestCall& call);

Answer put_method_response(State& state, aws::RestCall& call);
Answer get_method_response(State& state, aws::RestCall& call);
Answer update_method_response(State& state, aws::RestCall& call);
Answer delete_method_response(State& state, aws::RestCall& call);

Answer put_integration(State& state, aws::RestCall& call);
Answer get_integration(State& state, aws::RestCall& call);
Answer update_integration(State& state, aws::RestCall& call);
Answer delete_integration(State& state, aws::RestCall& call);

Answer put_integration_response(State& state, aws::RestCall& call);
Answer get_integration_response(State& state, aws::RestCall& call);
Answer update_integration_response(State& state, aws::RestCall& call);
Answer delete_integration_response(State& state, aws::RestCall& call);

Answer create_authorizer(State& state, aws::RestCall& call);
Answer get_authorizer(State& state, aws::RestCall& call);
Answer get_authorizers(State& state, aws::RestCall& call);
Answer update_authorizer(State& state, aws::RestCall& call);
Answer delete_authorizer(State& state, aws::RestCall& call);
boost::asio::awaitable<Answer> test_invoke_authorizer(State& state, aws::RestCall& call);

Answer create_model(State& state, aws::RestCall& call);
Answer get_model(State& state, aws::RestCall& call);
Answer get_models(State& state, aws::RestCall& call);
Answer get_model_template(State& state, aws::RestCall& call);
Answer update_model(State& state, aws::RestCall& call);
Answer delete_model(State& state, aws::RestCall& call);

Answer create_documentation_part(State& state, aws::RestCall& call);
Answer get_documentation_part(State& state, aws::RestCall& call);
Answer get_documentation_parts(State& state, aws::RestCall& call);
Answer update_documentation_part(State& state, aws::RestCall& call);
Answer delete_documentation_part(State& state, aws::RestCall& call);
boost::asio::awaitable<Answer> import_documentation_parts(State& state, aws::RestCall& call);

Answer create_documentation_version(State& state, aws::RestCall& call);
Answer get_documentation_version(State& state, aws::RestCall& call);
Answer get_documentation_versions(State& state, aws::RestCall& call);
Answer update_documentation_version(State& state, aws::RestCall& call);
Answer delete_documentation_version(State& state, aws::RestCall& call);

Answer create_request_validator(State& state, aws::RestCall& call);
Answer get_request_validator(State& state, aws::RestCall& call);
Answer get_request_validators(State& state, aws::RestCall& call);
Answer update_request_validator(State& state, aws::RestCall& call);
Answer delete_request_validator(State& state, aws::RestCall& call);

Answer put_gateway_response(State& state, aws::RestCall& call);
Answer get_gateway_response(State& state, aws::RestCall& call);
Answer get_gateway_responses(State& state, aws::RestCall& call);
Answer update_gateway_response(State& state, aws::RestCall& call);
Answer delete_gateway_response(State& state, aws::RestCall& call);

Answer create_deployment(State& state, aws::RestCall& call);
Answer get_deployment(State& state, aws::RestCall& call);
Answer get_deployments(State& state, aws::RestCall& call);
Answer update_deployment(State& state, aws::RestCall& call);
Answer delete_deployment(State& state, aws::RestCall& call);

Answer create_stage(State& state, aws::RestCall& call);
Answer get_stage(State& state, aws::RestCall& call);
Answer get_stages(State& state, aws::RestCall& call);
Answer update_stage(State& state, aws::RestCall& call);
Answer delete_stage(State& state, aws::RestCall& call);
Answer flush_stage_authorizers_cache(State& state, aws::RestCall& call);
Answer flush_stage_cache(State& state, aws::RestCall& call);
boost::asio::awaitable<Answer> test_invoke_method(State& state, aws::RestCall& call);

Answer create_api_key(State& state, aws::RestCall& call);
Answer get_api_key(State& state, aws::RestCall& call);
Answer get_api_keys(State& state, aws::RestCall& call);
Answer update_api_key(State& state, aws::RestCall& call);
Answer delete_api_key(State& state, aws::RestCall& call);
Answer import_api_keys(State& state, aws::RestCall& call);

Answer create_usage_plan(State& state, aws::RestCall& call);
Answer get_usage_plan(State& state, aws::RestCall& call);
Answer get_usage_plans(State& state, aws::RestCall& call);
Answer update_usage_plan(State& state, aws::RestCall& call);
Answer delete_usage_plan(State& state, aws::RestCall& call);

Answer create_usage_plan_key(State& state, aws::RestCall& call);
Answer get_usage_plan_key(State& state, aws::RestCall& call);
Answer get_usage_plan_keys(State& state, aws::RestCall& call);
Answer delete_usage_plan_key(State& state, aws::RestCall& call);

Answer get_usage(State& state, aws::RestCall& call);
Answer update_usage(State& state, aws::RestCall& call);

Answer tag_resource(State& state, aws::RestCall& call);
Answer untag_resource(State& state, aws::RestCall& call);
Answer get_tags(State& state, aws::RestCall& call);

Answer create_domain_name(State& state, aws::RestCall& call);
Answer get_domain_name(State& state, aws::RestCall& call);
Answer get_domain_names(State& state, aws::RestCall& call);
Answer update_domain_name(State& state, aws::RestCall& call);
Answer delete_domain_name(State& state, aws::RestCall& call);

Answer create_base_path_mapping(State& state, aws::RestCall& call);
Answer get_base_path_mapping(State& state, aws::RestCall& call);
Answer get_base_path_mappings(State& state, aws::RestCall& call);
Answer update_base_path_mapping(State& state, aws::RestCall& call);
Answer delete_base_path_mapping(State& state, aws::RestCall& call);

Answer create_domain_name_access_association(State& state, aws::RestCall& call);
Answer get_domain_name_access_associations(State& state, aws::RestCall& call);
Answer delete_domain_name_access_association(State& state, aws::RestCall& call);
Answer reject_domain_name_access_association(State& state, aws::RestCall& call);

Answer create_vpc_link(State& state, aws::RestCall& call);
Answer get_vpc_link(State& state, aws::RestCall& call);
Answer get_vpc_links(State& state, aws::RestCall& call);
Answer update_vpc_link(State& state, aws::RestCall& call);
Answer delete_vpc_link(State& state, aws::RestCall& call);

boost::asio::awaitable<Answer> generate_client_certificate(State& state, aws::RestCall& call);
Answer get_client_certificate(State& state, aws::RestCall& call);
Answer get_client_certificates(State& state, aws::RestCall& call);
Answer update_client_certificate(State& state, aws::RestCall& call);
Answer delete_client_certificate(State& state, aws::RestCall& call);

boost::asio::awaitable<Answer> get_sdk(State& state, aws::RestCall& call);
Answer get_sdk_types(State& state, aws::RestCall& call);
Answer get_sdk_type(State& state, aws::RestCall& call);

}  // namespace emulator::apigateway
