// Tiles of a float32 matrix product, compiled once per instruction set.
// The including file defines NAME(x), FMA(a, b, c), TILE_ROWS, TILE_VECTORS and the target.
//
// The right operand lies in panels of PANEL columns, depth after depth, so that the inner loop reads it in one
// straight line. The left one is read where it lies. A tile of the output stays in registers over a stretch of the
// depth; between stretches it is stored and loaded, which does not round, so that each element is one left fold over
// the depth, wherever it stands.
//
// With AVX-512 one core of 288 GFLOP/s reaches 244 to 255 at the shapes of recurrent layers ([32, 128] x [128, 512],
// [3200, 64] x [64, 512], [128, 512] x [512, 2048]); tiles of 12 x 32 with the left operand packed by scalar code reached
// 180 to 218, and tiles of 6 x 64 or 12 x 32 reading it in place no more than 8 x 32. A transposed left operand
// packed for the tiles, 256 depths of 128 rows at a time, gains nothing either: 0.85 to 1.0 of the rate at
// [64, 3200] x [3200, 128], the same within the noise at [512, 3000] x [3000, 2048].

#define PANEL (TILE_VECTORS * 16)

/// One product: output[rows, columns] = start + left[rows, depth] right[depth, columns].
typedef struct {
  size_t rows, columns, depth;
  const float *left;
  /// Floats from one row of the left operand to the next; of one that lies transposed, from one depth to the next.
  size_t left_step;
  /// Floats from one stretch of PANEL depths to the next, where the left operand lies in panels itself; else 0.
  size_t left_jump;
  int left_transposed;
  const float *right;
  /// Floats from one panel to the next.
  size_t right_step;
  /// What the sums begin with: rows `start_step` floats apart, or the same row for all.
  const float *start;
  size_t start_step;
  float *output;
  size_t output_step;
} NAME(product);

static const float NAME(zeros)[PANEL] __attribute__((aligned(64)));

/// Where one tile's operands lie.
typedef struct {
  const float *left, *right, *start;
  float *output;
  size_t depth, left_step, left_jump, start_step, output_step;
} NAME(place);

/// One tile of numbers of rows and vectors that are known when this is compiled.
static inline __attribute__((always_inline)) void NAME(tile)(
    const int rows, const int vectors, const int transposed, const NAME(place) *p) {
  const float *left = p->left, *right = p->right;
  const size_t step = p->left_step;
  v16 sum[TILE_ROWS][TILE_VECTORS];
#pragma clang loop unroll(full)
  for (int r = 0; r < rows; r++)
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++)
      sum[r][v] = *(const v16u *)(p->start + r * p->start_step + 16 * v);
  const size_t stretch = p->left_jump ? PANEL : p->depth;
  for (size_t done = 0; done < p->depth; done += stretch) {
    const size_t depth = p->depth - done < stretch ? p->depth - done : stretch;
    for (size_t k = 0; k < depth; k++) {
      v16 b[TILE_VECTORS];
#pragma clang loop unroll(full)
      for (int v = 0; v < vectors; v++) b[v] = *(const v16u *)(right + 16 * v);
#pragma clang loop unroll(full)
      for (int r = 0; r < rows; r++) {
        const v16 a = SPLAT(transposed ? left[k * step + r] : left[r * step + k]);
#pragma clang loop unroll(full)
        for (int v = 0; v < vectors; v++) sum[r][v] = FMA(a, b[v], sum[r][v]);
      }
      right += PANEL;
    }
    left += p->left_jump;
  }
#pragma clang loop unroll(full)
  for (int r = 0; r < rows; r++)
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++)
      *(v16u *)(p->output + r * p->output_step + 16 * v) = sum[r][v];
}

#define TILES(rows, vectors)                                                \
  static void NAME(tile_##rows##_##vectors)(const NAME(place) *p) {         \
    NAME(tile)(rows, vectors, 0, p);                                        \
  }                                                                         \
  static void NAME(tile_##rows##_##vectors##_transposed)(const NAME(place) *p) { \
    NAME(tile)(rows, vectors, 1, p);                                        \
  }

