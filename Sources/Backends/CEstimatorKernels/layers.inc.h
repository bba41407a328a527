// How a recurrent layer's gates and weights are arranged, compiled once per instruction set.

/// Gate blocks that lie side by side in panels of their own.
///
/// A GRU's candidate has two: what the input brings to it (and its gradient), and what the state brings.
typedef struct {
  /// First panel, columns, and where among the activations they lie.
  size_t panel, columns, offset;
  /// The first one's number among the weights' gates, and whether they belong to kernel and recurrent kernel.
  size_t gate;
  int input, state;
} NAME(group);

typedef struct {
  size_t width, activations, panels, count, gates;
  NAME(group) groups[3];
} NAME(shape);

static NAME(shape) NAME(shape_of)(const ek_layer *layer) {
  const size_t width = (layer->units + 15) / 16 * 16;
  const size_t one = (width + PANEL - 1) / PANEL, two = (2 * width + PANEL - 1) / PANEL;
  switch (layer->cell) {
    case ek_simple_rnn:
      return (NAME(shape)){width, width, one, 1, 1, {{0, width, 0, 0, 1, 1}}};
    case ek_lstm:
      return (NAME(shape)){width, 4 * width, 4 * width / PANEL, 1, 4, {{0, 4 * width, 0, 0, 1, 1}}};
    case ek_gru: break;
  }
  return (NAME(shape)){
      width, 4 * width, two + 2 * one, 3, 3,
      {{0, 2 * width, 0, 0, 1, 1},
       {two, width, 2 * width, 2, 1, 0},
       {two + one, width, 3 * width, 2, 0, 1}}};
}

static size_t NAME(padded)(size_t columns) { return (columns + PANEL - 1) / PANEL * PANEL; }

static ek_layer_sizes NAME(recurrent_sizes)(const ek_layer *layer) {
  const NAME(shape) s = NAME(shape_of)(layer);
  size_t columns = 0;
  for (size_t g = 0; g < s.count; g++) columns += s.groups[g].columns;
  return (ek_layer_sizes){
      .width = s.width, .activations = s.activations, .panels = s.panels, .panel = PANEL,
      .forward_weights = s.panels * PANEL * (layer->inputs + s.width) + s.activations,
      .backward_weights = columns * (NAME(padded)(layer->inputs) + NAME(padded)(s.width)),
      .scratch = s.panels * PANEL * (layer->inputs + layer->units + 1)};
}

// MARK: Weights

/// For each vector of a group's columns: the column of the weights that it begins with, and how many exist.
static size_t NAME(weight_column)(
    const ek_layer *layer, const NAME(shape) *s, const NAME(group) *g, size_t column, size_t *count) {
  const size_t unit = column % s->width;
  *count = unit >= layer->units ? 0 : layer->units - unit < 16 ? layer->units - unit : 16;
  return (g->gate + column / s->width) * layer->units + unit;
}

static void NAME(pack_columns)(
    const ek_layer *layer, const NAME(shape) *s, const NAME(group) *g, const float *weights, size_t rows,
    size_t depth, float *packed) {
  memset(packed, 0, NAME(padded)(g->columns) * depth * sizeof(float));
  for (size_t column = 0; column < g->columns; column += 16) {
    size_t count;
    const float *source = weights + NAME(weight_column)(layer, s, g, column, &count);
    float *target = packed + column / PANEL * PANEL * depth + column % PANEL;
    const size_t step = s->gates * layer->units;
    if (count == 16)
      for (size_t k = 0; k < rows; k++) AT(target, k * PANEL) = READ(source, k * step);
    else
      for (size_t k = 0; k < rows; k++) memcpy(target + k * PANEL, source + k * step, count * sizeof(float));
  }
}

static void NAME(pack_forward)(
    const ek_layer *layer, const float *kernel, const float *recurrent, const float *bias, float *packed) {
  const NAME(shape) s = NAME(shape_of)(layer);
  float *states = packed + s.panels * PANEL * layer->inputs;
  float *biases = states + s.panels * PANEL * s.width;
  memset(biases, 0, s.activations * sizeof(float));
  for (size_t i = 0; i < s.count; i++) {
    const NAME(group) *g = &s.groups[i];
    if (g->input)
      NAME(pack_columns)(
          layer, &s, g, kernel, layer->inputs, layer->inputs, packed + g->panel * PANEL * layer->inputs);
    if (g->state)
      NAME(pack_columns)(layer, &s, g, recurrent, layer->units, s.width, states + g->panel * PANEL * s.width);
    for (size_t column = 0; column < g->columns; column++) {
      const size_t unit = column % s.width, from = (g->gate + column / s.width) * layer->units + unit;
      if (unit >= layer->units) continue;
      float value = g->input ? bias[from] : 0;
      // The GRU's second row of biases goes with the state.
      if (layer->cell == ek_gru && g->state) value += bias[s.gates * layer->units + from];
      biases[g->offset + column] = value;
    }
  }
}

/// Packs the transposed columns of a group: `rows` of the weights become columns.
static void NAME(pack_rows)(
    const ek_layer *layer, const NAME(shape) *s, const NAME(group) *g, const float *weights, size_t rows,
    float *packed) {
  const size_t step = s->gates * layer->units;
  for (size_t row = 0; row < rows; row += PANEL) {
    const size_t width = rows - row < PANEL ? rows - row : PANEL;
    for (size_t block = 0; block < g->columns; block += s->width) {
      float *target = packed + row * g->columns + block * PANEL;
      const size_t from = (g->gate + block / s->width) * layer->units;
      NAME(pack_transposed)(weights + row * step + from, step, width, layer->units, target);
      memset(target + layer->units * PANEL, 0, (s->width - layer->units) * PANEL * sizeof(float));
    }
  }
}

/// Where a group's transposed weights begin: kernels first, then recurrent kernels.
static float *NAME(rows_of)(
    const ek_layer *layer, const NAME(shape) *s, size_t group, int state, float *packed) {
  size_t before = 0, all = 0;
  for (size_t g = 0; g < s->count; g++) {
    if (g < group) before += s->groups[g].columns;
    all += s->groups[g].columns;
  }
  const size_t inputs = NAME(padded)(layer->inputs), states = NAME(padded)(s->width);
  return state ? packed + all * inputs + before * states : packed + before * inputs;
}

static void NAME(pack_backward)(
    const ek_layer *layer, const float *kernel, const float *recurrent, float *packed) {
  const NAME(shape) s = NAME(shape_of)(layer);
  for (size_t i = 0; i < s.count; i++) {
    const NAME(group) *g = &s.groups[i];
    if (g->input)
      NAME(pack_rows)(layer, &s, g, kernel, layer->inputs, NAME(rows_of)(layer, &s, i, 0, packed));
    if (g->state)
      NAME(pack_rows)(layer, &s, g, recurrent, layer->units, NAME(rows_of)(layer, &s, i, 1, packed));
  }
}
