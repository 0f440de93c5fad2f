#pragma once

#include "daemon/aws/json.hpp"
#include "handlers/sns/publication.hpp"

namespace emulator::sns {

// {"message_id": …, "settled": …, "subscriptions": [{"status": "delivered", …}, …]}
void write_publication(aws::JsonWriter& writer, const Publication& publication);

// {"name": {"Type": …, "Value": …}, …}
void write_message_attributes(aws::JsonWriter& writer, const MessageAttributes& attributes);

}  // namespace emulator::sns
