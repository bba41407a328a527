#ifndef CCHILDGUARD_H
#define CCHILDGUARD_H

/// Starts a process that is told a group through `*lifeline` (its number, an `int`), joins it, and ends it when nobody
/// has `*lifeline` open any more: when it is closed, or when this process is gone, however it went.
///
/// Written in C because it is a copy of this process that runs no other program, and such a copy of a process with
/// threads may do so little: Swift forbids to make one. Asking the kernel for a signal at the parent's death would be
/// shorter, but it comes at the end of the thread that started the child.
///
/// Returns the number of the process, to be waited for, or -1.
int child_guard_start(int *lifeline);

#endif
