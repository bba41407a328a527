// The cells' gates, one row at a time, compiled once per instruction set.
// Rows are whole vectors: `width` is a multiple of 16.

/// e^x - 1 = scale * (1 + part) - 1, for |x| <= 87.
static inline __attribute__((always_inline)) void NAME(exponential)(v16 x, v16 *scale, v16 *part) {
  // Adding 1.5 * 2^23 rounds to an integer and leaves it in the low bits.
  const v16 shifted = FMA(x, SPLAT(1.44269504f), SPLAT(12582912.0f));
  *scale = (v16)(((v16i)shifted << 23) + (127 << 23));
  const v16 n = shifted - 12582912.0f;
  v16 r = FMA(n, SPLAT(-0.693359375f), x);
  r = FMA(n, SPLAT(2.12194440e-4f), r);
  // e^r - 1 = r + r^2 q(r) within 1.4e-8 of itself for |r| < 0.347: weighted least squares on Chebyshev nodes.
  v16 q = SPLAT(0x1.6d99bep-10f);
  q = FMA(q, r, SPLAT(0x1.12288p-7f));
  q = FMA(q, r, SPLAT(0x1.555486p-5f));
  q = FMA(q, r, SPLAT(0x1.5554aep-3f));
  q = FMA(q, r, SPLAT(0.5f));
  *part = FMA(r * r, q, r);
}

/// A NaN stays one.
static inline __attribute__((always_inline)) v16 NAME(clamped)(v16 x, float low, float high) {
  x = SELECT(x > high, SPLAT(high), x);
  return SELECT(x < low, SPLAT(low), x);
}

static inline __attribute__((always_inline)) v16 NAME(gate_sigmoid)(v16 x) {
  v16 scale, part;
  NAME(exponential)(-NAME(clamped)(x, -87, 87), &scale, &part);
  return 1.0f / (FMA(scale, part, scale) + 1.0f);
}

static inline __attribute__((always_inline)) v16 NAME(gate_tanh)(v16 x) {
  v16 scale, part;
  // tanh 9.5 rounds to 1.
  NAME(exponential)(2.0f * NAME(clamped)(x, -9.5f, 9.5f), &scale, &part);
  const v16 less = FMA(scale, part, scale - 1.0f);
  return less / (less + 2.0f);
}

static void NAME(gate)(int is_tanh, const float *input, float *output, size_t count) {
  for (size_t i = 0; i < count; i += 16) {
    const size_t size = (count - i < 16 ? count - i : 16) * sizeof(float);
    v16 x = {};
    memcpy(&x, input + i, size);
    x = is_tanh ? NAME(gate_tanh)(x) : NAME(gate_sigmoid)(x);
    memcpy(output + i, &x, size);
  }
}

#define AT(pointer, i) (*(v16u *)((pointer) + (i)))
#define READ(pointer, i) (*(const v16u *)((pointer) + (i)))

/// CELL-01, in place.
static void NAME(simple_forward)(size_t width, float *z, float *h) {
  for (size_t i = 0; i < width; i += 16) AT(h, i) = NAME(gate_tanh)(READ(z, i));
}

/// CELL-02: what goes into the gates becomes what comes out of them.
static void NAME(lstm_forward)(size_t width, float *z, const float *before, float *c, float *h) {
  for (size_t i = 0; i < width; i += 16) {
    const v16 in = NAME(gate_sigmoid)(READ(z, i));
    const v16 forget = NAME(gate_sigmoid)(READ(z, width + i));
    const v16 candidate = NAME(gate_tanh)(READ(z, 2 * width + i));
    const v16 out = NAME(gate_sigmoid)(READ(z, 3 * width + i));
    v16 state = in * candidate;
    if (before) state = FMA(forget, READ(before, i), state);
    AT(z, i) = in;
    AT(z, width + i) = forget;
    AT(z, 2 * width + i) = candidate;
    AT(z, 3 * width + i) = out;
    AT(c, i) = state;
    AT(h, i) = out * NAME(gate_tanh)(state);
  }
}

