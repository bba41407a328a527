// Elementwise kernels and reductions, compiled once per instruction set.
// The including file defines NAME(x), FMA(a, b, c) and the target.

#define SPLAT(value) ((v16){} + (float)(value))
#define SELECT(mask, a, b) ((v16)(((v16i)(a) & (mask)) | ((v16i)(b) & ~(mask))))

static inline __attribute__((always_inline)) void NAME(exp16)(const v16 *input, v16 *output) {
  v16 x = *input;
  x = SELECT(x > 89.0f, SPLAT(89), x);
  x = SELECT(x < -104.0f, SPLAT(-104), x);
  // Adding 1.5 * 2^23 rounds to an integer and leaves it in the low bits.
  v16 shifted = FMA(x, SPLAT(1.44269504f), SPLAT(12582912.0f));
  v16i power = (v16i)shifted - (v16i)SPLAT(12582912.0f);
  v16 n = shifted - 12582912.0f;
  // ln 2 in two parts, the first short enough for n times it to be exact.
  v16 r = FMA(n, SPLAT(-0.693359375f), x);
  r = FMA(n, SPLAT(2.12194440e-4f), r);
  // The series to the seventh power; |r| < 0.347, so that what is left out is below 2^-27.
  v16 p = SPLAT(1.0f / 5040);
  p = FMA(p, r, SPLAT(1.0f / 720));
  p = FMA(p, r, SPLAT(1.0f / 120));
  p = FMA(p, r, SPLAT(1.0f / 24));
  p = FMA(p, r, SPLAT(1.0f / 6));
  p = FMA(p, r, SPLAT(0.5f));
  p = FMA(p * r, r, r) + 1.0f;
  // Two factors, because 2^n alone may be out of range where the result is not.
  v16i half = power >> 1;
  *output = p * (v16)((half + 127) << 23) * (v16)((power - half + 127) << 23);
}

static inline __attribute__((always_inline)) void NAME(tanh16)(const v16 *input, v16 *output) {
  v16 x = *input;
  v16i sign = (v16i)x & (int)0x80000000;
  v16 a = (v16)((v16i)x & 0x7fffffff);
  v16 e = a * -2.0f;
  NAME(exp16)(&e, &e);
  v16 large = (v16)((v16i)((1.0f - e) / (1.0f + e)) | sign);
  // The series, where 1 - e would cancel.
  v16 s = x * x;
  v16 p = SPLAT(21844.0f / 6081075);
  p = FMA(p, s, SPLAT(-1382.0f / 155925));
  p = FMA(p, s, SPLAT(62.0f / 2835));
  p = FMA(p, s, SPLAT(-17.0f / 315));
  p = FMA(p, s, SPLAT(2.0f / 15));
  p = FMA(p, s, SPLAT(-1.0f / 3));
  // The sign again, which the sum loses of -0.
  v16 small = (v16)((v16i)FMA(p * s, x, x) | sign);
  *output = SELECT(a < 0.35f, small, large);
}

static inline __attribute__((always_inline)) void NAME(sigmoid16)(const v16 *input, v16 *output) {
  v16 x = *input;
  v16 e = -(v16)((v16i)x & 0x7fffffff);
  NAME(exp16)(&e, &e);
  v16 r = 1.0f / (1.0f + e);
  *output = SELECT(x < 0.0f, e * r, r);
}

#define LANE1(name, statement)                                                        \
  static void NAME(name)(const ek_operand *operands, void *output, size_t count) {    \
    const float *in = operands[0].base;                                               \
    float *out = output;                                                              \
    if (operands[0].step == 0) {                                                      \
      if (count == 0) return;                                                         \
      v16 x = SPLAT(*in), y;                                                          \
      statement;                                                                      \
      for (size_t i = 0; i < count; i++) out[i] = y[0];                               \
      return;                                                                         \
    }                                                                                 \
    size_t i = 0;                                                                     \
    for (; i + 16 <= count; i += 16) {                                                \
      v16 x = *(const v16u *)(in + i), y;                                             \
      statement;                                                                      \
      *(v16u *)(out + i) = y;                                                         \
    }                                                                                 \
    if (i < count) {                                                                  \
      v16 x = {}, y;                                                                  \
      memcpy(&x, in + i, (count - i) * sizeof(float));                                \
      statement;                                                                      \
      memcpy(out + i, &y, (count - i) * sizeof(float));                               \
    }                                                                                 \
  }

#define LANE2(name, statement)                                                        \
  static void NAME(name)(const ek_operand *operands, void *output, size_t count) {    \
    const float *left = operands[0].base, *right = operands[1].base;                  \
    const ptrdiff_t step_left = operands[0].step, step_right = operands[1].step;      \
    float *out = output;                                                              \
    if (count == 0) return;                                                           \
    const v16 first_left = SPLAT(*left), first_right = SPLAT(*right);                 \
    size_t i = 0;                                                                     \
    for (; i + 16 <= count; i += 16) {                                                \
      v16 a = step_left ? *(const v16u *)(left + i) : first_left;                     \
      v16 b = step_right ? *(const v16u *)(right + i) : first_right;                  \
      v16 y;                                                                          \
      statement;                                                                      \
      *(v16u *)(out + i) = y;                                                         \
    }                                                                                 \
    if (i < count) {                                                                  \
      v16 a = first_left, b = first_right, y;                                         \
      if (step_left) memcpy(&a, left + i, (count - i) * sizeof(float));               \
      if (step_right) memcpy(&b, right + i, (count - i) * sizeof(float));             \
      statement;                                                                      \
      memcpy(out + i, &y, (count - i) * sizeof(float));                               \
    }                                                                                 \
  }

