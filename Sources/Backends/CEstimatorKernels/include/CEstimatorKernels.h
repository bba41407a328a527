#pragma once
/// Vector kernels of the optimized backend, chosen by instruction set at run time.
const char *ek_instruction_set(void);
