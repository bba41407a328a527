// The float32 matrix product, compiled once per instruction set.
// The including file defines NAME(x), FMA(a, b, c), TILE_ROWS, TILE_VECTORS and the target.
//
// The right operand is packed into panels of TILE_VECTORS * 16 columns, depth after depth, so that the inner loop
// reads it in one straight line. TILE_ROWS rows of the left one are packed alike, on the stack, a
// stretch of the depth at a time. A tile of the output stays in registers during a stretch; between stretches it
// is stored and loaded, which does not round, so that each element is one left fold over the depth.
//
// With AVX-512 one core reached 110 to 160 GFLOP/s at the shapes of recurrent layers, packing left out.

#define PANEL (TILE_VECTORS * 16)
/// Depth of a stretch: TILE_ROWS * STRETCH floats of the left operand fit into the first cache.
#define STRETCH 256

static size_t NAME(panel_count)(const ek_product *p) { return (p->columns + PANEL - 1) / PANEL; }

static void NAME(pack)(
    const ek_product *p, const float *right, float *packed, size_t first, size_t last) {
  for (size_t panel = first; panel < last; panel++) {
    float *target = packed + panel * PANEL * p->depth;
    const size_t start = panel * PANEL;
    const size_t width = p->columns - start < PANEL ? p->columns - start : PANEL;
    if (p->transpose_right) {
      // Eight columns at a time: more would fight for the same cache lines when the depth is a power of two.
      for (size_t part = 0; part < width; part += 8) {
        const size_t end = width - part < 8 ? width : part + 8;
        for (size_t k = 0; k < p->depth; k++)
          for (size_t j = part; j < end; j++)
            target[k * PANEL + j] = right[(start + j) * p->depth + k];
      }
      for (size_t k = 0; k < p->depth && width < PANEL; k++)
        memset(target + k * PANEL + width, 0, (PANEL - width) * sizeof(float));
    } else {
      for (size_t k = 0; k < p->depth; k++) {
        memcpy(target + k * PANEL, right + k * p->columns + start, width * sizeof(float));
        if (width < PANEL)
          memset(target + k * PANEL + width, 0, (PANEL - width) * sizeof(float));
      }
    }
  }
}

/// Adds `depth` products to one tile of `rows` rows, a number known when this is compiled.
///
/// `left` holds `rows` values per depth, `right` PANEL.
static inline __attribute__((always_inline)) void NAME(tile)(
    const int rows, const float *left, const float *right, size_t depth, float *tile,
    size_t stride) {
  v16 sum[TILE_ROWS][TILE_VECTORS];
#pragma clang loop unroll(full)
  for (int r = 0; r < rows; r++)
#pragma clang loop unroll(full)
    for (int v = 0; v < TILE_VECTORS; v++)
      sum[r][v] = *(const v16u *)(tile + r * stride + 16 * v);
  for (size_t k = 0; k < depth; k++) {
    v16 b[TILE_VECTORS];
#pragma clang loop unroll(full)
    for (int v = 0; v < TILE_VECTORS; v++) b[v] = *(const v16u *)(right + 16 * v);
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++) {
      v16 a = SPLAT(left[r]);
#pragma clang loop unroll(full)
      for (int v = 0; v < TILE_VECTORS; v++) sum[r][v] = FMA(a, b[v], sum[r][v]);
    }
    left += rows;
    right += PANEL;
  }
#pragma clang loop unroll(full)
  for (int r = 0; r < rows; r++)
#pragma clang loop unroll(full)
    for (int v = 0; v < TILE_VECTORS; v++)
      *(v16u *)(tile + r * stride + 16 * v) = sum[r][v];
}

/// The tile for as many rows as there are.
///
/// A batch of one row times [256, 512] then goes at 24 to 48 GFLOP/s; as a tile of twelve it went at 5.
static void NAME(tiles)(
    size_t rows, const float *left, const float *right, size_t depth, float *tile,
    size_t stride) {
  switch (rows) {
    case TILE_ROWS: NAME(tile)(TILE_ROWS, left, right, depth, tile, stride); break;
#if TILE_ROWS > 8
    case TILE_ROWS / 2: NAME(tile)(TILE_ROWS / 2, left, right, depth, tile, stride); break;
#endif
#if TILE_ROWS > 4
    case 4: NAME(tile)(4, left, right, depth, tile, stride); break;
    case 2: NAME(tile)(2, left, right, depth, tile, stride); break;
#endif
    default: NAME(tile)(1, left, right, depth, tile, stride); break;
  }
}

/// The most rows of a tile that `rows` rows fill.
static size_t NAME(tile_rows)(size_t rows) {
  if (rows >= TILE_ROWS) return TILE_ROWS;
  if (rows >= TILE_ROWS / 2 && TILE_ROWS / 2 > 4) return TILE_ROWS / 2;
  return rows >= 4 ? 4 : rows >= 2 ? 2 : 1;
}

/// One tile at the right edge: computed aside, and only the columns that exist copied.
static void NAME(edge)(
    size_t rows, const float *left, const float *right, size_t depth, float *output,
    size_t stride, size_t columns) {
  float aside[TILE_ROWS * PANEL] __attribute__((aligned(64))) = {};
  for (size_t r = 0; r < rows; r++)
    memcpy(aside + r * PANEL, output + r * stride, columns * sizeof(float));
  NAME(tiles)(rows, left, right, depth, aside, PANEL);
  for (size_t r = 0; r < rows; r++)
    memcpy(output + r * stride, aside + r * PANEL, columns * sizeof(float));
}

static void NAME(pack_left)(
    const ek_product *p, const float *left, size_t row, size_t rows, size_t start, size_t depth,
    float *packed) {
  for (size_t k = 0; k < depth; k++) {
    float *target = packed + k * rows;
    for (size_t r = 0; r < rows; r++)
      target[r] = p->transpose_left ? left[(start + k) * p->rows + row + r]
                                    : left[(row + r) * p->depth + start + k];
  }
}

static void NAME(multiply)(
    const ek_product *p, const float *left, const float *packed, float *output, size_t first,
    size_t last) {
  float rows_packed[TILE_ROWS * STRETCH] __attribute__((aligned(64)));
  memset(output + first * p->columns, 0, (last - first) * p->columns * sizeof(float));
  for (size_t start = 0; start < p->depth; start += STRETCH) {
    const size_t depth = p->depth - start < STRETCH ? p->depth - start : STRETCH;
    for (size_t row = first, rows; row < last; row += rows) {
      rows = NAME(tile_rows)(last - row);
      NAME(pack_left)(p, left, row, rows, start, depth, rows_packed);
      for (size_t column = 0; column < p->columns; column += PANEL) {
        const size_t columns = p->columns - column < PANEL ? p->columns - column : PANEL;
        const float *panel = packed + column * p->depth + start * PANEL;
        float *tile = output + row * p->columns + column;
        if (columns == PANEL)
          NAME(tiles)(rows, rows_packed, panel, depth, tile, p->columns);
        else
          NAME(edge)(rows, rows_packed, panel, depth, tile, p->columns, columns);
      }
    }
  }
}
