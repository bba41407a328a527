"""Endings and recoveries of sessions (MSESS)."""

import unittest

from models import *
from shared import ScenarioTest

H = {"h": {"fetch": {"x": "features"}}}


def raising(at, kind, run=None, **more):
    return {"first": {}, "h": {"do": [{"at": at, "run": run, "raise": kind, **more}]}, "last": {}}


class Endings(ScenarioTest):
    def run_with(self, hooks, **arguments):
        return self.trace(scenario(counter(), [train(steps=4, hooks=list(hooks), **arguments)],
                                   hooks=hooks))

    def test_an_end_raised_in_a_run_is_success(self):
        for kind in ("OutOfRange", "StopIteration"):
            for at, saved in (("before_run", [0, 2]), ("after_run", [0, 3])):
                trace = self.run_with(raising(at, kind, 2))
                self.assertEqual((trace.errors(), trace.saved(0)), ([], saved))
                self.assertEqual([trace.callbacks(name)[-1] for name in ("first", "h", "last")],
                                 ["end"] * 3)

    def test_an_end_raised_outside_runs_propagates(self):
        for at in ("begin", "after_create_session", "end"):
            trace = self.run_with(raising(at, "OutOfRange"))
            self.assertEqual(trace.errors(), ["OutOfRange"])
            self.assertEqual(at in trace.callbacks("last"), False)
            self.assertEqual(at in trace.callbacks("first"), True)

    def test_other_errors_skip_the_end(self):
        for kind in ("RuntimeError", "KeyboardInterrupt", "Cancelled", "Internal", "DataLoss"):
            trace = self.run_with(raising("after_run", kind, 2))
            self.assertEqual((trace.errors(), trace.saved(0)), ([kind], [0]))
            self.assertNotIn("end", trace.callbacks("first"))

    def test_all_hooks_finish_the_run_of_a_stop(self):
        hooks = {"h": {"do": [{"at": "before_run", "run": 1, "stop": True}]}, "last": {}}
        trace = self.run_with(hooks)
        self.assertEqual(trace.saved(0), [0, 2])
        self.assertEqual(trace.callbacks("last"), ["begin", "after_create_session", *(
            "before_run", "after_run") * 2, "end"])

    def test_two_feeds_of_one_tensor(self):
        feed = {"feed": {"features": tensor("float32", [1])}}
        trace = self.run_with({"a": feed, "b": feed})
        self.assertEqual(trace.errors(), ["RuntimeError"])


class Recoveries(ScenarioTest):
    def test_an_aborted_run_is_done_again(self):
        trace = self.trace(scenario(
            counter(), [train(max_steps=5, hooks=["h"])], hooks=H,
            config={"save_checkpoints_steps": 2},
            faults=[{"action": 0, "run": 3, "error": "Aborted", "when": "before"}]))
        self.assertEqual(trace.errors(), [])
        self.assertEqual(trace.batches(), [0, 1, 2, 0, 1, 2])
        self.assertEqual(trace.steps("after_run"), [1, 2, 3, 3, 4, 5])
        self.assertEqual(trace.callbacks("h").count("begin"), 1)
        self.assertEqual(trace.callbacks("h").count("after_create_session"), 2)

    def test_work_that_was_done_and_not_saved_is_redone(self):
        trace = self.trace(scenario(
            counter(), [train(max_steps=4, hooks=["h"], listeners=["l"])], hooks=H, listeners={"l": {}},
            config={"save_checkpoints_steps": 2},
            faults=[{"action": 0, "run": 2, "error": "Unavailable", "when": "after"}]))
        self.assertEqual(trace.batches(), [0, 1, 2, 0, 1])
        self.assertEqual(trace.steps("after_run"), [1, 2, 3, 4])
        self.assertEqual(trace.steps("after_save", kind="listener"), [0, 2, 2, 4])

    def test_without_checkpoints_everything_starts_again(self):
        trace = self.trace(scenario(
            counter(), [train(max_steps=3, hooks=["h"])], hooks=H,
            config={"save_checkpoints_steps": None},
            faults=[{"action": 0, "run": 3, "error": "Aborted"},
                    {"action": 0, "run": 2, "error": "Aborted"}]))
        self.assertEqual(trace.steps("after_run"), [1, 2, 1, 2, 3])

    def test_other_faults_are_errors(self):
        for kind in ("Cancelled", "Internal", "ResourceExhausted", "NotFound"):
            trace = self.trace(scenario(counter(), [train(steps=3), evaluate(steps=1)],
                                        faults=[{"action": 0, "run": 1, "error": kind}]))
            self.assertEqual((trace.errors(), trace.saved(0)), ([kind], [0]))
            self.assertEqual(trace.results(1), [{"loss": 1.0, "global_step": 0}])

    def test_a_fault_that_is_an_end(self):
        trace = self.trace(scenario(counter(), [train(steps=3)],
                                    faults=[{"action": 0, "run": 1, "error": "StopIteration"}]))
        self.assertEqual((trace.errors(), trace.saved(0)), ([], [0, 1]))

    def test_evaluation_starts_over(self):
        trace = self.trace(scenario(
            LINEAR, [evaluate()], {"in": PAIRS},
            faults=[{"action": 0, "run": 1, "error": "Aborted", "when": "after"}]))
        self.assertEqual(trace.batches(), [0, 1, 0, 1])
        self.assertEqual(trace.results(0)[0]["x"], 2.5)

    def test_prediction_yields_rows_again(self):
        trace = self.trace(scenario(LINEAR, [predict(keys=["x"])], {"in": PAIRS},
                                    faults=[{"action": 0, "run": 1, "error": "Aborted"}]))
        self.assertEqual([item["x"] for item in trace.results(0)], [[1], [2], [1], [2], [3], [4]])


if __name__ == "__main__":
    unittest.main()
