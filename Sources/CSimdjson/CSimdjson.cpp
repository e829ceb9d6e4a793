#include "CSimdjson.h"

#include <new>

#include <simdjson.h>

static_assert(CSIMDJSON_PADDING >= simdjson::SIMDJSON_PADDING, "the padding is too short");

struct CSimdjsonDocument {
  simdjson::dom::document document;
};

namespace {

CSimdjsonError error_from(simdjson::error_code code) noexcept {
  switch (code) {
  case simdjson::SUCCESS:
    return CSimdjsonErrorNone;
  case simdjson::EMPTY:
    return CSimdjsonErrorEmpty;
  case simdjson::UTF8_ERROR:
    return CSimdjsonErrorUTF8;
  case simdjson::NUMBER_ERROR:
  case simdjson::NUMBER_OUT_OF_RANGE:
    return CSimdjsonErrorNumber;
  case simdjson::DEPTH_ERROR:
    return CSimdjsonErrorDepth;
  case simdjson::CAPACITY:
    return CSimdjsonErrorTooLarge;
  case simdjson::MEMALLOC:
    return CSimdjsonErrorMemory;
  case simdjson::UNSUPPORTED_ARCHITECTURE:
    return CSimdjsonErrorUnsupported;
  default:
    return CSimdjsonErrorSyntax;
  }
}

} // namespace

CSimdjsonDocument *csimdjson_parse(const uint8_t *bytes, size_t length, size_t max_depth,
                                   CSimdjsonError *error) {
  // Nothing may be thrown into Swift: only the functions that return codes are used, and what they
  // allocate in the standard library is guarded.
  try {
    auto *result = new (std::nothrow) CSimdjsonDocument;
    if (result == nullptr) {
      *error = CSimdjsonErrorMemory;
      return nullptr;
    }
    simdjson::dom::parser parser;
    simdjson::error_code code = parser.allocate(length < 64 ? 64 : length, max_depth);
    if (code == simdjson::SUCCESS) {
      code = parser.parse_into_document(result->document, bytes, length, false).error();
    }
    *error = error_from(code);
    if (code != simdjson::SUCCESS) {
      delete result;
      return nullptr;
    }
    return result;
  } catch (...) {
    *error = CSimdjsonErrorMemory;
    return nullptr;
  }
}

void csimdjson_free(CSimdjsonDocument *document) { delete document; }

CSimdjsonTape csimdjson_tape(const CSimdjsonDocument *document) {
  return CSimdjsonTape{document->document.tape.get(), document->document.string_buf.get()};
}
