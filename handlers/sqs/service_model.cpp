// Written by daemon/aws/model/generate from botocore 1.44.5; not to be edited.
// clang-format off

#include "handlers/sqs/service_model.hpp"

namespace emulator::sqs {

namespace {

using Kind = aws::ModelShape::Kind;
using Location = aws::ModelMember::Location;

// One text after the other, each with its NUL.
constexpr char pool[] =
    // NOLINTNEXTLINE(bugprone-string-literal-with-embedded-nul)
    "QueueUrl\0"
    "Label\0"
    "AWSAccountIds\0"
    "Actions\0"
    "AddPermission\0"
    "TaskHandle\0"
    "CancelMessageMoveTask\0"
    "ReceiptHandle\0"
    "VisibilityTimeout\0"
    "ChangeMessageVisibility\0"
    "Entries\0"
    "Id\0"
    "ChangeMessageVisibilityBatch\0"
    "QueueName\0"
    "Attributes\0"
    "All\0"
    "Policy\0"
    "MaximumMessageSize\0"
    "MessageRetentionPeriod\0"
    "ApproximateNumberOfMessages\0"
    "ApproximateNumberOfMessagesNotVisible\0"
    "CreatedTimestamp\0"
    "LastModifiedTimestamp\0"
    "QueueArn\0"
    "ApproximateNumberOfMessagesDelayed\0"
    "DelaySeconds\0"
    "ReceiveMessageWaitTimeSeconds\0"
    "RedrivePolicy\0"
    "FifoQueue\0"
    "ContentBasedDeduplication\0"
    "KmsMasterKeyId\0"
    "KmsDataKeyReusePeriodSeconds\0"
    "DeduplicationScope\0"
    "FifoThroughputLimit\0"
    "RedriveAllowPolicy\0"
    "SqsManagedSseEnabled\0"
    "tags\0"
    "CreateQueue\0"
    "DeleteMessage\0"
    "DeleteMessageBatch\0"
    "DeleteQueue\0"
    "AttributeNames\0"
    "GetQueueAttributes\0"
    "QueueOwnerAWSAccountId\0"
    "GetQueueUrl\0"
    "NextToken\0"
    "MaxResults\0"
    "ListDeadLetterSourceQueues\0"
    "SourceArn\0"
    "ListMessageMoveTasks\0"
    "ListQueueTags\0"
    "QueueNamePrefix\0"
    "ListQueues\0"
    "PurgeQueue\0"
    "MessageSystemAttributeNames\0"
    "SenderId\0"
    "SentTimestamp\0"
    "ApproximateReceiveCount\0"
    "ApproximateFirstReceiveTimestamp\0"
    "SequenceNumber\0"
    "MessageDeduplicationId\0"
    "MessageGroupId\0"
    "AWSTraceHeader\0"
    "DeadLetterQueueSourceArn\0"
    "MessageAttributeNames\0"
    "MaxNumberOfMessages\0"
    "WaitTimeSeconds\0"
    "ReceiveRequestAttemptId\0"
    "ReceiveMessage\0"
    "RemovePermission\0"
    "MessageBody\0"
    "MessageAttributes\0"
    "StringValue\0"
    "BinaryValue\0"
    "StringListValues\0"
    "BinaryListValues\0"
    "DataType\0"
    "MessageSystemAttributes\0"
    "SendMessage\0"
    "SendMessageBatch\0"
    "SetQueueAttributes\0"
    "DestinationArn\0"
    "MaxNumberOfMessagesPerSecond\0"
    "StartMessageMoveTask\0"
    "Tags\0"
    "TagQueue\0"
    "TagKeys\0"
    "UntagQueue\0"
    ;

constexpr aws::ModelShape shapes[] = {
    {Kind::text, 0, 0, 0, 0, 0},
    {Kind::list, 0, 0, 0, 0, 0},
    {Kind::structure, 0, 0, 4, 0, 0},
    {Kind::structure, 0, 4, 1, 0, 0},
    {Kind::integer, 0, 0, 0, 0, 0},
    {Kind::structure, 0, 5, 3, 0, 0},
    {Kind::structure, 0, 8, 3, 0, 0},
    {Kind::list, 0, 6, 0, 0, 0},
    {Kind::structure, 0, 11, 2, 0, 0},
    {Kind::text, 0, 0, 1, 0, 0},
    {Kind::map, 0, 0, 9, 0, 0},
    {Kind::map, 0, 0, 0, 0, 0},
    {Kind::structure, 0, 13, 3, 0, 0},
    {Kind::structure, 0, 16, 2, 0, 0},
    {Kind::structure, 0, 18, 2, 0, 0},
    {Kind::list, 0, 14, 0, 0, 0},
    {Kind::structure, 0, 20, 2, 0, 0},
    {Kind::structure, 0, 22, 1, 0, 0},
    {Kind::list, 0, 9, 0, 0, 0},
    {Kind::structure, 0, 23, 2, 0, 0},
    {Kind::structure, 0, 25, 2, 0, 0},
    {Kind::structure, 0, 27, 3, 0, 0},
    {Kind::structure, 0, 30, 2, 0, 0},
    {Kind::structure, 0, 32, 3, 0, 0},
    {Kind::text, 0, 0, 2, 0, 0},
    {Kind::list, 0, 24, 0, 0, 0},
    {Kind::structure, 0, 35, 8, 0, 0},
    {Kind::structure, 0, 43, 2, 0, 0},
    {Kind::blob, 0, 0, 0, 0, 0},
    {Kind::list, 0, 28, 0, 0, 0},
    {Kind::structure, 0, 45, 5, 0, 0},
    {Kind::map, 0, 30, 0, 0, 0},
    {Kind::text, 0, 0, 3, 0, 0},
    {Kind::map, 0, 30, 32, 0, 0},
    {Kind::structure, 0, 50, 7, 0, 0},
    {Kind::structure, 0, 57, 7, 0, 0},
    {Kind::list, 0, 35, 0, 0, 0},
    {Kind::structure, 0, 64, 2, 0, 0},
    {Kind::structure, 0, 66, 2, 0, 0},
    {Kind::structure, 0, 68, 3, 0, 0},
    {Kind::structure, 0, 71, 2, 0, 0},
    {Kind::structure, 0, 73, 2, 0, 0},
};

constexpr aws::ModelMember members[] = {
    {0, 0, 0, Location::body, true},  // QueueUrl
    {9, 9, 0, Location::body, true},  // Label
    {15, 15, 1, Location::body, true},  // AWSAccountIds
    {29, 29, 1, Location::body, true},  // Actions
    {51, 51, 0, Location::body, true},  // TaskHandle
    {0, 0, 0, Location::body, true},  // QueueUrl
    {84, 84, 0, Location::body, true},  // ReceiptHandle
    {98, 98, 4, Location::body, true},  // VisibilityTimeout
    {148, 148, 0, Location::body, true},  // Id
    {84, 84, 0, Location::body, true},  // ReceiptHandle
    {98, 98, 4, Location::body, false},  // VisibilityTimeout
    {0, 0, 0, Location::body, true},  // QueueUrl
    {140, 140, 7, Location::body, true},  // Entries
    {180, 180, 0, Location::body, true},  // QueueName
    {190, 190, 10, Location::body, false},  // Attributes
    {619, 619, 11, Location::body, false},  // tags
    {0, 0, 0, Location::body, true},  // QueueUrl
    {84, 84, 0, Location::body, true},  // ReceiptHandle
    {148, 148, 0, Location::body, true},  // Id
    {84, 84, 0, Location::body, true},  // ReceiptHandle
    {0, 0, 0, Location::body, true},  // QueueUrl
    {140, 140, 15, Location::body, true},  // Entries
    {0, 0, 0, Location::body, true},  // QueueUrl
    {0, 0, 0, Location::body, true},  // QueueUrl
    {681, 681, 18, Location::body, false},  // AttributeNames
    {180, 180, 0, Location::body, true},  // QueueName
    {715, 715, 0, Location::body, false},  // QueueOwnerAWSAccountId
    {0, 0, 0, Location::body, true},  // QueueUrl
    {750, 750, 0, Location::body, false},  // NextToken
    {760, 760, 4, Location::body, false},  // MaxResults
    {798, 798, 0, Location::body, true},  // SourceArn
    {760, 760, 4, Location::body, false},  // MaxResults
    {843, 843, 0, Location::body, false},  // QueueNamePrefix
    {750, 750, 0, Location::body, false},  // NextToken
    {760, 760, 4, Location::body, false},  // MaxResults
    {0, 0, 0, Location::body, true},  // QueueUrl
    {681, 681, 18, Location::body, false},  // AttributeNames
    {881, 881, 25, Location::body, false},  // MessageSystemAttributeNames
    {1082, 1082, 1, Location::body, false},  // MessageAttributeNames
    {1104, 1104, 4, Location::body, false},  // MaxNumberOfMessages
    {98, 98, 4, Location::body, false},  // VisibilityTimeout
    {1124, 1124, 4, Location::body, false},  // WaitTimeSeconds
    {1140, 1140, 0, Location::body, false},  // ReceiveRequestAttemptId
    {0, 0, 0, Location::body, true},  // QueueUrl
    {9, 9, 0, Location::body, true},  // Label
    {1226, 1226, 0, Location::body, false},  // StringValue
    {1238, 1238, 28, Location::body, false},  // BinaryValue
    {1250, 1250, 1, Location::body, false},  // StringListValues
    {1267, 1267, 29, Location::body, false},  // BinaryListValues
    {1284, 1284, 0, Location::body, true},  // DataType
    {0, 0, 0, Location::body, true},  // QueueUrl
    {1196, 1196, 0, Location::body, true},  // MessageBody
    {403, 403, 4, Location::body, false},  // DelaySeconds
    {1208, 1208, 31, Location::body, false},  // MessageAttributes
    {1293, 1293, 33, Location::body, false},  // MessageSystemAttributes
    {1004, 1004, 0, Location::body, false},  // MessageDeduplicationId
    {1027, 1027, 0, Location::body, false},  // MessageGroupId
    {148, 148, 0, Location::body, true},  // Id
    {1196, 1196, 0, Location::body, true},  // MessageBody
    {403, 403, 4, Location::body, false},  // DelaySeconds
    {1208, 1208, 31, Location::body, false},  // MessageAttributes
    {1293, 1293, 33, Location::body, false},  // MessageSystemAttributes
    {1004, 1004, 0, Location::body, false},  // MessageDeduplicationId
    {1027, 1027, 0, Location::body, false},  // MessageGroupId
    {0, 0, 0, Location::body, true},  // QueueUrl
    {140, 140, 36, Location::body, true},  // Entries
    {0, 0, 0, Location::body, true},  // QueueUrl
    {190, 190, 10, Location::body, true},  // Attributes
    {798, 798, 0, Location::body, true},  // SourceArn
    {1365, 1365, 0, Location::body, false},  // DestinationArn
    {1380, 1380, 4, Location::body, false},  // MaxNumberOfMessagesPerSecond
    {0, 0, 0, Location::body, true},  // QueueUrl
    {1430, 1430, 11, Location::body, true},  // Tags
    {0, 0, 0, Location::body, true},  // QueueUrl
    {1444, 1444, 1, Location::body, true},  // TagKeys
};

constexpr std::span<const aws::ModelPattern> patterns{
};

constexpr aws::ModelEnum enums[] = {
    {0, 22},
    {22, 10},
    {32, 1},
};

constexpr std::uint16_t values[] = {
    201, 205, 98, 212, 231, 254, 282, 320, 337, 359, 368, 403, 416, 446, 460, 470,
    496, 511, 540, 559, 579, 598, 201, 909, 918, 932, 956, 989, 1004, 1027, 1042, 1057,
    1042,
};

constexpr aws::ModelOperation operations[] = {
    {37, 2},  // AddPermission
    {62, 3},  // CancelMessageMoveTask
    {116, 5},  // ChangeMessageVisibility
    {151, 8},  // ChangeMessageVisibilityBatch
    {624, 12},  // CreateQueue
    {636, 13},  // DeleteMessage
    {650, 16},  // DeleteMessageBatch
    {669, 17},  // DeleteQueue
    {696, 19},  // GetQueueAttributes
    {738, 20},  // GetQueueUrl
    {771, 21},  // ListDeadLetterSourceQueues
    {808, 22},  // ListMessageMoveTasks
    {829, 17},  // ListQueueTags
    {859, 23},  // ListQueues
    {870, 17},  // PurgeQueue
    {1164, 26},  // ReceiveMessage
    {1179, 27},  // RemovePermission
    {1317, 34},  // SendMessage
    {1329, 37},  // SendMessageBatch
    {1346, 38},  // SetQueueAttributes
    {1409, 39},  // StartMessageMoveTask
    {1435, 40},  // TagQueue
    {1452, 41},  // UntagQueue
};

}  // namespace

const aws::ServiceModel service_model{pool, shapes, members, patterns, enums, values,
                                      operations};

}  // namespace emulator::sqs
