// What the three instruction-set files share.
#pragma once
#pragma STDC FP_CONTRACT OFF

#include <string.h>

#include "CEstimatorKernels.h"

/// Sixteen floats, whatever registers they take.
typedef float v16 __attribute__((vector_size(64)));
typedef int32_t v16i __attribute__((vector_size(64)));
/// The same at any address.
typedef float v16u __attribute__((vector_size(64), aligned(4), may_alias));

/// The kernels of one instruction set.
typedef struct {
  const char *name;
  const ek_lane *lanes;
  float (*sum)(const float *, size_t);
  float (*max)(const float *, size_t);
  void (*add_rows)(const float *, size_t, size_t, float *);
  void (*exp_shifted)(const float *, float, float *, size_t);
  size_t panel;
  size_t (*panel_count)(const ek_product *);
  void (*pack)(const ek_product *, const float *, float *, size_t, size_t);
  void (*multiply)(const ek_product *, const float *, const float *, float *, size_t, size_t);
} ek_kernels;

extern const ek_kernels ek_kernels_generic;
#if defined(__x86_64__)
extern const ek_kernels ek_kernels_avx2;
extern const ek_kernels ek_kernels_avx512;
#endif
