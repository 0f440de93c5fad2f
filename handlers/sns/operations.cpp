#include "handlers/sns/operations.hpp"

namespace emulator::sns {

namespace {

constexpr aws::QueryOperation<State> operations[] = {
    {"AddPermission", {}},
    {"CheckIfPhoneNumberIsOptedOut", {}},
    {"ConfirmSubscription", &confirm_subscription},
    {"CreatePlatformApplication", {}},
    {"CreatePlatformEndpoint", {}},
    {"CreateSMSSandboxPhoneNumber", {}},
    {"CreateTopic", &create_topic},
    {"DeleteEndpoint", {}},
    {"DeletePlatformApplication", {}},
    {"DeleteSMSSandboxPhoneNumber", {}},
    {"DeleteTopic", &delete_topic},
    {"GetDataProtectionPolicy", {}},
    {"GetEndpointAttributes", {}},
    {"GetPlatformApplicationAttributes", {}},
    {"GetSMSAttributes", {}},
    {"GetSMSSandboxAccountStatus", {}},
    {"GetSubscriptionAttributes", &get_subscription_attributes},
    {"GetTopicAttributes", &get_topic_attributes},
    {"ListEndpointsByPlatformApplication", {}},
    {"ListOriginationNumbers", {}},
    {"ListPhoneNumbersOptedOut", {}},
    {"ListPlatformApplications", {}},
    {"ListSMSSandboxPhoneNumbers", {}},
    {"ListSubscriptions", &list_subscriptions},
    {"ListSubscriptionsByTopic", &list_subscriptions_by_topic},
    {"ListTagsForResource", &list_tags_for_resource},
    {"ListTopics", &list_topics},
    {"OptInPhoneNumber", {}},
    {"Publish", &publish},
    {"PublishBatch", &publish_batch},
    {"PutDataProtectionPolicy", {}},
    {"RemovePermission", {}},
    {"SetEndpointAttributes", {}},
    {"SetPlatformApplicationAttributes", {}},
    {"SetSMSAttributes", {}},
    {"SetSubscriptionAttributes", &set_subscription_attributes},
    {"SetTopicAttributes", &set_topic_attributes},
    {"Subscribe", &subscribe},
    {"TagResource", &tag_resource},
    {"Unsubscribe", &unsubscribe},
    {"UntagResource", &untag_resource},
    {"VerifySMSSandboxPhoneNumber", {}},
};

}  // namespace

const aws::QueryService<State> service{"sns", "http://sns.amazonaws.com/doc/2010-03-31/",
                                       operations};

}  // namespace emulator::sns
