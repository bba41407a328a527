// The public float32 matrix product, compiled once per instruction set, see tiles.inc.h.

static size_t NAME(panel_count)(const ek_product *p) { return (p->columns + PANEL - 1) / PANEL; }

/// Columns of the transposed of 16 rows and 16 columns: what lies `step` apart comes to lie side by side.
static inline __attribute__((always_inline)) void NAME(transpose)(
    const float *source, size_t step, float *target, size_t target_step) {
  v16 a[16], b[16];
#pragma clang loop unroll(full)
  for (int i = 0; i < 16; i++) a[i] = *(const v16u *)(source + i * step);
#pragma clang loop unroll(full)
  for (int stage = 0; stage < 4; stage++) {
#pragma clang loop unroll(full)
    for (int i = 0; i < 8; i++) {
      b[2 * i] = __builtin_shufflevector(
          a[i], a[i + 8], 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      b[2 * i + 1] = __builtin_shufflevector(
          a[i], a[i + 8], 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
    }
#pragma clang loop unroll(full)
    for (int i = 0; i < 16; i++) a[i] = b[i];
  }
#pragma clang loop unroll(full)
  for (int i = 0; i < 16; i++) *(v16u *)(target + i * target_step) = a[i];
}

/// Packs `width` columns that lie as rows of `depth` elements, `step` apart, into one panel of `columns` columns.
static void NAME(pack_transposed)(
    const float *source, size_t step, size_t width, size_t depth, float *target) {
  size_t column = 0;
  for (; column + 16 <= width; column += 16) {
    size_t k = 0;
    for (; k + 16 <= depth; k += 16)
      NAME(transpose)(source + column * step + k, step, target + k * PANEL + column, PANEL);
    for (; k < depth; k++)
      for (size_t j = column; j < column + 16; j++) target[k * PANEL + j] = source[j * step + k];
  }
  for (size_t k = 0; k < depth && column < PANEL; k++)
    for (size_t j = column; j < PANEL; j++) target[k * PANEL + j] = j < width ? source[j * step + k] : 0;
}

static void NAME(pack)(
    const ek_product *p, const float *right, float *packed, size_t first, size_t last) {
  for (size_t panel = first; panel < last; panel++) {
    float *target = packed + panel * PANEL * p->depth;
    const size_t start = panel * PANEL;
    const size_t width = p->columns - start < PANEL ? p->columns - start : PANEL;
    if (p->transpose_right) {
      NAME(pack_transposed)(right + start * p->depth, p->depth, width, p->depth, target);
      continue;
    }
    for (size_t k = 0; k < p->depth; k++) {
      memcpy(target + k * PANEL, right + k * p->columns + start, width * sizeof(float));
      if (width < PANEL) memset(target + k * PANEL + width, 0, (PANEL - width) * sizeof(float));
    }
  }
}

static void NAME(multiply)(
    const ek_product *p, const float *left, const float *packed, float *output, size_t first,
    size_t last) {
  const NAME(product) product = {
      .rows = last - first, .columns = p->columns, .depth = p->depth,
      .left = left + (p->transpose_left ? first : first * p->depth),
      .left_step = p->transpose_left ? p->rows : p->depth, .left_transposed = p->transpose_left != 0,
      .right = packed, .right_step = p->depth * PANEL, .start = NAME(zeros),
      .output = output + first * p->columns, .output_step = p->columns};
  NAME(run)(&product);
}
