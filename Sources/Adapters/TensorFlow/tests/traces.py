"""Runs scenarios on the adapter and asks traces simple questions."""

import base64
import json
import os
import subprocess
import sys
import tempfile

import numpy as np

ADAPTER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Adapter:
    """A running adapter process."""

    def __init__(self, command=None):
        self.process = subprocess.Popen(
            command or [sys.executable, ADAPTER], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True)
        self.identity = self.ask(request="start", protocol=1)["adapter"]

    def ask(self, **request):
        self.process.stdin.write(json.dumps({"id": 7, **request}) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        assert answer.pop("id") == 7
        return answer

    def run(self, scenario):
        with tempfile.TemporaryDirectory() as scratch:
            return self.ask(request="run", name="test", scratch=scratch, scenario=scenario)

    def trace(self, scenario):
        answer = self.run(scenario)
        assert "trace" in answer, answer
        return Trace(answer["trace"]["events"])

    def stop(self):
        stopped = self.ask(request="stop") == {"stopped": True}
        self.process.stdin.close()
        self.process.stdout.close()
        return stopped and self.process.wait(60) == 0


def value(tensor):
    """A tensor of the protocol as Python values."""
    if "strings" in tensor:
        return [base64.b64decode(text) for text in tensor["strings"]]
    array = np.frombuffer(base64.b64decode(tensor["base64"]), dtype=tensor["dtype"])
    return array.reshape(tensor["shape"]).tolist()


class Trace:
    """The events of one scenario."""

    def __init__(self, events):
        self.events = events

    def of(self, kind, action=None, **fields):
        return [event for event in self.events if event["kind"] == kind
                and (action is None or event["action"] == action)
                and all(event.get(key) == wanted for key, wanted in fields.items())]

    def callbacks(self, hook, action=None):
        return [event["callback"] for event in self.of("hook", action, hook=hook)]

    def steps(self, callback, action=None, kind="hook"):
        return [event["step"] for event in self.of(kind, action, callback=callback)]

    def fetched(self, name, action=None):
        return [value(event["values"][name])
                for event in self.of("hook", action, callback="after_run")]

    def batches(self, action=None):
        return [event["index"] for event in self.of("batch", action)]

    def logged(self, key, action=None):
        return self.of("log", action, key=key)

    def results(self, action):
        return [{key: value(tensor) for key, tensor in event["values"]}
                for event in self.of("result", action) if "values" in event]

    def text(self, action):
        return [event["text"] for event in self.of("result", action) if "text" in event]

    def errors(self, action=None):
        return [event["error"] for event in self.of("error", action)]

    def directory(self, action):
        return self.of("directory", action)[0]

    def saved(self, action):
        return [checkpoint["step"] for checkpoint in self.directory(action)["checkpoints"]]

    def variables(self, action, step):
        found = [checkpoint for checkpoint in self.directory(action)["checkpoints"]
                 if checkpoint["step"] == step][0]
        return {name: value(tensor) for name, tensor in found["variables"]}
