// Updates of optimizers, compiled once per instruction set.

/// Sixteen floats, or as many as there are and `rest` for the others.
///
/// Whole vectors are no call of `memcpy`: that was 8 % of a step of simple cells, with rows of 64.
static inline __attribute__((always_inline)) v16 NAME(taken)(const float *from, size_t count, float rest) {
  if (count >= 16) return *(const v16u *)from;
  v16 x = SPLAT(rest);
  memcpy(&x, from, count * sizeof(float));
  return x;
}

static inline __attribute__((always_inline)) void NAME(put_back)(float *to, v16 x, size_t count) {
  if (count >= 16)
    *(v16u *)to = x;
  else
    memcpy(to, &x, count * sizeof(float));
}

/// sum += g * g, unless it stays; value -= rate * g / (sqrt(sum) + epsilon).
static void NAME(adagrad)(
    const ek_adagrad *hyper, float *value, float *sum, const float *gradient, size_t count) {
  const v16 rate = SPLAT(hyper->rate), epsilon = SPLAT(hyper->epsilon);
  for (size_t i = 0; i < count; i += 16) {
    const size_t left = count - i;
    v16 v = NAME(taken)(value + i, left, 0), s = NAME(taken)(sum + i, left, 1);
    const v16 g = NAME(taken)(gradient + i, left, 0);
    if (hyper->updates_sum) s += g * g;
    v -= rate * g / (__builtin_elementwise_sqrt(s) + epsilon);
    NAME(put_back)(value + i, v, left);
    NAME(put_back)(sum + i, s, left);
  }
}

/// first += (g - first) * (1 - beta1); second += (g * g - second) * (1 - beta2);
/// value -= rate * first / (sqrt(second) + epsilon).
static void NAME(adam)(
    const ek_adam *hyper, float *value, float *first, float *second, const float *gradient,
    size_t count) {
  const v16 rate = SPLAT(hyper->rate), epsilon = SPLAT(hyper->epsilon);
  const v16 rest1 = SPLAT(1 - hyper->beta1), rest2 = SPLAT(1 - hyper->beta2);
  for (size_t i = 0; i < count; i += 16) {
    const size_t left = count - i;
    v16 v = NAME(taken)(value + i, left, 0), m = NAME(taken)(first + i, left, 0);
    v16 s = NAME(taken)(second + i, left, 1);
    const v16 g = NAME(taken)(gradient + i, left, 0);
    m += (g - m) * rest1;
    s += (g * g - s) * rest2;
    v -= m * rate / (__builtin_elementwise_sqrt(s) + epsilon);
    NAME(put_back)(value + i, v, left);
    NAME(put_back)(first + i, m, left);
    NAME(put_back)(second + i, s, left);
  }
}
