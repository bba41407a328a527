#define _GNU_SOURCE
#include "CCrashNotes.h"

#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { note_count = 64, text_size = 2048, stack_size = 1 << 16 };
enum { is_free, is_taken, is_written };

typedef struct {
  _Atomic int state;
  long thread;
  char text[text_size];
  // A thread that has used up its own stack crashes on this one.
  char stack[stack_size];
  stack_t previous_stack;
} note_t;

static note_t notes[note_count];

static const int signals[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV};
enum { signal_count = sizeof signals / sizeof *signals };
static struct sigaction previous[signal_count];

static long this_thread(void) { return syscall(SYS_gettid); }

static void say(const char *text) {
  size_t left = strlen(text);
  while (left > 0) {
    ssize_t count = write(STDERR_FILENO, text, left);
    if (count <= 0) return;
    text += count;
    left -= (size_t)count;
  }
}

static const char *name_of(int number) {
  switch (number) {
    case SIGILL: return "SIGILL";
    case SIGTRAP: return "SIGTRAP";
    case SIGABRT: return "SIGABRT";
    case SIGBUS: return "SIGBUS";
    case SIGFPE: return "SIGFPE";
    default: return "SIGSEGV";
  }
}

/// Says the notes of one thread, or with 0 those of all.
static int say_notes(long thread) {
  int said = 0;
  for (int index = 0; index < note_count; index += 1) {
    note_t *note = &notes[index];
    if (atomic_load(&note->state) != is_written) continue;
    if (thread != 0 && note->thread != thread) continue;
    say("  in ");
    say(note->text);
    say("\n");
    said += 1;
  }
  return said;
}

static void crashed(int number, siginfo_t *information, void *context) {
  (void)context;
  say("\nestimator-conformance: ended by ");
  say(name_of(number));
  say("\n");
  // A crash on a thread that a backend started is about one of those that were noted.
  if (say_notes(this_thread()) == 0) say_notes(0);
  // A signal that was sent does not come again by itself, and who handled it before, such as the Swift
  // runtime's backtraces, counts on that.
  if (information->si_code <= 0) {
    signal(number, SIG_DFL);
    raise(number);
    return;
  }
  for (int index = 0; index < signal_count; index += 1) {
    if (signals[index] == number) sigaction(number, &previous[index], NULL);
  }
}

void crash_notes_install(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = crashed;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  for (int index = 0; index < signal_count; index += 1) {
    sigaction(signals[index], &action, &previous[index]);
  }
}

int crash_notes_begin(const char *text) {
  for (int index = 0; index < note_count; index += 1) {
    note_t *note = &notes[index];
    int expected = is_free;
    if (!atomic_compare_exchange_strong(&note->state, &expected, is_taken)) continue;
    note->thread = this_thread();
    strncpy(note->text, text, text_size - 1);
    stack_t stack = {.ss_sp = note->stack, .ss_size = stack_size};
    sigaltstack(&stack, &note->previous_stack);
    atomic_store(&note->state, is_written);
    return index;
  }
  return -1;
}

void crash_notes_end(int note) {
  if (note < 0 || note >= note_count) return;
  sigaltstack(&notes[note].previous_stack, NULL);
  atomic_store(&notes[note].state, is_free);
}
