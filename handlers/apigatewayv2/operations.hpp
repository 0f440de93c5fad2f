#pragma once

#include <span>

#include "handlers/apigatewayv2/state.hpp"

namespace emulator::apigatewayv2 {

// All operations of the service model, those without a handler included.
std::span<const aws::RestOperation<State>> operations() noexcept;

// The members of the body that the operation knows; others are left out, as AWS does.
Document given_members(const aws::RestCall& call);

// The same for every kind of entity.
Answer create_entity(State& state, aws::RestCall& call, Kind kind);
Answer get_entity(State& state, aws::RestCall& call, Kind kind);
Answer get_entities(State& state, aws::RestCall& call, Kind kind);
Answer update_entity(State& state, aws::RestCall& call, Kind kind);
Answer delete_entity(State& state, aws::RestCall& call, Kind kind);

boost::asio::awaitable<Answer> import_api(State& state, aws::RestCall& call);
boost::asio::awaitable<Answer> reimport_api(State& state, aws::RestCall& call);
boost::asio::awaitable<Answer> export_api(State& state, aws::RestCall& call);

Answer delete_cors_configuration(State& state, aws::RestCall& call);
Answer delete_access_log_settings(State& state, aws::RestCall& call);
Answer delete_route_settings(State& state, aws::RestCall& call);
Answer delete_route_request_parameter(State& state, aws::RestCall& call);
Answer reset_authorizers_cache(State& state, aws::RestCall& call);
Answer get_model_template(State& state, aws::RestCall& call);

Answer tag_resource(State& state, aws::RestCall& call);
Answer untag_resource(State& state, aws::RestCall& call);
Answer get_tags(State& state, aws::RestCall& call);

Answer create_vpc_link(State& state, aws::RestCall& call);
Answer update_vpc_link(State& state, aws::RestCall& call);
Answer delete_vpc_link(State& state, aws::RestCall& call);

Answer create_domain_name(State& state, aws::RestCall& call);
Answer get_domain_name(State& state, aws::RestCall& call);
Answer get_domain_names(State& state, aws::RestCall& call);
Answer update_domain_name(State& state, aws::RestCall& call);
Answer delete_domain_name(State& state, aws::RestCall& call);

Answer create_api_mapping(State& state, aws::RestCall& call);
Answer get_api_mapping(State& state, aws::RestCall& call);
Answer get_api_mappings(State& state, aws::RestCall& call);
Answer update_api_mapping(State& state, aws::RestCall& call);
Answer delete_api_mapping(State& state, aws::RestCall& call);

Answer create_routing_rule(State& state, aws::RestCall& call);
Answer get_routing_rule(State& state, aws::RestCall& call);
Answer list_routing_rules(State& state, aws::RestCall& call);
Answer put_routing_rule(State& state, aws::RestCall& call);
Answer delete_routing_rule(State& state, aws::RestCall& call);

}  // namespace emulator::apigatewayv2
