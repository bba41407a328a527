// A recurrent layer over a sequence, there and back, compiled once per instruction set, see CEstimatorRecurrent.h.

// MARK: Forward

/// What the inputs bring to the gates of `count` rows.
static void NAME(input_products)(
    const ek_layer *layer, const NAME(shape) *s, const ek_forward_pass *p, size_t first, size_t count,
    float *activations) {
  const float *biases = p->weights + s->panels * PANEL * (layer->inputs + s->width);
  for (size_t i = 0; i < s->count; i++) {
    const NAME(group) *g = &s->groups[i];
    if (!g->input) continue;
    const NAME(product) product = {
        .rows = count, .columns = g->columns, .depth = layer->inputs, .left = p->input + first * p->input_step,
        .left_step = p->input_step, .right = p->weights + g->panel * PANEL * layer->inputs,
        .right_step = PANEL * layer->inputs, .start = biases + g->offset, .start_step = 0,
        .output = activations + g->offset, .output_step = s->activations};
    NAME(run)(&product);
  }
}

/// What the states before bring to the gates of `count` rows.
static void NAME(state_products)(
    const ek_layer *layer, const NAME(shape) *s, const ek_forward_pass *p, const float *states, size_t count,
    float *activations) {
  const float *weights = p->weights + s->panels * PANEL * layer->inputs;
  const float *biases = weights + s->panels * PANEL * s->width;
  for (size_t i = 0; i < s->count; i++) {
    const NAME(group) *g = &s->groups[i];
    if (!g->state) continue;
    float *output = activations + g->offset;
    const NAME(product) product = {
        .rows = count, .columns = g->columns, .depth = s->width, .left = states, .left_step = s->width,
        .right = weights + g->panel * PANEL * s->width, .right_step = PANEL * s->width,
        .start = g->input ? output : biases + g->offset, .start_step = g->input ? s->activations : 0,
        .output = output, .output_step = s->activations};
    if (states) {
      NAME(run)(&product);
    } else if (!g->input) {
      for (size_t row = 0; row < count; row++)
        memcpy(output + row * s->activations, biases + g->offset, g->columns * sizeof(float));
    }
  }
}

/// The gates of the step that begins at row `first`; `before` is the first row of the step before it.
static void NAME(step_gates)(
    const ek_layer *layer, const NAME(shape) *s, const ek_forward_pass *p, size_t first, size_t count,
    const size_t *before, float *activations) {
  const size_t width = s->width;
  for (size_t row = 0; row < count; row++) {
    float *z = activations + row * s->activations;
    float *h = p->output + (first + row) * width;
    const float *past = before ? p->output + (*before + row) * width : NULL;
    switch (layer->cell) {
      case ek_simple_rnn: NAME(simple_forward)(width, z, h); break;
      case ek_gru: NAME(gru_forward)(width, z, past, h); break;
      case ek_lstm: {
        float *c = p->cells + (p->keeps ? first + row : row) * width;
        const float *old = p->keeps && before ? p->cells + (*before + row) * width : c;
        NAME(lstm_forward)(width, z, before ? old : NULL, c, h);
      }
    }
  }
}

/// Rows whose inputs are multiplied at once: [128, 512] activations stay in the second cache until their step.
#define WINDOW 128

static void NAME(forward)(const ek_layer *layer, const ek_live_rows *rows, const ek_forward_pass *p) {
  const NAME(shape) s = NAME(shape_of)(layer);
  const size_t *starts = rows->starts;
  for (size_t t = 0, end; t < rows->steps; t = end) {
    for (end = t + 1; end < rows->steps && starts[end + 1] - starts[t] <= WINDOW;) end++;
    float *window = p->activations + (p->keeps ? starts[t] : 0) * s.activations;
    NAME(input_products)(layer, &s, p, starts[t], starts[end] - starts[t], window);
    for (size_t step = t; step < end; step++) {
      const size_t count = starts[step + 1] - starts[step];
      float *activations = window + (starts[step] - starts[t]) * s.activations;
      const size_t *before = step > 0 ? &starts[step - 1] : NULL;
      NAME(state_products)(layer, &s, p, before ? p->output + *before * s.width : NULL, count, activations);
      NAME(step_gates)(layer, &s, p, starts[step], count, before, activations);
    }
  }
}

// MARK: Backward

/// Multiplies `count` rows of gate gradients by transposed weights.
static void NAME(gate_products)(
    const ek_layer *layer, const NAME(shape) *s, const ek_backward_pass *p, int state, size_t first, size_t count,
    size_t columns, int adds, float *output) {
  for (size_t i = 0; i < s->count; i++) {
    const NAME(group) *g = &s->groups[i];
    if (!(state ? g->state : g->input)) continue;
    const NAME(product) product = {
        .rows = count, .columns = columns, .depth = g->columns,
        .left = p->gates + g->panel * p->gates_step + first * PANEL, .left_step = PANEL,
        .left_jump = p->gates_step,
        .right = NAME(rows_of)(layer, s, i, state, (float *)p->weights), .right_step = PANEL * g->columns,
        .start = adds ? output : NAME(zeros), .start_step = adds ? columns : 0,
        .output = output, .output_step = columns};
    NAME(run)(&product);
    adds = 1;
  }
}

static void NAME(step_gate_gradients)(
    const ek_layer *layer, const NAME(shape) *s, const ek_backward_pass *p, size_t first, size_t count,
    const size_t *before) {
  const size_t width = s->width;
  for (size_t row = 0; row < count; row++) {
    const size_t at = first + row;
    const float *gates = p->activations + at * s->activations;
    const float *above = p->output_gradient ? p->output_gradient + at * width : NULL;
    float *dh = p->state_gradient + row * width;
    const NAME(slots) slots = {p->gates + at * PANEL, p->gates_step};
    switch (layer->cell) {
      case ek_simple_rnn:
        NAME(simple_backward)(width, p->output + at * width, above, dh, &slots);
        break;
      case ek_gru:
        NAME(gru_backward)(
            width, gates, before ? p->output + (*before + row) * width : NULL, above, dh, s->groups[1].panel,
            s->groups[2].panel, &slots);
        break;
      case ek_lstm:
        NAME(lstm_backward)(
            width, gates, before ? p->cells + (*before + row) * width : NULL, p->cells + at * width, above, dh,
            p->cell_gradient + row * width, &slots);
    }
  }
}

static void NAME(backward)(const ek_layer *layer, const ek_live_rows *rows, const ek_backward_pass *p) {
  const NAME(shape) s = NAME(shape_of)(layer);
  const size_t *starts = rows->starts;
  size_t pending = starts[rows->steps];
  for (size_t step = rows->steps; step-- > 0;) {
    const size_t first = starts[step], count = starts[step + 1] - first;
    NAME(step_gate_gradients)(layer, &s, p, first, count, step > 0 ? &starts[step - 1] : NULL);
    if (step > 0)
      NAME(gate_products)(
          layer, &s, p, 1, first, count, s.width, layer->cell == ek_gru, p->state_gradient);
    if (p->input_gradient && (step == 0 || pending - first >= WINDOW)) {
      NAME(gate_products)(
          layer, &s, p, 0, first, pending - first, p->input_columns, 0,
          p->input_gradient + first * p->input_columns);
      pending = first;
    }
  }
}
