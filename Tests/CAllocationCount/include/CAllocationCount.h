#ifndef C_ALLOCATION_COUNT_H
#define C_ALLOCATION_COUNT_H

/// How often this thread has asked for heap memory so far, with malloc, calloc, realloc, aligned_alloc,
/// posix_memalign or memalign; -1 where that cannot be counted, because a sanitizer takes these calls.
///
/// The process in which this is linked has these functions from here: the calls of its libraries, the Swift runtime
/// included, come here too.
long allocation_count(void);

#endif
