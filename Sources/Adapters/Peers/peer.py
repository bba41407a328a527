"""What every peer does with its lines: prepare, run slices, stop."""

import json
import os
import platform
import sys
import time
import traceback

from workload import Workload

_REPORTED = 3


def serve(prepare):
    """Answers requests until the end of input.

    `prepare(workload, task, threads)` returns what the work runs on, and a function that does one
    step, finished when it returns, and returns its answer as a number once `wants_answer` is true: its
    loss or, where the task is to predict, the mean probability of the last class.
    """
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)  # Libraries may print; the answers stay clean.
    side = None
    for line in sys.stdin:
        request = json.loads(line)
        if request["do"] == "stop":
            break
        try:
            if request["do"] == "prepare":
                side = Side(*prepare(
                    Workload(request["workload"]), request["task"], request["threads"]))
                answer = {"ready": True, "runs_on": side.runs_on}
            else:
                answer = side.slice(request["seconds"])
        except Exception:  # pylint: disable=broad-except
            answer = {"failed": traceback.format_exc()}
        answers.write(json.dumps(answer) + "\n")
    os._exit(0)  # Threads that wait for a next slice must not keep the program.


class Side:
    def __init__(self, runs_on, step):
        self.runs_on, self._step = f"{runs_on}, {_instruction_set()}", step
        self._done, self._answers = 0, []

    def slice(self, seconds):
        """Steps for about that long; in the first slice as many as there are answers to report."""
        durations, end = [], time.perf_counter() + seconds
        while not durations or self._done < _REPORTED or time.perf_counter() < end:
            start = time.perf_counter()
            answer = self._step(self._done, self._done < _REPORTED)
            durations.append((time.perf_counter() - start) * 1000)
            if self._done < _REPORTED:
                self._answers.append(answer)
            self._done += 1
        return {"milliseconds": durations, "answers": self._answers}


def _instruction_set():
    """What the processor offers; how much of it a library uses is its own affair."""
    try:
        with open("/proc/cpuinfo") as lines:
            flags = next(line for line in lines if line.startswith("flags")).split()
    except (OSError, StopIteration):
        return platform.machine()
    return next((name for name in ("avx512f", "avx2") if name in flags), platform.machine())