/// CELL-03: z, r and the candidate in place; the fourth block is what the state brings to the candidate.
static void NAME(gru_forward)(size_t width, float *z, const float *before, float *h) {
  for (size_t i = 0; i < width; i += 16) {
    const v16 update = NAME(gate_sigmoid)(READ(z, i));
    const v16 reset = NAME(gate_sigmoid)(READ(z, width + i));
    const v16 candidate = NAME(gate_tanh)(FMA(reset, READ(z, 3 * width + i), READ(z, 2 * width + i)));
    v16 state = (1.0f - update) * candidate;
    if (before) state = FMA(update, READ(before, i), state);
    AT(z, i) = update;
    AT(z, width + i) = reset;
    AT(z, 2 * width + i) = candidate;
    AT(h, i) = state;
  }
}

/// Where a row's gradients of what goes into the gates lie: column by column in panels.
typedef struct {
  float *row;
  size_t step;
} NAME(slots);

static inline __attribute__((always_inline)) void NAME(put)(
    const NAME(slots) *slots, size_t panel, size_t column, v16 value) {
  AT(slots->row, (panel + column / PANEL) * slots->step + column % PANEL) = value;
}

static void NAME(simple_backward)(
    size_t width, const float *h, const float *above, float *dh, const NAME(slots) *slots) {
  for (size_t i = 0; i < width; i += 16) {
    v16 d = READ(dh, i);
    if (above) d += READ(above, i);
    const v16 y = READ(h, i);
    NAME(put)(slots, 0, i, d * (1.0f - y * y));
  }
}

static void NAME(lstm_backward)(
    size_t width, const float *gates, const float *before, const float *c, const float *above, const float *dh,
    float *dc, const NAME(slots) *slots) {
  for (size_t i = 0; i < width; i += 16) {
    const v16 in = READ(gates, i), forget = READ(gates, width + i);
    const v16 candidate = READ(gates, 2 * width + i), out = READ(gates, 3 * width + i);
    v16 d = READ(dh, i);
    if (above) d += READ(above, i);
    // Computing tanh once more takes as long as it would to store and load it: 0.1 ms of 13 at 3200 rows of 128.
    const v16 state = NAME(gate_tanh)(READ(c, i));
    const v16 inner = FMA(d * out, 1.0f - state * state, READ(dc, i));
    AT(dc, i) = inner * forget;
    NAME(put)(slots, 0, i, inner * candidate * in * (1.0f - in));
    const v16 past = before ? READ(before, i) : SPLAT(0);
    NAME(put)(slots, 0, width + i, inner * past * forget * (1.0f - forget));
    NAME(put)(slots, 0, 2 * width + i, inner * in * (1.0f - candidate * candidate));
    NAME(put)(slots, 0, 3 * width + i, d * state * out * (1.0f - out));
  }
}

/// Leaves in `dh` what goes straight to the state before.
static void NAME(gru_backward)(
    size_t width, const float *gates, const float *before, const float *above, float *dh,
    size_t candidates, size_t states, const NAME(slots) *slots) {
  for (size_t i = 0; i < width; i += 16) {
    const v16 update = READ(gates, i), reset = READ(gates, width + i);
    const v16 candidate = READ(gates, 2 * width + i), brought = READ(gates, 3 * width + i);
    const v16 past = before ? READ(before, i) : SPLAT(0);
    v16 d = READ(dh, i);
    if (above) d += READ(above, i);
    const v16 inner = d * (1.0f - update) * (1.0f - candidate * candidate);
    NAME(put)(slots, 0, i, d * (past - candidate) * update * (1.0f - update));
    NAME(put)(slots, 0, width + i, inner * brought * reset * (1.0f - reset));
    NAME(put)(slots, candidates, i, inner);
    NAME(put)(slots, states, i, inner * reset);
    AT(dh, i) = d * update;
  }
}
