// Rows by number, compiled once per instruction set.

static void NAME(gather_rows)(
    const float *source, size_t source_step, const uint32_t *places, size_t rows, size_t count, float *target,
    size_t target_step) {
  for (size_t row = 0; row < rows; row++) {
    float *to = target + row * target_step;
    if (places[row] == UINT32_MAX) {
      memset(to, 0, count * sizeof(float));
      continue;
    }
    const float *from = source + places[row] * source_step;
    size_t i = 0;
    for (; i + 16 <= count; i += 16) AT(to, i) = READ(from, i);
    for (; i < count; i++) to[i] = from[i];
  }
}

static void NAME(add_rows_at)(
    const float *source, size_t source_step, const uint32_t *places, size_t rows, size_t count, float *target,
    size_t target_step) {
  for (size_t row = 0; row < rows; row++) {
    if (places[row] == UINT32_MAX) continue;
    const float *from = source + row * source_step;
    float *to = target + places[row] * target_step;
    size_t i = 0;
    for (; i + 16 <= count; i += 16) AT(to, i) += READ(from, i);
    for (; i < count; i++) to[i] += from[i];
  }
}

/// 16 partial sums, element i of a row going to number i mod 16, added pairwise.
static float NAME(squares_of_rows)(
    const float *values, size_t step, const uint32_t *places, size_t rows, size_t count) {
  v16 sums = SPLAT(0);
  float rest = 0;
  for (size_t row = 0; row < rows; row++) {
    const float *from = values + places[row] * step;
    size_t i = 0;
    for (; i + 16 <= count; i += 16) {
      const v16 x = READ(from, i);
      sums += x * x;
    }
    for (; i < count; i++) rest += from[i] * from[i];
  }
  for (int width = 8; width > 0; width /= 2)
    for (int i = 0; i < width; i++) sums[i] += sums[i + width];
  return sums[0] + rest;
}

static void NAME(scale_rows)(
    float *values, size_t step, const uint32_t *places, size_t rows, size_t count, float factor,
    float divisor) {
  for (size_t row = 0; row < rows; row++) {
    float *to = values + places[row] * step;
    size_t i = 0;
    for (; i + 16 <= count; i += 16) AT(to, i) = READ(to, i) * SPLAT(factor) / SPLAT(divisor);
    for (; i < count; i++) to[i] = to[i] * factor / divisor;
  }
}
