// Processors with AVX-512.
#include "vectors.h"

#if defined(__x86_64__)
#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx2,fma"))), apply_to = function)

#define NAME(x) x##_avx512
#define TABLE ek_kernels_avx512
#define ISA_NAME "avx512"
// 8 x 32 outputs take 16 of 32 registers, a row of the right operand 2, the left one is broadcast.
#define TILE_ROWS 8
#define TILE_VECTORS 2
#define FMA(a, b, c) __builtin_elementwise_fma((a), (b), (c))

#include "kernels.inc.h"

#pragma clang attribute pop
#endif
