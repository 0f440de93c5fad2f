// Written by daemon/aws/model/generate from botocore 1.44.5; not to be edited.
// clang-format off

#include "handlers/logs/service_model.hpp"

namespace emulator::logs {

namespace {

using Kind = aws::ModelShape::Kind;
using Location = aws::ModelMember::Location;

// One text after the other, each with its NUL.
constexpr char pool[] =
    // NOLINTNEXTLINE(bugprone-string-literal-with-embedded-nul)
    "logGroupName\0"
    "[\\.\\-_/#A-Za-z0-9]+\0"
    "kmsKeyId\0"
    "tags\0"
    "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$\0"
    "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+)$\0"
    "logGroupClass\0"
    "STANDARD\0"
    "INFREQUENT_ACCESS\0"
    "DELIVERY\0"
    "ESSENTIALS\0"
    "deletionProtectionEnabled\0"
    "CreateLogGroup\0"
    "logStreamName\0"
    "[^:*]*\0"
    "CreateLogStream\0"
    "DeleteLogGroup\0"
    "DeleteLogStream\0"
    "DeleteRetentionPolicy\0"
    "accountIdentifiers\0"
    "^\\d{12}$\0"
    "logGroupNamePrefix\0"
    "logGroupNamePattern\0"
    "[\\.\\-_/#A-Za-z0-9]*\0"
    "nextToken\0"
    "limit\0"
    "includeLinkedAccounts\0"
    "logGroupIdentifiers\0"
    "[\\w#+=/:,.@-]*\0"
    "DescribeLogGroups\0"
    "logGroupIdentifier\0"
    "logStreamNamePrefix\0"
    "orderBy\0"
    "LogStreamName\0"
    "LastEventTime\0"
    "descending\0"
    "DescribeLogStreams\0"
    "logStreamNames\0"
    "startTime\0"
    "endTime\0"
    "filterPattern\0"
    "startFromHead\0"
    "interleaved\0"
    "unmask\0"
    "FilterLogEvents\0"
    "GetLogEvents\0"
    "resourceArn\0"
    "[\\w+=/:,.@-]*\0"
    "ListTagsForResource\0"
    "ListTagsLogGroup\0"
    "logEvents\0"
    "timestamp\0"
    "message\0"
    "sequenceToken\0"
    "entity\0"
    "keyAttributes\0"
    "attributes\0"
    "PutLogEvents\0"
    "retentionInDays\0"
    "PutRetentionPolicy\0"
    "logStreamNamePrefixes\0"
    "logEventFilterPattern\0"
    "StartLiveTail\0"
    "TagLogGroup\0"
    "TagResource\0"
    "UntagLogGroup\0"
    "tagKeys\0"
    "UntagResource\0"
    ;

constexpr aws::ModelShape shapes[] = {
    {Kind::text, 3, 1, 0, 1, 512},
    {Kind::text, 2, 0, 0, 0, 256},
    {Kind::text, 2, 2, 0, 0, 256},
    {Kind::text, 3, 3, 0, 1, 128},
    {Kind::map, 3, 2, 3, 1, 50},
    {Kind::text, 0, 0, 1, 0, 0},
    {Kind::boolean, 0, 0, 0, 0, 0},
    {Kind::structure, 0, 0, 5, 0, 0},
    {Kind::text, 3, 4, 0, 1, 512},
    {Kind::structure, 0, 5, 2, 0, 0},
    {Kind::structure, 0, 7, 1, 0, 0},
    {Kind::text, 3, 5, 0, 12, 12},
    {Kind::list, 2, 11, 0, 0, 20},
    {Kind::text, 2, 6, 0, 0, 512},
    {Kind::text, 1, 0, 0, 1, 0},
    {Kind::integer, 3, 0, 0, 1, 50},
    {Kind::text, 3, 7, 0, 1, 2048},
    {Kind::list, 3, 16, 0, 1, 50},
    {Kind::structure, 0, 8, 8, 0, 0},
    {Kind::text, 0, 0, 2, 0, 0},
    {Kind::structure, 0, 16, 7, 0, 0},
    {Kind::list, 3, 8, 0, 1, 100},
    {Kind::integer, 1, 0, 0, 0, 0},
    {Kind::text, 2, 0, 0, 0, 1024},
    {Kind::integer, 3, 0, 0, 1, 10000},
    {Kind::structure, 0, 23, 12, 0, 0},
    {Kind::structure, 0, 35, 9, 0, 0},
    {Kind::text, 3, 8, 0, 1, 1011},
    {Kind::structure, 0, 44, 1, 0, 0},
    {Kind::structure, 0, 45, 2, 0, 0},
    {Kind::list, 3, 29, 0, 1, 10000},
    {Kind::text, 3, 0, 0, 1, 512},
    {Kind::text, 3, 0, 0, 1, 32},
    {Kind::map, 3, 31, 32, 2, 4},
    {Kind::text, 3, 0, 0, 1, 256},
    {Kind::map, 2, 31, 34, 0, 10},
    {Kind::structure, 0, 47, 2, 0, 0},
    {Kind::structure, 0, 49, 5, 0, 0},
    {Kind::integer, 0, 0, 0, 0, 0},
    {Kind::structure, 0, 54, 2, 0, 0},
    {Kind::list, 3, 16, 0, 1, 10},
    {Kind::structure, 0, 56, 4, 0, 0},
    {Kind::structure, 0, 60, 2, 0, 0},
    {Kind::structure, 0, 62, 2, 0, 0},
    {Kind::list, 1, 3, 0, 1, 0},
    {Kind::structure, 0, 64, 2, 0, 0},
    {Kind::list, 2, 3, 0, 0, 50},
    {Kind::structure, 0, 66, 2, 0, 0},
};

constexpr aws::ModelMember members[] = {
    {0, 0, 0, Location::body, true},  // logGroupName
    {33, 33, 1, Location::body, false},  // kmsKeyId
    {42, 42, 4, Location::body, false},  // tags
    {111, 111, 5, Location::body, false},  // logGroupClass
    {172, 172, 6, Location::body, false},  // deletionProtectionEnabled
    {0, 0, 0, Location::body, true},  // logGroupName
    {213, 213, 8, Location::body, true},  // logStreamName
    {0, 0, 0, Location::body, true},  // logGroupName
    {303, 303, 12, Location::body, false},  // accountIdentifiers
    {331, 331, 0, Location::body, false},  // logGroupNamePrefix
    {350, 350, 13, Location::body, false},  // logGroupNamePattern
    {390, 390, 14, Location::body, false},  // nextToken
    {400, 400, 15, Location::body, false},  // limit
    {406, 406, 6, Location::body, false},  // includeLinkedAccounts
    {111, 111, 5, Location::body, false},  // logGroupClass
    {428, 428, 17, Location::body, false},  // logGroupIdentifiers
    {0, 0, 0, Location::body, false},  // logGroupName
    {481, 481, 16, Location::body, false},  // logGroupIdentifier
    {500, 500, 8, Location::body, false},  // logStreamNamePrefix
    {520, 520, 19, Location::body, false},  // orderBy
    {556, 556, 6, Location::body, false},  // descending
    {390, 390, 14, Location::body, false},  // nextToken
    {400, 400, 15, Location::body, false},  // limit
    {0, 0, 0, Location::body, false},  // logGroupName
    {481, 481, 16, Location::body, false},  // logGroupIdentifier
    {586, 586, 21, Location::body, false},  // logStreamNames
    {500, 500, 8, Location::body, false},  // logStreamNamePrefix
    {601, 601, 22, Location::body, false},  // startTime
    {611, 611, 22, Location::body, false},  // endTime
    {619, 619, 23, Location::body, false},  // filterPattern
    {390, 390, 14, Location::body, false},  // nextToken
    {400, 400, 24, Location::body, false},  // limit
    {633, 633, 6, Location::body, false},  // startFromHead
    {647, 647, 6, Location::body, false},  // interleaved
    {659, 659, 6, Location::body, false},  // unmask
    {0, 0, 0, Location::body, false},  // logGroupName
    {481, 481, 16, Location::body, false},  // logGroupIdentifier
    {213, 213, 8, Location::body, true},  // logStreamName
    {601, 601, 22, Location::body, false},  // startTime
    {611, 611, 22, Location::body, false},  // endTime
    {390, 390, 14, Location::body, false},  // nextToken
    {400, 400, 24, Location::body, false},  // limit
    {633, 633, 6, Location::body, false},  // startFromHead
    {659, 659, 6, Location::body, false},  // unmask
    {695, 695, 27, Location::body, true},  // resourceArn
    {768, 768, 22, Location::body, true},  // timestamp
    {778, 778, 14, Location::body, true},  // message
    {807, 807, 33, Location::body, false},  // keyAttributes
    {821, 821, 35, Location::body, false},  // attributes
    {0, 0, 0, Location::body, true},  // logGroupName
    {213, 213, 8, Location::body, true},  // logStreamName
    {758, 758, 30, Location::body, true},  // logEvents
    {786, 786, 14, Location::body, false},  // sequenceToken
    {800, 800, 36, Location::body, false},  // entity
    {0, 0, 0, Location::body, true},  // logGroupName
    {845, 845, 38, Location::body, true},  // retentionInDays
    {428, 428, 40, Location::body, true},  // logGroupIdentifiers
    {586, 586, 21, Location::body, false},  // logStreamNames
    {880, 880, 21, Location::body, false},  // logStreamNamePrefixes
    {902, 902, 23, Location::body, false},  // logEventFilterPattern
    {0, 0, 0, Location::body, true},  // logGroupName
    {42, 42, 4, Location::body, true},  // tags
    {695, 695, 27, Location::body, true},  // resourceArn
    {42, 42, 4, Location::body, true},  // tags
    {0, 0, 0, Location::body, true},  // logGroupName
    {42, 42, 44, Location::body, true},  // tags
    {695, 695, 27, Location::body, true},  // resourceArn
    {976, 976, 46, Location::body, true},  // tagKeys
};

constexpr aws::ModelPattern patterns[] = {
    {13, true},
    {47, false},
    {79, false},
    {227, false},
    {322, false},
    {370, false},
    {448, false},
    {707, false},
};

constexpr aws::ModelEnum enums[] = {
    {0, 4},
    {4, 2},
};

constexpr std::uint16_t values[] = {
    125, 134, 152, 161, 528, 542,
};

constexpr aws::ModelOperation operations[] = {
    {198, 7},  // CreateLogGroup
    {234, 9},  // CreateLogStream
    {250, 10},  // DeleteLogGroup
    {265, 9},  // DeleteLogStream
    {281, 10},  // DeleteRetentionPolicy
    {463, 18},  // DescribeLogGroups
    {567, 20},  // DescribeLogStreams
    {666, 25},  // FilterLogEvents
    {682, 26},  // GetLogEvents
    {721, 28},  // ListTagsForResource
    {741, 10},  // ListTagsLogGroup
    {832, 37},  // PutLogEvents
    {861, 39},  // PutRetentionPolicy
    {924, 41},  // StartLiveTail
    {938, 42},  // TagLogGroup
    {950, 43},  // TagResource
    {962, 45},  // UntagLogGroup
    {984, 47},  // UntagResource
};

}  // namespace

const aws::ServiceModel service_model{pool, shapes, members, patterns, enums, values,
                                      operations};

}  // namespace emulator::logs
