// One instruction set's table.
#include "lanes.inc.h"
#include "tiles.inc.h"
#include "products.inc.h"
#include "gates.inc.h"
#include "layers.inc.h"
#include "recurrent.inc.h"
#include "weight_gradients.inc.h"
#include "rows.inc.h"
#include "updates.inc.h"

const ek_kernels TABLE = {
    .name = ISA_NAME,
    .lanes = NAME(lanes),
    .sum = NAME(sum),
    .max = NAME(max),
    .add_rows = NAME(add_rows),
    .exp_shifted = NAME(exp_shifted),
    .panel = PANEL,
    .panel_count = NAME(panel_count),
    .pack = NAME(pack),
    .multiply = NAME(multiply),
    .recurrent_sizes = NAME(recurrent_sizes),
    .window = WINDOW,
    .pack_forward = NAME(pack_forward),
    .pack_backward = NAME(pack_backward),
    .forward = NAME(forward),
    .backward = NAME(backward),
    .weight_gradients = NAME(weight_gradients),
    .gate = NAME(gate),
    .gather_rows = NAME(gather_rows),
    .add_rows_at = NAME(add_rows_at),
    .squares_of_rows = NAME(squares_of_rows),
    .scale_rows = NAME(scale_rows),
    .adagrad = NAME(adagrad),
    .adam = NAME(adam),
};
