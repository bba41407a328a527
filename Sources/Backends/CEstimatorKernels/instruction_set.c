// Which kernels this processor runs: decided once, before main.
#include "vectors.h"

const ek_kernels *ek_chosen = &ek_kernels_generic;

__attribute__((constructor)) static void choose(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  const int fused = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  if (fused) ek_chosen = &ek_kernels_avx2;
  if (fused && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
    ek_chosen = &ek_kernels_avx512;
#endif
}

const char *ek_instruction_set(void) { return ek_chosen->name; }

ek_lane ek_float32_lane(ek_operation operation) { return ek_chosen->lanes[operation]; }

float ek_float32_sum(const float *values, size_t count) { return ek_chosen->sum(values, count); }

float ek_float32_max(const float *values, size_t count) { return ek_chosen->max(values, count); }

void ek_float32_add_rows(const float *values, size_t rows, size_t columns, float *sums) {
  ek_chosen->add_rows(values, rows, columns, sums);
}

void ek_float32_exp_shifted(const float *values, float shift, float *output, size_t count) {
  ek_chosen->exp_shifted(values, shift, output, count);
}

size_t ek_float32_packed_size(const ek_product *product) {
  return ek_chosen->panel_count(product) * ek_chosen->panel * product->depth;
}

size_t ek_float32_panel_count(const ek_product *product) { return ek_chosen->panel_count(product); }

void ek_float32_pack(
    const ek_product *product, const float *right, float *packed, size_t first, size_t last) {
  ek_chosen->pack(product, right, packed, first, last);
}

void ek_float32_multiply(
    const ek_product *product, const float *left, const float *packed, float *output, size_t first,
    size_t last) {
  ek_chosen->multiply(product, left, packed, output, first, last);
}

float ek_float32_squares_of_rows(
    const float *values, size_t step, const uint32_t *places, size_t rows, size_t count) {
  return ek_chosen->squares_of_rows(values, step, places, rows, count);
}

void ek_float32_scale_rows(
    float *values, size_t step, const uint32_t *places, size_t rows, size_t count, float factor,
    float divisor) {
  ek_chosen->scale_rows(values, step, places, rows, count, factor, divisor);
}

void ek_float32_adagrad(
    const ek_adagrad *hyper, float *value, float *sum, const float *gradient, size_t count) {
  ek_chosen->adagrad(hyper, value, sum, gradient, count);
}

void ek_float32_adam(
    const ek_adam *hyper, float *value, float *first, float *second, const float *gradient,
    size_t count) {
  ek_chosen->adam(hyper, value, first, second, gradient, count);
}
