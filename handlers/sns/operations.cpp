#include "handlers/sns/operations.hpp"

#include "handlers/sns/service_model.hpp"

namespace emulator::sns {

namespace {

constexpr aws::QueryOperation<State> operations[] = {
    {"AddPermission", &add_permission,
     "the policy is kept and shown; calls of all accounts are allowed"},
    {"CheckIfPhoneNumberIsOptedOut", &check_if_phone_number_is_opted_out},
    {"ConfirmSubscription", &confirm_subscription},
    {"CreatePlatformApplication", &create_platform_application, "credentials are not looked at"},
    {"CreatePlatformEndpoint", &create_platform_endpoint},
    {"CreateSMSSandboxPhoneNumber", &create_sms_sandbox_phone_number},
    {"CreateTopic", &create_topic},
    {"DeleteEndpoint", &delete_endpoint},
    {"DeletePlatformApplication", &delete_platform_application},
    {"DeleteSMSSandboxPhoneNumber", &delete_sms_sandbox_phone_number},
    {"DeleteTopic", &delete_topic},
    {"GetDataProtectionPolicy", &get_data_protection_policy,
     "messages are not audited, masked or denied"},
    {"GetEndpointAttributes", &get_endpoint_attributes},
    {"GetPlatformApplicationAttributes", &get_platform_application_attributes},
    {"GetSMSAttributes", &get_sms_attributes},
    {"GetSMSSandboxAccountStatus", &get_sms_sandbox_account_status,
     "the account is always out of the sandbox"},
    {"GetSubscriptionAttributes", &get_subscription_attributes},
    {"GetTopicAttributes", &get_topic_attributes},
    {"ListEndpointsByPlatformApplication", &list_endpoints_by_platform_application},
    {"ListOriginationNumbers", &list_origination_numbers,
     "numbers to send from can not be had, so there are none"},
    {"ListPhoneNumbersOptedOut", &list_phone_numbers_opted_out},
    {"ListPlatformApplications", &list_platform_applications},
    {"ListSMSSandboxPhoneNumbers", &list_sms_sandbox_phone_numbers},
    {"ListSubscriptions", &list_subscriptions},
    {"ListSubscriptionsByTopic", &list_subscriptions_by_topic},
    {"ListTagsForResource", &list_tags_for_resource},
    {"ListTopics", &list_topics},
    {"OptInPhoneNumber", &opt_in_phone_number},
    {"Publish", &publish},
    {"PublishBatch", &publish_batch},
    {"PutDataProtectionPolicy", &put_data_protection_policy,
     "messages are not audited, masked or denied"},
    {"RemovePermission", &remove_permission,
     "the policy is kept and shown; calls of all accounts are allowed"},
    {"SetEndpointAttributes", &set_endpoint_attributes},
    {"SetPlatformApplicationAttributes", &set_platform_application_attributes,
     "credentials are not looked at; no events of the application are published"},
    {"SetSMSAttributes", &set_sms_attributes, "nothing is sent, so nothing is spent or reported"},
    {"SetSubscriptionAttributes", &set_subscription_attributes},
    {"SetTopicAttributes", &set_topic_attributes},
    {"Subscribe", &subscribe},
    {"TagResource", &tag_resource},
    {"Unsubscribe", &unsubscribe},
    {"UntagResource", &untag_resource},
    {"VerifySMSSandboxPhoneNumber", &verify_sms_sandbox_phone_number},
};

}  // namespace

const aws::QueryService<State> service{
    "sns", "http://sns.amazonaws.com/doc/2010-03-31/", operations, {&service_model}};

}  // namespace emulator::sns
