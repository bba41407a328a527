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
