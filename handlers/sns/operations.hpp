#pragma once

#include "daemon/aws/query.hpp"

namespace emulator::sns {

struct State;
using OperationResult = aws::Result<http::Response>;

// One function per operation, each in the file of its name; related ones share one.
OperationResult add_permission(State& state, aws::QueryCall& call);
OperationResult check_if_phone_number_is_opted_out(State& state, aws::QueryCall& call);
OperationResult confirm_subscription(State& state, aws::QueryCall& call);
OperationResult create_platform_application(State& state, aws::QueryCall& call);
OperationResult create_platform_endpoint(State& state, aws::QueryCall& call);
OperationResult create_sms_sandbox_phone_number(State& state, aws::QueryCall& call);
OperationResult create_topic(State& state, aws::QueryCall& call);
OperationResult delete_endpoint(State& state, aws::QueryCall& call);
OperationResult delete_platform_application(State& state, aws::QueryCall& call);
OperationResult delete_sms_sandbox_phone_number(State& state, aws::QueryCall& call);
OperationResult delete_topic(State& state, aws::QueryCall& call);
OperationResult get_data_protection_policy(State& state, aws::QueryCall& call);
OperationResult get_endpoint_attributes(State& state, aws::QueryCall& call);
OperationResult get_platform_application_attributes(State& state, aws::QueryCall& call);
OperationResult get_sms_attributes(State& state, aws::QueryCall& call);
OperationResult get_sms_sandbox_account_status(State& state, aws::QueryCall& call);
OperationResult get_subscription_attributes(State& state, aws::QueryCall& call);
OperationResult get_topic_attributes(State& state, aws::QueryCall& call);
OperationResult list_endpoints_by_platform_application(State& state, aws::QueryCall& call);
OperationResult list_origination_numbers(State& state, aws::QueryCall& call);
OperationResult list_phone_numbers_opted_out(State& state, aws::QueryCall& call);
OperationResult list_platform_applications(State& state, aws::QueryCall& call);
OperationResult list_sms_sandbox_phone_numbers(State& state, aws::QueryCall& call);
OperationResult list_subscriptions(State& state, aws::QueryCall& call);
OperationResult list_subscriptions_by_topic(State& state, aws::QueryCall& call);
OperationResult list_tags_for_resource(State& state, aws::QueryCall& call);
OperationResult list_topics(State& state, aws::QueryCall& call);
OperationResult opt_in_phone_number(State& state, aws::QueryCall& call);
OperationResult publish(State& state, aws::QueryCall& call);
OperationResult publish_batch(State& state, aws::QueryCall& call);
OperationResult put_data_protection_policy(State& state, aws::QueryCall& call);
OperationResult remove_permission(State& state, aws::QueryCall& call);
OperationResult set_endpoint_attributes(State& state, aws::QueryCall& call);
OperationResult set_platform_application_attributes(State& state, aws::QueryCall& call);
OperationResult set_sms_attributes(State& state, aws::QueryCall& call);
OperationResult set_subscription_attributes(State& state, aws::QueryCall& call);
OperationResult set_topic_attributes(State& state, aws::QueryCall& call);
OperationResult subscribe(State& state, aws::QueryCall& call);
OperationResult tag_resource(State& state, aws::QueryCall& call);
OperationResult unsubscribe(State& state, aws::QueryCall& call);
OperationResult untag_resource(State& state, aws::QueryCall& call);
OperationResult verify_sms_sandbox_phone_number(State& state, aws::QueryCall& call);

// "Invalid parameter: DataProtectionPolicy Reason: …"; nothing if it is in order.
std::optional<aws::Error> data_protection_policy_error(std::string_view text);

// Every operation AWS has.
extern const aws::QueryService<State> service;

}  // namespace emulator::sns
