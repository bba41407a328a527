// Fingerprint64 of libfarmhash: util::Fingerprint64(const char *, size_t) of its C++ header, called by the
// name that the library exports it under, so that nobody here needs a C++ compiler.
#ifndef CFARMHASH_SHIM_H
#define CFARMHASH_SHIM_H

#include <stddef.h>
#include <stdint.h>

uint64_t fh_fingerprint64(const char *bytes, size_t count) __asm__("_ZN4util13Fingerprint64EPKcm");

#endif
