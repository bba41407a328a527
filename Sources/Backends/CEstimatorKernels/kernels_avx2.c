// Processors with AVX2 and fused multiply-add.
#include "vectors.h"

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)

#define NAME(x) x##_avx2
#define TABLE ek_kernels_avx2
#define ISA_NAME "avx2"
// 6 x 16 outputs take 12, 2 for a row of the right operand, 1 for the left.
#define TILE_ROWS 6
#define TILE_VECTORS 1
#define FMA(a, b, c) __builtin_elementwise_fma((a), (b), (c))

#include "kernels.inc.h"

#pragma clang attribute pop
#endif
