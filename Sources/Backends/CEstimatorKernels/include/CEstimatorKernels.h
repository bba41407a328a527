#pragma once
/// Vector kernels of the optimized backend, chosen by instruction set at run time.
///
/// Every function does the same arithmetic in the same order on AVX-512 and on AVX2, with fused
/// multiply-adds where the source says so and nowhere else, so these two give the same bits. Without
/// AVX2 a multiply-add rounds twice, and results may differ in the last place.

#include <stddef.h>
#include <stdint.h>

#include "CEstimatorRecurrent.h"

#pragma clang assume_nonnull begin

/// The instruction set in use: `avx512`, `avx2` or `generic`.
const char *ek_instruction_set(void);

/// Where an elementwise operation reads: an address, and whether it advances (1) or stands still (0).
typedef struct {
  const void *base;
  ptrdiff_t step;
} ek_operand;

/// Computes `count` elements of `output`. Element i is read before it is written.
typedef void (*ek_lane)(const ek_operand *operands, void *output, size_t count);

typedef enum {
  ek_add, ek_sub, ek_mul, ek_div, ek_maximum, ek_minimum, ek_squared_difference,
  ek_relu_grad, ek_tanh_grad, ek_sigmoid_grad,
  ek_neg, ek_abs, ek_square, ek_sqrt, ek_rsqrt, ek_reciprocal, ek_relu,
  ek_exp, ek_tanh, ek_sigmoid,
  ek_lane_count
} ek_operation;

/// The float32 lane of an operation.
///
/// Largest errors, measured against double precision over the whole range (see the tests):
/// exp 1 ULP, tanh 3 ULP, sigmoid 3 ULP; the others round once, rsqrt twice.
ek_lane ek_float32_lane(ek_operation operation);

/// The sum of `count` elements: 64 partial sums, element i going to number i mod 64, added pairwise.
float ek_float32_sum(const float *values, size_t count);

/// The largest element, NaN if there is one; -inf of none.
float ek_float32_max(const float *values, size_t count);

/// Adds `rows` rows of `columns` elements, one after another, to `sums`.
void ek_float32_add_rows(const float *values, size_t rows, size_t columns, float *sums);

/// exp(x - shift) of each element.
void ek_float32_exp_shifted(const float *values, float shift, float *output, size_t count);

/// A matrix product's shape: output[rows, columns] = left[rows, depth] right[depth, columns].
///
/// Matrices are dense and row-major; a transposed one is stored the other way round.
typedef struct {
  size_t rows, columns, depth;
  int transpose_left, transpose_right;
} ek_product;

/// Floats that a packed right operand takes.
size_t ek_float32_packed_size(const ek_product *product);

/// Rearranges panels `first` to `last - 1` of the right operand for the product.
void ek_float32_pack(
    const ek_product *product, const float *right, float *packed, size_t first, size_t last);

/// The number of panels of a packed right operand.
size_t ek_float32_panel_count(const ek_product *product);

/// Rows `first` to `last - 1` of the product.
///
/// Each element is the left fold of fused multiply-adds over the depth, from zero, so how rows are
/// cut into calls does not matter.
void ek_float32_multiply(
    const ek_product *product, const float *left, const float *packed, float *output, size_t first,
    size_t last);

/// The sum of the squares of some rows of `count` elements, `step` apart.
float ek_float32_squares_of_rows(
    const float *values, size_t step, const uint32_t *places, size_t rows, size_t count);

/// Makes each element x of some rows x * factor / divisor.
void ek_float32_scale_rows(
    float *values, size_t step, const uint32_t *places, size_t rows, size_t count, float factor,
    float divisor);

/// What Adagrad is told: whether the sums of squares grow, too.
typedef struct {
  float rate, epsilon;
  int updates_sum;
} ek_adagrad;

/// Asks for memory that will be written soon.
static inline void ek_prefetch(const void *memory, size_t bytes) {
  for (size_t i = 0; i < bytes; i += 64) __builtin_prefetch((const char *)memory + i, 1);
}

/// Moves `count` elements of a variable, and of its sums of squares, by those of a gradient.
void ek_float32_adagrad(
    const ek_adagrad *hyper, float *value, float *sum, const float *gradient, size_t count);

/// What Adam is told; `rate` is corrected for the step.
typedef struct {
  float rate, beta1, beta2, epsilon;
} ek_adam;

/// Moves `count` elements of a variable, and of its two means, by those of a gradient.
void ek_float32_adam(
    const ek_adam *hyper, float *value, float *first, float *second, const float *gradient,
    size_t count);

#pragma clang assume_nonnull end
