#pragma once

// What the three batch operations share. Include it in .cpp files only.

#include "handlers/sqs/operations.hpp"

namespace emulator::sqs {

// EmptyBatchRequest, TooManyEntriesInBatchRequest, InvalidBatchEntryId, BatchEntryIdsNotDistinct.
std::optional<aws::Error> check_batch(const SqsCall& call);

// Collects what became of each entry.
class BatchAnswer {
 public:
  BatchAnswer();

  void failed(std::string_view id, const aws::Error& error);
  // The entry's members beyond its id.
  template <class Write>
  void succeeded(std::string_view id, const Write& write) {
    successful_.StartObject();
    aws::write_member(successful_, "Id", id);
    write(successful_);
    successful_.EndObject();
  }
  http::Response response();

 private:
  aws::JsonBuffer successful_text_;
  aws::JsonBuffer failed_text_;
  aws::JsonWriter successful_{successful_text_};
  aws::JsonWriter failed_{failed_text_};
};

}  // namespace emulator::sqs
