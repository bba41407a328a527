"""The same scenario gives the same bytes: again, in any order, in a fresh process."""

import json
import random
import unittest

from models import *
from shared import adapter
from traces import Adapter

WATCH = {"watch": {"fetch": {"loss": "loss", "step": "global_step"}}, "quiet": {}}

SCENARIOS = {
    "linear": scenario(LINEAR, [train(steps=3, hooks=["watch"]), evaluate(steps=2), predict(take=3)],
                       {"in": ENDLESS}, hooks=WATCH, config={"save_checkpoints_steps": 2}),
    "race": scenario(counter(waits=False), [train(steps=40, hooks=["watch"])], hooks=WATCH,
                     config={"log_step_count_steps": 5, "save_summary_steps": 3}),
    "stuck": scenario(counter(0), [train(hooks=["quiet"])], {"in": {**NUMBERS, "repeat": 2}},
                      hooks=WATCH, config={"log_step_count_steps": 1}),
    "broken": scenario(counter(), [train(steps=3), predict(take=1), evaluate(steps=0), train(steps=1)],
                       faults=[{"action": 0, "run": 2, "error": "Aborted"},
                               {"action": 3, "run": 0, "error": "Internal"}]),
    "adam": scenario({**LINEAR, "minimize": {"loss": "loss", "optimizer": {
        "name": "Adam", "learning_rate": 0.1}}}, [train(steps=4), train(steps=1)], {"in": ENDLESS}),
}


def bytes_of(answer):
    return json.dumps(answer)


class Determinism(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.first = {name: bytes_of(adapter().run(item)) for name, item in SCENARIOS.items()}

    def test_there_is_something_to_compare(self):
        for name, answer in self.first.items():
            self.assertIn('"trace"', answer, name)

    def test_in_any_order(self):
        names = list(SCENARIOS) * 3
        random.Random(5).shuffle(names)
        for name in names:
            self.assertEqual(bytes_of(adapter().run(SCENARIOS[name])), self.first[name], name)

    def test_in_a_fresh_process(self):
        fresh = Adapter()
        for name in reversed(SCENARIOS):
            self.assertEqual(bytes_of(fresh.run(SCENARIOS[name])), self.first[name], name)
        self.assertTrue(fresh.stop())


if __name__ == "__main__":
    unittest.main()
