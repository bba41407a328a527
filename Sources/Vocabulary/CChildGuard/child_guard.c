#define _GNU_SOURCE
#include "CChildGuard.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

/// Everything but standard input, or the ends of other children's pipes would stay open here.
static void close_others(void) {
#ifdef SYS_close_range
  if (syscall(SYS_close_range, 1u, ~0u, 0u) == 0) return;
#endif
  long count = sysconf(_SC_OPEN_MAX);
  for (int number = 1; number < (count > 0 ? count : 1024); number += 1) close(number);
}

/// Reads up to `count` bytes; fewer when the pipe has ended.
static ssize_t take(void *bytes, size_t count) {
  ssize_t got;
  while ((got = read(STDIN_FILENO, bytes, count)) < 0 && errno == EINTR) continue;
  return got;
}

/// Learns the group, waits for the end of the pipe, and ends the group: with it this process.
static _Noreturn void watch(int lifeline) {
  // Out of reach of a terminal's signals, until there is somebody to end.
  if (setpgid(0, 0) != 0 || dup2(lifeline, STDIN_FILENO) < 0) _exit(1);
  close_others();
  pid_t group;
  if (take(&group, sizeof group) != sizeof group || setpgid(0, group) != 0) _exit(0);
  char byte;
  take(&byte, 1);
  kill(0, SIGKILL);
  _exit(0);
}

static void close_both(const int ends[2]) {
  close(ends[0]);
  close(ends[1]);
}

int child_guard_start(int *lifeline) {
  int ends[2], ready[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return -1;
  if (pipe2(ready, O_CLOEXEC) != 0) {
    close_both(ends);
    return -1;
  }
  // What handles signals here must not run in the copy.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pid_t guard = fork();
  if (guard == 0) watch(ends[0]);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  if (guard < 0) {
    close_both(ends);
    close_both(ready);
    return -1;
  }
  // When this pipe ends the process holds no pipe of another child's: this one is among those it closes.
  close(ready[1]);
  char byte;
  while (read(ready[0], &byte, 1) < 0 && errno == EINTR) continue;
  close(ready[0]);
  close(ends[0]);
  *lifeline = ends[1];
  return guard;
}
