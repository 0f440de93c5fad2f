// Written by daemon/aws/model/generate from botocore 1.44.5; not to be edited.
// clang-format off

#include "handlers/sns/service_model.hpp"

namespace emulator::sns {

namespace {

using Kind = aws::ModelShape::Kind;
using Location = aws::ModelMember::Location;

// One text after the other, each with its NUL.
constexpr char pool[] =
    // NOLINTNEXTLINE(bugprone-string-literal-with-embedded-nul)
    "TopicArn\0"
    "Label\0"
    "AWSAccountId\0"
    "ActionName\0"
    "AddPermission\0"
    "phoneNumber\0"
    "CheckIfPhoneNumberIsOptedOut\0"
    "Token\0"
    "AuthenticateOnUnsubscribe\0"
    "ConfirmSubscription\0"
    "Name\0"
    "Platform\0"
    "Attributes\0"
    "CreatePlatformApplication\0"
    "PlatformApplicationArn\0"
    "CustomUserData\0"
    "CreatePlatformEndpoint\0"
    "PhoneNumber\0"
    "^(\\+[0-9]{8,}|[0-9]{0,9})$\0"
    "LanguageCode\0"
    "en-US\0"
    "en-GB\0"
    "es-419\0"
    "es-ES\0"
    "de-DE\0"
    "fr-CA\0"
    "fr-FR\0"
    "it-IT\0"
    "ja-JP\0"
    "pt-BR\0"
    "kr-KR\0"
    "zh-CN\0"
    "zh-TW\0"
    "CreateSMSSandboxPhoneNumber\0"
    "Tags\0"
    "Key\0"
    "Value\0"
    "DataProtectionPolicy\0"
    "CreateTopic\0"
    "EndpointArn\0"
    "DeleteEndpoint\0"
    "DeletePlatformApplication\0"
    "DeleteSMSSandboxPhoneNumber\0"
    "DeleteTopic\0"
    "ResourceArn\0"
    "GetDataProtectionPolicy\0"
    "GetEndpointAttributes\0"
    "GetPlatformApplicationAttributes\0"
    "attributes\0"
    "GetSMSAttributes\0"
    "GetSMSSandboxAccountStatus\0"
    "SubscriptionArn\0"
    "GetSubscriptionAttributes\0"
    "GetTopicAttributes\0"
    "NextToken\0"
    "ListEndpointsByPlatformApplication\0"
    "MaxResults\0"
    "ListOriginationNumbers\0"
    "nextToken\0"
    "ListPhoneNumbersOptedOut\0"
    "ListPlatformApplications\0"
    "ListSMSSandboxPhoneNumbers\0"
    "ListSubscriptions\0"
    "ListSubscriptionsByTopic\0"
    "ListTagsForResource\0"
    "ListTopics\0"
    "OptInPhoneNumber\0"
    "TargetArn\0"
    "Message\0"
    "Subject\0"
    "MessageStructure\0"
    "MessageAttributes\0"
    "DataType\0"
    "StringValue\0"
    "BinaryValue\0"
    "MessageDeduplicationId\0"
    "MessageGroupId\0"
    "Publish\0"
    "PublishBatchRequestEntries\0"
    "Id\0"
    "PublishBatch\0"
    "PutDataProtectionPolicy\0"
    "RemovePermission\0"
    "SetEndpointAttributes\0"
    "SetPlatformApplicationAttributes\0"
    "SetSMSAttributes\0"
    "AttributeName\0"
    "AttributeValue\0"
    "SetSubscriptionAttributes\0"
    "SetTopicAttributes\0"
    "Protocol\0"
    "Endpoint\0"
    "ReturnSubscriptionArn\0"
    "Subscribe\0"
    "TagResource\0"
    "Unsubscribe\0"
    "TagKeys\0"
    "UntagResource\0"
    "OneTimePassword\0"
    "^[0-9]+$\0"
    "VerifySMSSandboxPhoneNumber\0"
    ;

constexpr aws::ModelShape shapes[] = {
    {Kind::text, 0, 0, 0, 0, 0},
    {Kind::list, 0, 0, 0, 0, 0},
    {Kind::structure, 0, 0, 4, 0, 0},
    {Kind::text, 4, 0, 0, 0, 0},
    {Kind::structure, 0, 4, 1, 0, 0},
    {Kind::structure, 0, 5, 3, 0, 0},
    {Kind::map, 0, 0, 0, 0, 0},
    {Kind::structure, 0, 8, 3, 0, 0},
    {Kind::structure, 0, 11, 4, 0, 0},
    {Kind::text, 6, 1, 0, 0, 20},
    {Kind::text, 0, 0, 1, 0, 0},
    {Kind::structure, 0, 15, 2, 0, 0},
    {Kind::text, 3, 0, 0, 1, 128},
    {Kind::text, 2, 0, 0, 0, 256},
    {Kind::structure, 0, 17, 2, 0, 0},
    {Kind::list, 0, 14, 0, 0, 0},
    {Kind::structure, 0, 19, 4, 0, 0},
    {Kind::structure, 0, 23, 1, 0, 0},
    {Kind::structure, 0, 24, 1, 0, 0},
    {Kind::structure, 0, 25, 1, 0, 0},
    {Kind::structure, 0, 26, 1, 0, 0},
    {Kind::structure, 0, 27, 1, 0, 0},
    {Kind::structure, 0, 28, 1, 0, 0},
    {Kind::structure, 0, 29, 0, 0, 0},
    {Kind::structure, 0, 29, 1, 0, 0},
    {Kind::structure, 0, 30, 2, 0, 0},
    {Kind::integer, 3, 0, 0, 1, 30},
    {Kind::structure, 0, 32, 2, 0, 0},
    {Kind::structure, 0, 34, 1, 0, 0},
    {Kind::structure, 0, 35, 1, 0, 0},
    {Kind::integer, 3, 0, 0, 1, 100},
    {Kind::structure, 0, 36, 2, 0, 0},
    {Kind::structure, 0, 38, 2, 0, 0},
    {Kind::text, 3, 0, 0, 1, 1011},
    {Kind::structure, 0, 40, 1, 0, 0},
    {Kind::blob, 0, 0, 0, 0, 0},
    {Kind::structure, 0, 41, 3, 0, 0},
    {Kind::map, 0, 36, 0, 0, 0},
    {Kind::structure, 0, 44, 9, 0, 0},
    {Kind::structure, 0, 53, 7, 0, 0},
    {Kind::list, 0, 39, 0, 0, 0},
    {Kind::structure, 0, 60, 2, 0, 0},
    {Kind::structure, 0, 62, 2, 0, 0},
    {Kind::structure, 0, 64, 2, 0, 0},
    {Kind::structure, 0, 66, 2, 0, 0},
    {Kind::structure, 0, 68, 2, 0, 0},
    {Kind::structure, 0, 70, 1, 0, 0},
    {Kind::structure, 0, 71, 3, 0, 0},
    {Kind::structure, 0, 74, 3, 0, 0},
    {Kind::boolean, 0, 0, 0, 0, 0},
    {Kind::structure, 0, 77, 5, 0, 0},
    {Kind::structure, 0, 82, 2, 0, 0},
    {Kind::list, 0, 12, 0, 0, 0},
    {Kind::structure, 0, 84, 2, 0, 0},
    {Kind::text, 3, 2, 0, 5, 8},
    {Kind::structure, 0, 86, 2, 0, 0},
};

constexpr aws::ModelMember members[] = {
    {0, 0, 0, Location::body, true},  // TopicArn
    {9, 9, 0, Location::body, true},  // Label
    {15, 15, 1, Location::body, true},  // AWSAccountId
    {28, 28, 1, Location::body, true},  // ActionName
    {53, 53, 3, Location::body, true},  // phoneNumber
    {0, 0, 0, Location::body, true},  // TopicArn
    {94, 94, 0, Location::body, true},  // Token
    {100, 100, 0, Location::body, false},  // AuthenticateOnUnsubscribe
    {146, 146, 0, Location::body, true},  // Name
    {151, 151, 0, Location::body, true},  // Platform
    {160, 160, 6, Location::body, true},  // Attributes
    {197, 197, 0, Location::body, true},  // PlatformApplicationArn
    {94, 94, 0, Location::body, true},  // Token
    {220, 220, 0, Location::body, false},  // CustomUserData
    {160, 160, 6, Location::body, false},  // Attributes
    {258, 258, 9, Location::body, true},  // PhoneNumber
    {297, 297, 10, Location::body, false},  // LanguageCode
    {422, 422, 12, Location::body, true},  // Key
    {426, 426, 13, Location::body, true},  // Value
    {146, 146, 0, Location::body, true},  // Name
    {160, 160, 6, Location::body, false},  // Attributes
    {417, 417, 15, Location::body, false},  // Tags
    {432, 432, 0, Location::body, false},  // DataProtectionPolicy
    {465, 465, 0, Location::body, true},  // EndpointArn
    {197, 197, 0, Location::body, true},  // PlatformApplicationArn
    {258, 258, 9, Location::body, true},  // PhoneNumber
    {0, 0, 0, Location::body, true},  // TopicArn
    {558, 558, 0, Location::body, true},  // ResourceArn
    {649, 649, 1, Location::body, false},  // attributes
    {704, 704, 0, Location::body, true},  // SubscriptionArn
    {197, 197, 0, Location::body, true},  // PlatformApplicationArn
    {765, 765, 0, Location::body, false},  // NextToken
    {765, 765, 0, Location::body, false},  // NextToken
    {810, 810, 26, Location::body, false},  // MaxResults
    {844, 844, 0, Location::body, false},  // nextToken
    {765, 765, 0, Location::body, false},  // NextToken
    {765, 765, 0, Location::body, false},  // NextToken
    {810, 810, 30, Location::body, false},  // MaxResults
    {0, 0, 0, Location::body, true},  // TopicArn
    {765, 765, 0, Location::body, false},  // NextToken
    {558, 558, 33, Location::body, true},  // ResourceArn
    {1083, 1083, 0, Location::body, true},  // DataType
    {1092, 1092, 0, Location::body, false},  // StringValue
    {1104, 1104, 35, Location::body, false},  // BinaryValue
    {0, 0, 0, Location::body, false},  // TopicArn
    {1022, 1022, 0, Location::body, false},  // TargetArn
    {258, 258, 3, Location::body, false},  // PhoneNumber
    {1032, 1032, 0, Location::body, true},  // Message
    {1040, 1040, 0, Location::body, false},  // Subject
    {1048, 1048, 0, Location::body, false},  // MessageStructure
    {1065, 1065, 37, Location::body, false},  // MessageAttributes
    {1116, 1116, 0, Location::body, false},  // MessageDeduplicationId
    {1139, 1139, 0, Location::body, false},  // MessageGroupId
    {1189, 1189, 0, Location::body, true},  // Id
    {1032, 1032, 0, Location::body, true},  // Message
    {1040, 1040, 0, Location::body, false},  // Subject
    {1048, 1048, 0, Location::body, false},  // MessageStructure
    {1065, 1065, 37, Location::body, false},  // MessageAttributes
    {1116, 1116, 0, Location::body, false},  // MessageDeduplicationId
    {1139, 1139, 0, Location::body, false},  // MessageGroupId
    {0, 0, 0, Location::body, true},  // TopicArn
    {1162, 1162, 40, Location::body, true},  // PublishBatchRequestEntries
    {558, 558, 0, Location::body, true},  // ResourceArn
    {432, 432, 0, Location::body, true},  // DataProtectionPolicy
    {0, 0, 0, Location::body, true},  // TopicArn
    {9, 9, 0, Location::body, true},  // Label
    {465, 465, 0, Location::body, true},  // EndpointArn
    {160, 160, 6, Location::body, true},  // Attributes
    {197, 197, 0, Location::body, true},  // PlatformApplicationArn
    {160, 160, 6, Location::body, true},  // Attributes
    {649, 649, 6, Location::body, true},  // attributes
    {704, 704, 0, Location::body, true},  // SubscriptionArn
    {1318, 1318, 0, Location::body, true},  // AttributeName
    {1332, 1332, 0, Location::body, false},  // AttributeValue
    {0, 0, 0, Location::body, true},  // TopicArn
    {1318, 1318, 0, Location::body, true},  // AttributeName
    {1332, 1332, 0, Location::body, false},  // AttributeValue
    {0, 0, 0, Location::body, true},  // TopicArn
    {1392, 1392, 0, Location::body, true},  // Protocol
    {1401, 1401, 0, Location::body, false},  // Endpoint
    {160, 160, 6, Location::body, false},  // Attributes
    {1410, 1410, 49, Location::body, false},  // ReturnSubscriptionArn
    {558, 558, 33, Location::body, true},  // ResourceArn
    {417, 417, 15, Location::body, true},  // Tags
    {558, 558, 33, Location::body, true},  // ResourceArn
    {1466, 1466, 52, Location::body, true},  // TagKeys
    {258, 258, 9, Location::body, true},  // PhoneNumber
    {1488, 1488, 54, Location::body, true},  // OneTimePassword
};

constexpr aws::ModelPattern patterns[] = {
    {270, false},
    {1504, false},
};

constexpr aws::ModelEnum enums[] = {
    {0, 13},
};

constexpr std::uint16_t values[] = {
    310, 316, 322, 329, 335, 341, 347, 353, 359, 365, 371, 377, 383,
};

constexpr aws::ModelOperation operations[] = {
    {39, 2},  // AddPermission
    {65, 4},  // CheckIfPhoneNumberIsOptedOut
    {126, 5},  // ConfirmSubscription
    {171, 7},  // CreatePlatformApplication
    {235, 8},  // CreatePlatformEndpoint
    {389, 11},  // CreateSMSSandboxPhoneNumber
    {453, 16},  // CreateTopic
    {477, 17},  // DeleteEndpoint
    {492, 18},  // DeletePlatformApplication
    {518, 19},  // DeleteSMSSandboxPhoneNumber
    {546, 20},  // DeleteTopic
    {570, 21},  // GetDataProtectionPolicy
    {594, 17},  // GetEndpointAttributes
    {616, 18},  // GetPlatformApplicationAttributes
    {660, 22},  // GetSMSAttributes
    {677, 23},  // GetSMSSandboxAccountStatus
    {720, 24},  // GetSubscriptionAttributes
    {746, 20},  // GetTopicAttributes
    {775, 25},  // ListEndpointsByPlatformApplication
    {821, 27},  // ListOriginationNumbers
    {854, 28},  // ListPhoneNumbersOptedOut
    {879, 29},  // ListPlatformApplications
    {904, 31},  // ListSMSSandboxPhoneNumbers
    {931, 29},  // ListSubscriptions
    {949, 32},  // ListSubscriptionsByTopic
    {974, 34},  // ListTagsForResource
    {994, 29},  // ListTopics
    {1005, 4},  // OptInPhoneNumber
    {1154, 38},  // Publish
    {1192, 41},  // PublishBatch
    {1205, 42},  // PutDataProtectionPolicy
    {1229, 43},  // RemovePermission
    {1246, 44},  // SetEndpointAttributes
    {1268, 45},  // SetPlatformApplicationAttributes
    {1301, 46},  // SetSMSAttributes
    {1347, 47},  // SetSubscriptionAttributes
    {1373, 48},  // SetTopicAttributes
    {1432, 50},  // Subscribe
    {1442, 51},  // TagResource
    {1454, 24},  // Unsubscribe
    {1474, 53},  // UntagResource
    {1513, 55},  // VerifySMSSandboxPhoneNumber
};

}  // namespace

const aws::ServiceModel service_model{pool, shapes, members, patterns, enums, values,
                                      operations};

}  // namespace emulator::sns
