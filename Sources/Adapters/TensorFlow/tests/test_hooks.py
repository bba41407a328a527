"""The order of hooks, and TensorFlow's own hooks (HOOK, MSESS)."""

import unittest

from models import *
from shared import ScenarioTest
from traces import value


class Order(ScenarioTest):
    def test_training(self):
        model = counter()
        model["spec"]["train"].update(training_hooks=["t"], training_chief_hooks=["c"])
        trace = self.trace(scenario(model, [train(steps=1, hooks=["a", "b"])],
                                    hooks={name: {} for name in "abct"}))
        for callback in EVERY_CALLBACK:
            self.assertEqual([event["hook"] for event in trace.of("hook", callback=callback)],
                             ["c", "a", "b", "t"])

    def test_evaluate_and_predict(self):
        model = counter()
        model["spec"]["eval"]["evaluation_hooks"] = ["s"]
        model["spec"]["infer"]["prediction_hooks"] = ["s"]
        trace = self.trace(scenario(model, [evaluate(steps=1, hooks=["a"]), predict(hooks=["a"])],
                                    {"in": NUMBERS}, hooks={name: {} for name in "as"}))
        for action in range(2):
            self.assertEqual([event["hook"] for event in trace.of("hook", action, callback="begin")],
                             ["a", "s"])


class BuiltIn(ScenarioTest):
    def test_step_counter(self):
        trace = self.trace(scenario(counter(), [train(steps=25)], config={"log_step_count_steps": 10},
                                    clock={"start": 1000000000, "step_seconds": 0.5}))
        rates = trace.logged("steps_per_second")
        self.assertEqual([(event["step"], value(event["values"]["rate"])) for event in rates],
                         [(11, 2.0), (21, 2.0)])

    def test_a_clock_that_stands_still(self):
        trace = self.trace(scenario(counter(), [train(steps=3)], config={"log_step_count_steps": 1},
                                    clock={"start": 1000000000, "step_seconds": 0}))
        self.assertEqual([value(event["values"]["rate"])
                          for event in trace.logged("steps_per_second")], [float("inf")] * 2)

    def test_only_seconds_are_not_enough(self):
        trace = self.trace(scenario(
            counter(), [train(steps=1, hooks=["bad"]), train(steps=5, hooks=["good"])],
            hooks={"bad": {"built_in": "StepCounterHook", "every_n_secs": 2},
                   "good": {"built_in": "StepCounterHook", "every_n_secs": 2, "every_n_steps": None}}))
        self.assertEqual(trace.errors(), ["ValueError"])
        self.assertEqual([event["step"] for event in trace.logged("steps_per_second", 1)], [3, 5])

    def test_logging(self):
        trace = self.trace(scenario(
            counter(), [train(steps=4, hooks=["log"])], config={"log_step_count_steps": None},
            hooks={"log": {"built_in": "LoggingTensorHook", "every_n_iter": 2, "at_end": True,
                           "tensors": {"t": "variables/total", "g": "global_step"}}}))
        self.assertEqual([(value(event["values"]["g"]), value(event["values"]["t"]))
                          for event in trace.logged("logged_tensors")], [(0, 0), (2, 3), (4, 10)])
        self.assertEqual(list(trace.logged("logged_tensors")[0]["values"]), ["g", "t"])

    def test_nan_that_only_stops(self):
        bad = {"features": tensor("float32", ["nan", 1]), "batch": 1}
        model = counter()
        model["nodes"].append({"name": "fine", "op": "ZerosLike", "inputs": ["loss"]})
        model["spec"]["train"] = {"loss": "fine", "train_op": "done", "predictions": {"l": "loss"}}
        trace = self.trace(scenario(
            model, [train(hooks=["nan", "h"])], {"in": bad}, hooks={"h": {}, "nan": {
                "built_in": "NanTensorHook", "loss": "loss", "fail_on_nan_loss": False}}))
        self.assertEqual((trace.errors(), trace.saved(0)), ([], [0, 1]))
        self.assertEqual(len(trace.logged("nan_loss")), 1)
        self.assertEqual(trace.callbacks("h")[-2:], ["after_run", "end"])

    def test_plans(self):
        plan = [{"at": "after_run", "step": 2, "advance_clock": 700},
                {"at": "after_run", "action": 1, "stop": True}]
        trace = self.trace(scenario(counter(), [train(steps=4, hooks=["h"])] * 2,
                                    hooks={"h": {"do": plan}}))
        self.assertEqual([trace.saved(0), trace.saved(1)], [[0, 3, 4], [0, 3, 4, 5]])


if __name__ == "__main__":
    unittest.main()
