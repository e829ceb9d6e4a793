#ifndef CSIMDJSON_H
#define CSIMDJSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__cplusplus)
extern "C" {
#endif

/// The bytes that must follow a JSON text in its buffer. They may be read; what they hold does not
/// matter.
#define CSIMDJSON_PADDING 64

/// A parsed JSON text. It keeps no reference to the bytes that it came from.
typedef struct CSimdjsonDocument CSimdjsonDocument;

/// Why a text was refused, as far as the caller must tell the reasons apart. Where in the text the
/// fault lies simdjson does not say.
typedef enum __attribute__((enum_extensibility(closed))) CSimdjsonError {
  CSimdjsonErrorNone = 0,
  CSimdjsonErrorSyntax,
  CSimdjsonErrorEmpty,
  CSimdjsonErrorUTF8,
  CSimdjsonErrorNumber,
  CSimdjsonErrorDepth,
  CSimdjsonErrorTooLarge,
  CSimdjsonErrorMemory,
  CSimdjsonErrorUnsupported,
} CSimdjsonError;

/// Parses `length` bytes that are followed by at least CSIMDJSON_PADDING more.
///
/// Returns NULL and sets `*error` when the text is not JSON, nests deeper than `max_depth`, or does
/// not fit in memory. The caller frees the result.
CSimdjsonDocument *_Nullable csimdjson_parse(const uint8_t *_Nonnull bytes, size_t length,
                                             size_t max_depth, CSimdjsonError *_Nonnull error);

void csimdjson_free(CSimdjsonDocument *_Nullable document);

/// A parsed text as simdjson lays it out (its doc/tape.md): one 64-bit word a token, in the order of
/// the text, two for a number. The high byte is the kind; an opening brace or bracket holds the index
/// just past its closing one, a string the place of its length and bytes in `strings`.
/// Good for as long as the document lives.
typedef struct CSimdjsonTape {
  const uint64_t *_Nonnull words;
  const uint8_t *_Nonnull strings;
} CSimdjsonTape;

CSimdjsonTape csimdjson_tape(const CSimdjsonDocument *_Nonnull document);

/// The index of the first and outermost value of every tape.
static const size_t csimdjson_root = 1;

typedef enum __attribute__((enum_extensibility(closed))) CSimdjsonKind {
  CSimdjsonKindArray = '[',
  CSimdjsonKindObject = '{',
  CSimdjsonKindEndOfArray = ']',
  CSimdjsonKindEndOfObject = '}',
  CSimdjsonKindString = '"',
  CSimdjsonKindInt64 = 'l',
  CSimdjsonKindUInt64 = 'u',
  CSimdjsonKindDouble = 'd',
  CSimdjsonKindTrue = 't',
  CSimdjsonKindFalse = 'f',
  CSimdjsonKindNull = 'n',
  CSimdjsonKindRoot = 'r',
} CSimdjsonKind;

static inline CSimdjsonKind csimdjson_kind(CSimdjsonTape tape, size_t index) {
  return (CSimdjsonKind)(tape.words[index] >> 56);
}

/// The index of what follows the value at `index`, whatever is inside it.
static inline size_t csimdjson_next(CSimdjsonTape tape, size_t index) {
  uint64_t word = tape.words[index];
  switch (word >> 56) {
  case '[':
  case '{':
    return (size_t)(uint32_t)word;
  case 'l':
  case 'u':
  case 'd':
    return index + 2;
  default:
    return index + 1;
  }
}

/// The number of children of an array or members of an object, at most 0xFFFFFF.
static inline size_t csimdjson_count(CSimdjsonTape tape, size_t index) {
  return (size_t)((tape.words[index] >> 32) & 0xFFFFFF);
}

static inline const uint8_t *_Nonnull csimdjson_string(CSimdjsonTape tape, size_t index) {
  return tape.strings + (tape.words[index] & 0x00FFFFFFFFFFFFFFULL) + sizeof(uint32_t);
}

static inline size_t csimdjson_string_length(CSimdjsonTape tape, size_t index) {
  uint32_t length;
  memcpy(&length, tape.strings + (tape.words[index] & 0x00FFFFFFFFFFFFFFULL), sizeof length);
  return length;
}

static inline int64_t csimdjson_int64(CSimdjsonTape tape, size_t index) {
  return (int64_t)tape.words[index + 1];
}

static inline uint64_t csimdjson_uint64(CSimdjsonTape tape, size_t index) {
  return tape.words[index + 1];
}

static inline double csimdjson_double(CSimdjsonTape tape, size_t index) {
  double value;
  memcpy(&value, &tape.words[index + 1], sizeof value);
  return value;
}

#if defined(__cplusplus)
}
#endif

#endif
