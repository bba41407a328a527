// Updates of optimizers, compiled once per instruction set.

/// sum += g * g, unless it stays; value -= rate * g / (sqrt(sum) + epsilon).
static void NAME(adagrad)(
    const ek_adagrad *hyper, float *value, float *sum, const float *gradient, size_t count) {
  const v16 rate = SPLAT(hyper->rate), epsilon = SPLAT(hyper->epsilon);
  for (size_t i = 0; i < count; i += 16) {
    const size_t rest = count - i < 16 ? (count - i) * sizeof(float) : sizeof(v16);
    v16 v = {}, s = SPLAT(1), g = {};
    memcpy(&v, value + i, rest);
    memcpy(&s, sum + i, rest);
    memcpy(&g, gradient + i, rest);
    if (hyper->updates_sum) s += g * g;
    v -= rate * g / (__builtin_elementwise_sqrt(s) + epsilon);
    memcpy(value + i, &v, rest);
    memcpy(sum + i, &s, rest);
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
    const size_t rest = count - i < 16 ? (count - i) * sizeof(float) : sizeof(v16);
    v16 v = {}, m = {}, s = SPLAT(1), g = {};
    memcpy(&v, value + i, rest);
    memcpy(&m, first + i, rest);
    memcpy(&s, second + i, rest);
    memcpy(&g, gradient + i, rest);
    m += (g - m) * rest1;
    s += (g * g - s) * rest2;
    v -= m * rate / (__builtin_elementwise_sqrt(s) + epsilon);
    memcpy(value + i, &v, rest);
    memcpy(first + i, &m, rest);
    memcpy(second + i, &s, rest);
  }
}
