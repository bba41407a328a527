// Any processor.
#include "vectors.h"

#define NAME(x) x##_generic
#define TABLE ek_kernels_generic
#define ISA_NAME "generic"
// Two rounded steps: there is no fused instruction to rely on.
#define TILE_ROWS 2
#define TILE_VECTORS 1
#define FMA(a, b, c) ((a) * (b) + (c))

#include "kernels.inc.h"

