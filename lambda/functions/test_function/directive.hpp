#pragma once

#include <rapidjson/document.h>

#include "lambda_runtime/runtime.hpp"

namespace test_function {

// Does what the directive `do` says:
//
//   {"do": "return", "payload": …}            answers with the payload, whatever it is
//   {"do": "return_text", "text": "…"}        the same with a text that need not be JSON
//   {"do": "fill", "size": N}                 answers with a JSON string of N bytes in all
//   {"do": "environment"}                     answers with the environment variables
//   {"do": "context"}                         answers with what the Runtime API says of the call
//   {"do": "sleep", "milliseconds": N}        answers later
//   {"do": "print", "text": "…", "times": N}  writes lines to stdout; "stderr": true for the other
//   {"do": "fail", "type": "…", "message": "…"}  answers with a function error
//   {"do": "throw", "message": "…"}
//   {"do": "exit", "code": N}
//   {"do": "signal", "number": N}             sends it to itself
//   {"do": "fork", "exit": true}              leaves a child behind that sleeps, and exits if told
//   so
//   {"do": "write", "path": "…", "text": "…"}  writes a file
//   {"do": "read", "path": "…"}               answers with a file's text
//
//   {"do": "stream", "text": "…", "size": N, "times": N, "milliseconds": N, "content_type": "…"}
//                                             streams a text, or one of N bytes, so many times,
//                                             with a pause between; "until": "…" waits after the
//                                             first for that file; "then": "throw", "exit" or
//                                             "hang" ends it badly
//
// Any other event is answered with itself.
emulator::lambda_runtime::invocation_response obey(
    const rapidjson::Value& directive, const emulator::lambda_runtime::invocation_request& request);

}  // namespace test_function
