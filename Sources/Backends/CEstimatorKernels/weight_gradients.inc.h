// The gradients of a recurrent layer's weights, compiled once per instruction set, see CEstimatorRecurrent.h.

/// Adds, for one run of panels, the products of transposed rows of `left` with `count` rows of gate gradients.
static void NAME(outer_products)(
    const ek_weight_gradients *p, const float *left, size_t left_step, size_t rows, size_t at, size_t count,
    size_t panel, size_t columns, int adds, size_t step, float *sums) {
  if (count == 0 && adds) return;
  float *output = sums + panel * PANEL;
  const NAME(product) product = {
      .rows = rows, .columns = columns, .depth = count, .left = left, .left_step = left_step, .left_transposed = 1,
      .right = p->gates + panel * p->gates_step + at * PANEL, .right_step = p->gates_step,
      .start = adds ? output : NAME(zeros), .start_step = adds ? step : 0, .output = output, .output_step = step};
  NAME(run)(&product);
}

/// The sum over all rows of one panel's columns, four partial sums taking turns.
static void NAME(panel_sums)(const float *gates, size_t rows, size_t vectors, float *sums) {
  for (size_t v = 0; v < vectors; v++) {
    v16 part[4] = {};
    size_t row = 0;
    for (; row + 4 <= rows; row += 4)
      for (size_t k = 0; k < 4; k++) part[k] += READ(gates, (row + k) * PANEL + 16 * v);
    for (; row < rows; row++) part[row % 4] += READ(gates, row * PANEL + 16 * v);
    AT(sums, 16 * v) = (part[0] + part[1]) + (part[2] + part[3]);
  }
}

/// Copies a group's columns from where they were summed to where they belong.
static void NAME(unpad)(
    const ek_layer *layer, const NAME(shape) *s, const NAME(group) *g, const float *sums, size_t rows, size_t step,
    size_t first, size_t last, float *output) {
  for (size_t column = 0; column < g->columns; column += 16) {
    const size_t panel = g->panel + column / PANEL;
    if (panel < first || panel >= last) continue;
    size_t count;
    float *target = output + NAME(weight_column)(layer, s, g, column, &count);
    for (size_t row = 0; row < rows; row++)
      memcpy(
          target + row * s->gates * layer->units, sums + row * step + panel * PANEL + column % PANEL,
          count * sizeof(float));
  }
}

static void NAME(group_gradients)(
    const ek_layer *layer, const NAME(shape) *s, const NAME(group) *g, const ek_live_rows *shards, size_t count,
    const ek_weight_gradients *p, size_t first, size_t last) {
  const size_t from = first > g->panel ? first - g->panel : 0;
  const size_t until = last < g->panel ? 0 : last - g->panel;
  const size_t panels = (g->columns + PANEL - 1) / PANEL;
  const size_t end = until < panels ? until : panels;
  if (from >= end) return;
  const size_t columns = (end * PANEL < g->columns ? end * PANEL : g->columns) - from * PANEL;
  const size_t panel = g->panel + from, step = s->panels * PANEL;
  float *states = p->scratch + layer->inputs * step, *biases = states + layer->units * step;
  const size_t rows = shards[count - 1].starts[shards[count - 1].steps];
  if (g->input)
    NAME(outer_products)(
        p, p->input, p->input_step, layer->inputs, 0, rows, panel, columns, 0, step, p->scratch);
  for (size_t i = 0; i < count && g->state; i++) {
    const size_t *starts = shards[i].starts, steps = shards[i].steps;
    // A step's rows meet the same rows of the step before: as long as the number of rows stays the same, many at once.
    if (i == 0) NAME(outer_products)(p, p->output, s->width, layer->units, 0, 0, panel, columns, 0, step, states);
    for (size_t t = 1, next; t < steps; t = next) {
      const size_t size = starts[t] - starts[t - 1];
      for (next = t + 1; next < steps && starts[next] - starts[next - 1] == size;) next++;
      // The last of these steps may have fewer rows itself: they are the first of the step before all the same.
      NAME(outer_products)(
          p, p->output + starts[t - 1] * s->width, s->width, layer->units, starts[t], starts[next] - starts[t], panel,
          columns, 1, step, states);
    }
  }
  for (size_t column = 0; column < columns; column += PANEL) {
    const size_t width = columns - column < PANEL ? columns - column : PANEL;
    NAME(panel_sums)(
        p->gates + (panel + column / PANEL) * p->gates_step, rows, width / 16, biases + panel * PANEL + column);
  }
  if (g->input) NAME(unpad)(layer, s, g, p->scratch, layer->inputs, step, first, last, p->kernel);
  if (g->state) NAME(unpad)(layer, s, g, states, layer->units, step, first, last, p->recurrent);
  if (g->input) NAME(unpad)(layer, s, g, biases, 1, step, first, last, p->bias);
  if (g->state && layer->cell == ek_gru)
    NAME(unpad)(layer, s, g, biases, 1, step, first, last, p->bias + s->gates * layer->units);
}

static void NAME(weight_gradients)(
    const ek_layer *layer, const ek_live_rows *shards, size_t count, const ek_weight_gradients *p, size_t first,
    size_t last) {
  const NAME(shape) s = NAME(shape_of)(layer);
  for (size_t i = 0; i < s.count; i++)
    NAME(group_gradients)(layer, &s, &s.groups[i], shards, count, p, first, last);
}
