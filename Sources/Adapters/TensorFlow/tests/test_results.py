"""What evaluate and predict answer (EVAL, PRED)."""

import unittest

from models import *
from shared import ScenarioTest

UNEVEN = {"features": {"x": column(*range(10))}, "labels": column(*[0] * 10), "batches": [4, 4, 2]}


class Evaluate(ScenarioTest):
    def test_loss_is_the_mean_over_batches(self):
        model = {**LINEAR, "spec": {**LINEAR["spec"], "eval": {"loss": "mean", "metrics": ["x"]}},
                 "nodes": LINEAR["nodes"] + [{"name": "mean", "op": "Mean", "inputs": [
                     "features/x", tensor("int32", [0, 1])]}]}
        trace = self.trace(scenario(model, [evaluate()], {"in": UNEVEN}))
        self.assertEqual(trace.results(0)[0]["x"], 4.5)
        self.assertAlmostEqual(trace.results(0)[0]["loss"], (1.5 + 5.5 + 8.5) / 3, places=6)

    def test_names_are_sorted_and_the_step_comes_last(self):
        trace = self.trace(scenario(LINEAR, [train(steps=2), evaluate(steps=2)], {"in": ENDLESS}))
        self.assertEqual(list(trace.results(1)[0]), ["loss", "mse", "x", "global_step"])
        self.assertEqual(trace.results(1)[0]["global_step"], 2)

    def test_zero_batches_are_zeros(self):
        none = {**PAIRS, "end": {"at": 0, "with": "exhausted"}}
        trace = self.trace(scenario(LINEAR, [evaluate()], {"in": none}))
        self.assertEqual(trace.results(0), [{"loss": 0.0, "mse": 0.0, "x": 0.0, "global_step": 0}])
        self.assertEqual(trace.directory(0)["files"], ["eval/events.out.tfevents.0"])
        self.assertEqual(len(trace.logged("no_checkpoint")), 1)

    def test_a_batch_of_no_rows(self):
        trace = self.trace(scenario(LINEAR, [evaluate()], {"in": {**PAIRS, "batches": [2, 0, 2]}}))
        self.assertEqual(trace.batches(), [0, 1, 2])
        self.assertEqual(trace.results(0)[0]["x"], 2.5)

    def test_progress(self):
        trace = self.trace(scenario(counter(), [evaluate(steps=3), evaluate(steps=25), evaluate()],
                                    {"in": {**NUMBERS, "repeat": 5}}))
        self.assertEqual([(e["step"], e["total"]) for e in trace.logged("evaluation_progress", 0)],
                         [(1, 3), (2, 3), (3, 3)])
        self.assertEqual([e["step"] for e in trace.logged("evaluation_progress", 1)],
                         [*range(2, 26, 2), 25])
        self.assertEqual(trace.logged("evaluation_progress", 2), [])

    def test_a_given_checkpoint(self):
        trace = self.trace(scenario(counter(), [
            train(steps=2), evaluate(steps=1, checkpoint="model.ckpt-0"),
            evaluate(steps=1, checkpoint="model.ckpt-9"), evaluate(steps=1, checkpoint="")]))
        self.assertEqual([trace.results(n)[0]["global_step"] for n in (1, 3)], [0, 2])
        self.assertEqual(trace.errors(2), ["ValueError"])

    def test_an_explicit_pair_starts_afresh(self):
        model = counter()
        model["variables"].append({"name": "seen", "dtype": "int64", "shape": [], "initial": 0,
                                   "trainable": False, "collections": ["local"]})
        model["nodes"] += [
            {"name": "see", "op": "AssignAddVariableOp",
             "inputs": ["variables/seen:handle", tensor("int64", 1)], "control": ["loss"]}]
        model["metrics"] = {"seen": {"value": "variables/seen", "update": "see"}}
        model["spec"]["eval"]["metrics"] = ["seen"]
        trace = self.trace(scenario(model, [evaluate(steps=2), evaluate(), evaluate()],
                                    {"in": NUMBERS}))
        self.assertEqual([trace.results(n)[0]["seen"] for n in range(3)], [2, 6, 6])

    def test_reserved_names(self):
        for name in ("loss", "global_step"):
            model = {**LINEAR, "metrics": {name: LINEAR["metrics"]["x"]},
                     "spec": {**LINEAR["spec"], "eval": {"loss": "loss", "metrics": [name]}}}
            trace = self.trace(scenario(model, [evaluate()], {"in": PAIRS}))
            self.assertEqual(trace.errors(), ["ValueError"])

    def test_a_missing_loss(self):
        model = {**LINEAR, "spec": {"eval": {}}}
        self.assertEqual(self.trace(scenario(model, [evaluate()], {"in": PAIRS})).errors(),
                         ["ValueError"])


class Predict(ScenarioTest):
    def test_rows_and_batches(self):
        trace = self.trace(scenario(LINEAR, [predict(), predict(yield_single_examples=False),
                                             predict(keys=["x", "other"])],
                                    {"in": {**PAIRS, "batches": [3, 1]}}))
        self.assertEqual([item["p"] for item in trace.results(0)], [[0.5], [1.0], [1.5], [2.0]])
        self.assertEqual([item["x"] for item in trace.results(1)], [[[1], [2], [3]], [[4]]])
        self.assertEqual([list(item) for item in trace.results(2)], [["x"]] * 4)
        self.assertEqual(trace.directory(0)["files"], [])

    def test_one_run_per_batch_when_it_is_needed(self):
        trace = self.trace(scenario(counter(), [predict(take=3, hooks=["h"])],
                                    {"in": {**NUMBERS, "batch": 2}}, hooks={"h": {}}))
        self.assertEqual([event["kind"] for event in trace.events],
                         ["log", *["hook"] * 3, "batch", *["hook"], "result", "result", "hook",
                          "batch", "hook", "result", "directory"])
        self.assertNotIn("end", trace.callbacks("h"))

    def test_nothing_taken_nothing_done(self):
        trace = self.trace(scenario(counter(), [predict(take=0, hooks=["h"])], hooks={"h": {}}))
        self.assertEqual([event["kind"] for event in trace.events], ["directory"])

    def test_the_end_has_no_after_run(self):
        trace = self.trace(scenario(counter(), [predict(hooks=["h"])],
                                    {"in": {**NUMBERS, "batch": 6}}, hooks={"h": {}}))
        self.assertEqual(trace.callbacks("h"), ["begin", "after_create_session", "before_run",
                                                "after_run", "before_run", "end"])

    def test_keys(self):
        trace = self.trace(scenario(LINEAR, [predict(keys=["none"]), predict(keys=[])],
                                    {"in": PAIRS}))
        self.assertEqual(trace.errors(), ["ValueError"])
        self.assertEqual(list(trace.results(1)[0]), ["p", "x"])

    def test_strings(self):
        model = {**counter(), "spec": {"infer": {"predictions": {"s": "features"}}}}
        names = {"features": tensor("string", ["a", "é"])}
        trace = self.trace(scenario(model, [predict()], {"in": names}))
        self.assertEqual([item["s"] for item in trace.results(0)], [[b"a"], ["é".encode()]])


if __name__ == "__main__":
    unittest.main()
