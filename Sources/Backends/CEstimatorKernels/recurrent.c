// Recurrent layers on whatever instruction set was chosen.
#include "vectors.h"

ek_layer_sizes ek_recurrent_sizes(const ek_layer *layer) { return ek_chosen->recurrent_sizes(layer); }

size_t ek_recurrent_window(size_t most) { return most > ek_chosen->window ? most : ek_chosen->window; }

void ek_recurrent_pack_forward(
    const ek_layer *layer, const float *kernel, const float *recurrent, const float *bias, float *packed) {
  ek_chosen->pack_forward(layer, kernel, recurrent, bias, packed);
}

void ek_recurrent_pack_backward(
    const ek_layer *layer, const float *kernel, const float *recurrent, float *packed) {
  ek_chosen->pack_backward(layer, kernel, recurrent, packed);
}

void ek_recurrent_forward(const ek_layer *layer, const ek_live_rows *rows, const ek_forward_pass *pass) {
  ek_chosen->forward(layer, rows, pass);
}

void ek_recurrent_backward(const ek_layer *layer, const ek_live_rows *rows, const ek_backward_pass *pass) {
  ek_chosen->backward(layer, rows, pass);
}

void ek_recurrent_weight_gradients(
    const ek_layer *layer, const ek_live_rows *shards, size_t count, const ek_weight_gradients *pass, size_t first,
    size_t last) {
  ek_chosen->weight_gradients(layer, shards, count, pass, first, last);
}

void ek_float32_gate(int is_tanh, const float *input, float *output, size_t count) {
  ek_chosen->gate(is_tanh, input, output, count);
}

void ek_float32_gather_rows(
    const float *source, size_t source_step, const uint32_t *places, size_t rows, size_t count, float *target,
    size_t target_step) {
  ek_chosen->gather_rows(source, source_step, places, rows, count, target, target_step);
}

void ek_float32_add_rows_at(
    const float *source, size_t source_step, const uint32_t *places, size_t rows, size_t count, float *target,
    size_t target_step) {
  ek_chosen->add_rows_at(source, source_step, places, rows, count, target, target_step);
}
