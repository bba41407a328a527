"""What every peer does with its lines: prepare, run slices, stop."""

import json
import os
import sys
import time
import traceback

from workload import Workload

_REPORTED_LOSSES = 3


def serve(prepare):
    """Answers requests until the end of input.

    `prepare(workload, task, threads)` returns what the work runs on, and a function that does one
    step and returns its loss as a number once `wants_loss` is true, finished when it returns.
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
        self.runs_on, self._step = runs_on, step
        self._done, self._losses = 0, []

    def slice(self, seconds):
        """Steps for about that long."""
        durations, end = [], time.perf_counter() + seconds
        while not durations or time.perf_counter() < end:
            start = time.perf_counter()
            loss = self._step(self._done, self._done < _REPORTED_LOSSES)
            durations.append((time.perf_counter() - start) * 1000)
            if self._done < _REPORTED_LOSSES:
                self._losses.append(loss)
            self._done += 1
        return {"milliseconds": durations, "losses": self._losses}
