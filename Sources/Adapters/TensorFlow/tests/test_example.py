"""The example adapter says what TensorFlow says, or that it cannot."""

import os
import sys
import unittest

import numpy as np

from models import *
from shared import adapter
from test_protocol import normal
from traces import ADAPTER, Adapter

EXAMPLE = os.path.join(os.path.dirname(ADAPTER), "Example", "adapter.py")
MODEL = {
    "nodes": [{"name": "count", "op": "AssignAddVariableOp",
               "inputs": ["global_step:handle", normal(np.array(1, np.int64))]}],
    "spec": {"train": {"loss": normal(np.array(0.25, np.float32)), "train_op": "count"}},
}
INPUT = {"in": {"features": normal(np.ones(2, np.float32)), "batch": 1, "repeat": None}}


class Example(unittest.TestCase):
    def setUp(self):
        self.example = Adapter([sys.executable, EXAMPLE])
        self.addCleanup(self.example.stop)

    def test_it_agrees(self):
        for every, actions in ((2, [train(steps=3, hooks=["h"]), train(max_steps=5),
                                    train(max_steps=4), train(steps=1, hooks=["h"])]),
                               (1, [train(steps=9, listeners=None)])):
            item = scenario(MODEL, actions, INPUT, hooks={"h": {}}, faults=[],
                            config={"save_checkpoints_steps": every})
            self.assertEqual(self.facts(self.example.trace(item)), self.facts(adapter().trace(item)))

    def facts(self, trace):
        """Everything but the files that hold no state of the model."""
        for event in trace.of("directory"):
            event["files"] = [name for name in event["files"]
                              if not name.endswith((".meta", ".pbtxt", "-00001"))]
        return trace.events

    def test_the_rest_is_unsupported(self):
        config = {"save_checkpoints_steps": 2}
        for item in (scenario(counter(), [train(steps=1)], INPUT, config=config),
                     scenario(MODEL, [train()], INPUT, config=config),
                     scenario(MODEL, [evaluate()], INPUT, config=config),
                     scenario(MODEL, [train(steps=1)], INPUT, config={}),
                     scenario(MODEL, [train(steps=1)], INPUT, config=config,
                              faults=[{"action": 0, "run": 0, "error": "Aborted"}])):
            self.assertEqual(list(self.example.run(item)), ["unsupported"])


if __name__ == "__main__":
    unittest.main()
