// One instruction set's table.
#include "lanes.inc.h"
#include "products.inc.h"

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
};
