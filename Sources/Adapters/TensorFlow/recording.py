"""The trace of the running scenario, and the counters of the running action."""

import tensors


class Recorder:
    """Collects events in the order in which they happen."""

    def __init__(self, clock, scratch):
        self.clock = clock
        self.scratch = scratch
        self.events = []
        self.action = -1
        self.begin_action(0)

    def begin_action(self, action):
        self.action = action
        self.runs = 0
        self.pulls = []
        self.returned = None

    def emit(self, kind, **fields):
        self.events.append({"kind": kind, "action": self.action, **fields})

    def log(self, key, step=None, values=None, **fields):
        if step is not None:
            fields["step"] = int(step)
        if values is not None:
            fields["values"] = self.encoded(values)
        self.emit("log", key=key, **fields)

    def encode(self, value):
        return tensors.encode(value, self.scratch)

    def encoded(self, values):
        return {name: self.encode(value) for name, value in values.items()}


_current = None


def install(recorder):
    """Makes `recorder` the one that the wrappers around TensorFlow report to, or none."""
    global _current
    _current = recorder


def current():
    return _current