#if TILE_VECTORS == 2
#define TILE_ROW(rows) TILES(rows, 1) TILES(rows, 2)
#define TILE_ENTRY(rows)                                                     \
  {{NAME(tile_##rows##_1), NAME(tile_##rows##_2)},                           \
   {NAME(tile_##rows##_1_transposed), NAME(tile_##rows##_2_transposed)}},
#else
#define TILE_ROW(rows) TILES(rows, 1)
#define TILE_ENTRY(rows) {{NAME(tile_##rows##_1)}, {NAME(tile_##rows##_1_transposed)}},
#endif

TILE_ROW(1)
TILE_ROW(2)
#if TILE_ROWS > 2
TILE_ROW(3)
TILE_ROW(4)
TILE_ROW(5)
TILE_ROW(6)
#endif
#if TILE_ROWS > 6
TILE_ROW(7)
TILE_ROW(8)
#endif

/// Tiles by rows, whether the left operand lies transposed, and vectors; all less one.
///
/// With a tile of its own for every number of rows, a batch of one row times [256, 512] goes at 24 to 48 GFLOP/s; as
/// a full tile it went at 5.
static void (*const NAME(tiles)[TILE_ROWS][2][TILE_VECTORS])(const NAME(place) *) = {
    TILE_ENTRY(1) TILE_ENTRY(2)
#if TILE_ROWS > 2
    TILE_ENTRY(3) TILE_ENTRY(4) TILE_ENTRY(5) TILE_ENTRY(6)
#endif
#if TILE_ROWS > 6
    TILE_ENTRY(7) TILE_ENTRY(8)
#endif
};

/// One tile at a right edge that no vector ends at: computed aside, and only the columns that exist copied.
static void NAME(edge)(size_t rows, int transposed, size_t columns, const NAME(place) *p) {
  float start[TILE_ROWS * PANEL] __attribute__((aligned(64))) = {};
  float result[TILE_ROWS * PANEL] __attribute__((aligned(64)));
  for (size_t r = 0; r < rows; r++)
    memcpy(start + r * PANEL, p->start + r * p->start_step, columns * sizeof(float));
  NAME(place) aside = *p;
  aside.start = start;
  aside.output = result;
  aside.start_step = aside.output_step = PANEL;
  NAME(tiles)[rows - 1][transposed][(columns + 15) / 16 - 1](&aside);
  for (size_t r = 0; r < rows; r++)
    memcpy(p->output + r * p->output_step, result + r * PANEL, columns * sizeof(float));
}

/// The tiles of a panel's columns, `first` to `last - 1` of the rows, over one stretch of the depth.
static void NAME(panel_tiles)(
    const NAME(product) *p, size_t column, size_t start, size_t depth, size_t first, size_t last) {
  const size_t columns = p->columns - column < PANEL ? p->columns - column : PANEL;
  NAME(place) place = {
      .depth = depth, .left_step = p->left_step, .left_jump = p->left_jump, .output_step = p->output_step,
      .right = p->right + column / PANEL * p->right_step + start * PANEL};
  place.start_step = start ? p->output_step : p->start_step;
  const float *left = p->left;
  if (p->left_transposed) left += start * p->left_step;
  else if (p->left_jump) left += start / PANEL * p->left_jump;
  else left += start;
  for (size_t row = first; row < last; row += TILE_ROWS) {
    const size_t rows = last - row < TILE_ROWS ? last - row : TILE_ROWS;
    place.left = left + (p->left_transposed ? row : row * p->left_step);
    place.output = p->output + row * p->output_step + column;
    place.start = start ? place.output : p->start + row * p->start_step + (p->start == NAME(zeros) ? 0 : column);
    if (columns % 16)
      NAME(edge)(rows, p->left_transposed, columns, &place);
    else
      NAME(tiles)[rows - 1][p->left_transposed][columns / 16 - 1](&place);
  }
}

/// The whole product.
///
/// A stretch of a panel (32 or 64 KB) meets many rows while it is in the first caches; a stretch of the rows stays in
/// the second meanwhile.
static void NAME(run)(const NAME(product) *p) {
  const size_t stretch = p->left_transposed ? 256 : 512;
  const size_t block = p->left_transposed ? p->rows : 128;
  for (size_t first = 0; first < p->rows; first += block) {
    const size_t last = p->rows - first < block ? p->rows : first + block;
    for (size_t start = 0; start < p->depth || start == 0; start += stretch) {
      const size_t depth = p->depth - start < stretch ? p->depth - start : stretch;
      for (size_t column = 0; column < p->columns; column += PANEL)
        NAME(panel_tiles)(p, column, start, depth, first, last);
    }
  }
}
