#pragma once
/// One recurrent layer over a whole sequence: forward, backward, and the gradients of its weights.
///
/// Rows are live ones only. A shard is some of a batch's rows, sorted so that longer ones come first; step t works on
/// the first `starts[t + 1] - starts[t]` of them, which are never more than at step t - 1, and whose data lie one after
/// another from row `starts[t]` on. Padding takes no room and no time. What shards there are is the caller's choice;
/// they may run at the same time.
///
/// Inside, units are padded to whole vectors (`width`), with zeros for weights.

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// Cells as in CELL-01 to CELL-03.
typedef enum { ek_simple_rnn, ek_gru, ek_lstm } ek_cell;

typedef struct {
  ek_cell cell;
  size_t inputs, units;
} ek_layer;

/// What a layer's buffers measure, in floats.
typedef struct {
  /// Units rounded up: one row of an output or state.
  size_t width;
  /// Of what is kept of one live row for the way back, beside output and cell state.
  size_t activations;
  /// Panels of the gradients of what goes into the gates, and their number of columns.
  size_t panels, panel;
  size_t forward_weights, backward_weights;
  /// What `ek_recurrent_weight_gradients` needs beside its results.
  size_t scratch;
} ek_layer_sizes;

ek_layer_sizes ek_recurrent_sizes(const ek_layer *layer);

/// Rows of activations that a forward pass which keeps none needs, where a step has `most` rows at the most.
size_t ek_recurrent_window(size_t most);

typedef struct {
  size_t steps;
  /// `steps + 1` row numbers.
  const size_t *starts;
} ek_live_rows;

/// Arranges weights for the forward pass.
void ek_recurrent_pack_forward(
    const ek_layer *layer, const float *kernel, const float *recurrent, const float *bias, float *packed);

/// Arranges weights for the backward pass.
void ek_recurrent_pack_backward(
    const ek_layer *layer, const float *kernel, const float *recurrent, float *packed);

typedef struct {
  /// [rows, inputs], rows `input_step` floats apart.
  const float *input;
  size_t input_step;
  const float *weights;
  /// [rows, activations]; or, where nothing is kept, a window.
  float *activations;
  /// Of an LSTM: [rows, width], or, where nothing is kept, as many as the first step has.
  float *_Nullable cells;
  /// [rows, width]
  float *output;
  int keeps;
} ek_forward_pass;

void ek_recurrent_forward(const ek_layer *layer, const ek_live_rows *rows, const ek_forward_pass *pass);

typedef struct {
  const float *weights;
  const float *activations;
  const float *_Nullable cells;
  const float *output;
  /// [rows, width], or none.
  const float *_Nullable output_gradient;
  /// Of the final states, [rows of the first step, width]; overwritten.
  float *state_gradient;
  float *_Nullable cell_gradient;
  /// The gradients of what goes into the gates, in panels `gates_step` floats apart, [rows, panel] each.
  float *gates;
  size_t gates_step;
  /// [rows, input_columns], rows as far apart; or none.
  float *_Nullable input_gradient;
  size_t input_columns;
} ek_backward_pass;

/// `input_columns` is `inputs`, or the width of the layer that makes the input.
void ek_recurrent_backward(const ek_layer *layer, const ek_live_rows *rows, const ek_backward_pass *pass);

typedef struct {
  const float *input;
  size_t input_step;
  const float *output;
  const float *gates;
  size_t gates_step;
  float *scratch;
  /// [inputs, gates * units], [units, gates * units], and the bias.
  float *kernel, *recurrent, *bias;
} ek_weight_gradients;

/// The columns of the weights' gradients that panels `first` to `last - 1` hold.
///
/// Each is one left fold over all live rows, shard after shard, so cutting panels into calls changes nothing.
void ek_recurrent_weight_gradients(
    const ek_layer *layer, const ek_live_rows *shards, size_t count, const ek_weight_gradients *pass, size_t first,
    size_t last);

/// The gates' own activation functions, `ek_tanh` or `ek_sigmoid`, on `count` elements.
///
/// Largest errors, measured against double precision (see the tests): tanh 2 ULP; sigmoid 2 ULP for x > -87, below
/// which it stays at what it is there.
void ek_float32_gate(int is_tanh, const float *input, float *output, size_t count);

/// Copies rows of `count` floats: row i of the target is row `places[i]` of the source, zeros for `UINT32_MAX`.
void ek_float32_gather_rows(
    const float *source, size_t source_step, const uint32_t *places, size_t rows, size_t count, float *target,
    size_t target_step);

/// Adds row i of the source to row `places[i]` of the target, or to none for `UINT32_MAX`, one after another.
void ek_float32_add_rows_at(
    const float *source, size_t source_step, const uint32_t *places, size_t rows, size_t count, float *target,
    size_t target_step);

#pragma clang assume_nonnull end