LANE2(add, y = a + b)
LANE2(sub, y = a - b)
LANE2(mul, y = a * b)
LANE2(div, y = a / b)
LANE2(maximum, y = SELECT((a < b) | (b != b), b, a))
LANE2(minimum, y = SELECT((b < a) | (b != b), b, a))
LANE2(squared_difference, y = (a - b) * (a - b))
LANE2(relu_grad, y = a * SELECT(b > 0.0f, SPLAT(1), SPLAT(0)))
LANE2(tanh_grad, y = b * (1.0f - a * a))
LANE2(sigmoid_grad, y = b * a * (1.0f - a))
LANE1(neg, y = -x)
LANE1(abs, y = (v16)((v16i)x & 0x7fffffff))
LANE1(square, y = x * x)
LANE1(sqrt, y = __builtin_elementwise_sqrt(x))
LANE1(rsqrt, y = 1.0f / __builtin_elementwise_sqrt(x))
LANE1(reciprocal, y = 1.0f / x)
LANE1(relu, y = SELECT((x > 0.0f) | (x != x), x, SPLAT(0)))
LANE1(exp, NAME(exp16)(&x, &y))
LANE1(tanh, NAME(tanh16)(&x, &y))
LANE1(sigmoid, NAME(sigmoid16)(&x, &y))

static const ek_lane NAME(lanes)[ek_lane_count] = {
    [ek_add] = NAME(add),
    [ek_sub] = NAME(sub),
    [ek_mul] = NAME(mul),
    [ek_div] = NAME(div),
    [ek_maximum] = NAME(maximum),
    [ek_minimum] = NAME(minimum),
    [ek_squared_difference] = NAME(squared_difference),
    [ek_relu_grad] = NAME(relu_grad),
    [ek_tanh_grad] = NAME(tanh_grad),
    [ek_sigmoid_grad] = NAME(sigmoid_grad),
    [ek_neg] = NAME(neg),
    [ek_abs] = NAME(abs),
    [ek_square] = NAME(square),
    [ek_sqrt] = NAME(sqrt),
    [ek_rsqrt] = NAME(rsqrt),
    [ek_reciprocal] = NAME(reciprocal),
    [ek_relu] = NAME(relu),
    [ek_exp] = NAME(exp),
    [ek_tanh] = NAME(tanh),
    [ek_sigmoid] = NAME(sigmoid),
};

static float NAME(sum)(const float *values, size_t count) {
  v16 part[4] = {};
  size_t i = 0;
  for (; i + 64 <= count; i += 64)
    for (int k = 0; k < 4; k++) part[k] += *(const v16u *)(values + i + 16 * k);
  for (size_t k = 0; i < count; i++, k++) part[k / 16][k % 16] += values[i];
  v16 all = (part[0] + part[1]) + (part[2] + part[3]);
  for (int half = 8; half > 0; half /= 2)
    for (int k = 0; k < half; k++) all[k] += all[k + half];
  return all[0];
}

static float NAME(max)(const float *values, size_t count) {
  v16 best = SPLAT(-__builtin_inff());
  size_t i = 0;
  for (; i + 16 <= count; i += 16) {
    v16 x = *(const v16u *)(values + i);
    best = SELECT((best < x) | (x != x), x, best);
  }
  float result = -__builtin_inff();
  for (int k = 0; k < 16; k++)
    if (result < best[k] || best[k] != best[k]) result = best[k];
  for (; i < count; i++)
    if (result < values[i] || values[i] != values[i]) result = values[i];
  return result;
}

static void NAME(add_rows)(const float *values, size_t rows, size_t columns, float *sums) {
  for (size_t r = 0; r < rows; r++) {
    const float *row = values + r * columns;
    size_t i = 0;
    for (; i + 16 <= columns; i += 16) *(v16u *)(sums + i) += *(const v16u *)(row + i);
    for (; i < columns; i++) sums[i] += row[i];
  }
}

static void NAME(exp_shifted)(const float *values, float shift, float *output, size_t count) {
  size_t i = 0;
  for (; i + 16 <= count; i += 16) {
    v16 x = *(const v16u *)(values + i) - shift;
    NAME(exp16)(&x, &x);
    *(v16u *)(output + i) = x;
  }
  if (i < count) {
    v16 x = {};
    memcpy(&x, values + i, (count - i) * sizeof(float));
    x -= shift;
    NAME(exp16)(&x, &x);
    memcpy(output + i, &x, (count - i) * sizeof(float));
  }
}
