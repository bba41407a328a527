"""The virtual clock: `time.time` and `time.sleep` for everything TensorFlow does in Python.

Hook timers, the saver's retention, summaries and export names all ask `time.time`. Threads and
queues use the monotonic clock and are not disturbed.
"""

import threading
import time

_real_sleep = time.sleep


class Clock:
    """Time moves by `step_seconds` per hooked run, by sleeping, and when told."""

    def __init__(self, start=1_000_000_000, step_seconds=1):
        self.now = float(start)
        self.step_seconds = step_seconds

    def advance(self, seconds):
        self.now += seconds

    def step(self):
        self.advance(self.step_seconds)


_current = Clock()


def install(clock):
    """Makes `clock` the time of this process."""
    global _current
    _current = clock
    time.time = lambda: _current.now
    time.sleep = _sleep


def _sleep(seconds):
    if threading.current_thread() is threading.main_thread():
        _current.advance(seconds)
    else:
        _real_sleep(seconds)
