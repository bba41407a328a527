// What the three instruction-set files share.
#pragma once
#pragma STDC FP_CONTRACT OFF
// Functions that take vectors are all inlined, so how they would be handed over does not matter.
#pragma clang diagnostic ignored "-Wpsabi"

#include <string.h>

#include "CEstimatorKernels.h"
#include "CEstimatorRecurrent.h"

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
  ek_layer_sizes (*recurrent_sizes)(const ek_layer *);
  size_t window;
  void (*pack_forward)(const ek_layer *, const float *, const float *, const float *, float *);
  void (*pack_backward)(const ek_layer *, const float *, const float *, float *);
  void (*forward)(const ek_layer *, const ek_live_rows *, const ek_forward_pass *);
  void (*backward)(const ek_layer *, const ek_live_rows *, const ek_backward_pass *);
  void (*weight_gradients)(
      const ek_layer *, const ek_live_rows *, size_t, const ek_weight_gradients *, size_t, size_t);
  void (*gate)(int, const float *, float *, size_t);
  void (*gather_rows)(const float *, size_t, const uint32_t *, size_t, size_t, float *, size_t);
  void (*add_rows_at)(const float *, size_t, const uint32_t *, size_t, size_t, float *, size_t);
  float (*squares_of_rows)(const float *, size_t, const uint32_t *, size_t, size_t);
  void (*scale_rows)(float *, size_t, const uint32_t *, size_t, size_t, float, float);
  void (*adagrad)(const ek_adagrad *, float *, float *, const float *, size_t);
  void (*adam)(const ek_adam *, float *, float *, float *, const float *, size_t);
} ek_kernels;

/// The kernels that this processor runs.
extern const ek_kernels *ek_chosen;


extern const ek_kernels ek_kernels_generic;
#if defined(__x86_64__)
extern const ek_kernels ek_kernels_avx2;
extern const ek_kernels ek_kernels_avx512;
#endif
