#ifndef CCRASHNOTES_H
#define CCRASHNOTES_H

/// From now on a signal that tells of a crash first writes the notes that concern it to standard error,
/// and then ends the process as it would have.
///
/// Written in C because a signal handler may do so little: no allocation, no locks, no Swift runtime.
void crash_notes_install(void);

/// Notes what this thread is about to do. The text is copied; a long one is cut.
///
/// Returns the note's number, or -1 when there is no room for another.
int crash_notes_begin(const char *text);

/// The thread that began a note has done it.
void crash_notes_end(int note);

#endif
