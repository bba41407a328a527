"""Step limits, ends of input, errors and what is logged (TRAIN, HOOK)."""

import unittest

from models import *
from shared import ScenarioTest

WATCH = {"watch": {"fetch": {"loss": "loss", "step": "global_step", "total": "variables/total"}}}


class StepLimits(ScenarioTest):
    def test_steps_count_from_the_session(self):
        trace = self.trace(scenario(counter(), [train(steps=2), train(steps=3), train(max_steps=7),
                                                train(max_steps=7)]))
        self.assertEqual([trace.saved(n) for n in range(4)],
                         [[0, 2], [0, 2, 5], [0, 2, 5, 7], [0, 2, 5, 7]])
        self.assertEqual(len(trace.logged("skipping_training")), 1)
        self.assertEqual(trace.batches(3), [])
        self.assertEqual(trace.text(3), ["self"])

    def test_a_reached_limit_looks_at_nothing(self):
        trace = self.trace(scenario(counter(), [train(steps=2), train(max_steps=1, hooks=["watch"])],
                                    hooks=WATCH))
        self.assertEqual(trace.callbacks("watch"), [])

    def test_both_limits_and_bad_limits(self):
        trace = self.trace(scenario(counter(), [
            train(steps=1, max_steps=1), train(steps=0), train(steps=True), train(steps=2.5)]))
        self.assertEqual(trace.errors(), ["ValueError", "ValueError"])
        self.assertEqual(trace.saved(2), [0, 1])
        self.assertEqual(trace.saved(3), [0, 1, 4])

    def test_steps_of_five(self):
        for limit, last in ((5, 10), (7, 15), (11, 15)):
            trace = self.trace(scenario(counter(5), [train(max_steps=limit)]))
            self.assertEqual(trace.saved(0), [0, last])

    def test_a_stop_hook_that_is_met_runs_once_and_is_kept(self):
        trace = self.trace(scenario(
            counter(), [train(hooks=["limit"]), train(hooks=["limit"]), train(hooks=["two"]),
                        train(hooks=["two"])],
            hooks={"limit": {"built_in": "StopAtStepHook", "last_step": 3},
                   "two": {"built_in": "StopAtStepHook", "num_steps": 2}}))
        self.assertEqual([trace.saved(n)[-1] for n in range(4)], [3, 4, 6, 7])


class Ends(ScenarioTest):
    def test_input_ends_before_the_steps(self):
        trace = self.trace(scenario(counter(), [train(steps=9)], {"in": NUMBERS}))
        self.assertEqual(trace.saved(0), [0, 6])
        self.assertEqual(trace.batches(), [0, 1, 2, 3, 4, 5])
        self.assertEqual(trace.errors(), [])

    def test_a_run_without_its_batch_changes_nothing(self):
        trace = self.trace(scenario(counter(waits=False), [train()], {"in": NUMBERS}))
        self.assertEqual(trace.variables(0, 6), {"global_step": 6, "total": 21.0})

    def test_empty_input(self):
        empty = {**NUMBERS, "end": {"at": 0, "with": "exhausted"}}
        trace = self.trace(scenario(counter(), [train()], {"in": empty}))
        self.assertEqual(trace.saved(0), [0])
        self.assertEqual([sorted(event) for event in trace.logged("final_loss")],
                         [["action", "key", "kind"]])
        self.assertEqual(trace.logged("no_steps"), [])

    def test_errors_of_the_input(self):
        for kind in ("InvalidArgument", "ResourceExhausted", "Unimplemented", "Unknown"):
            bad = {**NUMBERS, "end": {"at": 2, "with": kind}}
            trace = self.trace(scenario(counter(), [train(hooks=["watch"])], {"in": bad}, hooks=WATCH))
            self.assertEqual(trace.errors(), [kind])
            self.assertEqual(trace.saved(0), [0])
            self.assertEqual(trace.callbacks("watch")[-1], "before_run")
            self.assertEqual(trace.logged("final_loss"), [])

    def test_final_loss_is_of_the_last_run_that_returned(self):
        hooks = {"raiser": {"do": [{"at": "after_run", "run": 2, "raise": "OutOfRange"}]}, **WATCH}
        trace = self.trace(scenario(counter(), [train(hooks=["raiser", "watch"])], hooks=hooks))
        self.assertEqual(trace.saved(0), [0, 3])
        self.assertEqual(value_of(trace.logged("final_loss")[0], "loss"), 2.0)
        self.assertEqual(trace.steps("after_run")[-2:], [2, 3])

    def test_a_stop_before_the_first_run(self):
        hooks = {"h": {"do": [{"at": "after_create_session", "stop": True}]}}
        trace = self.trace(scenario(counter(), [train(hooks=["h"])], hooks=hooks))
        self.assertEqual(len(trace.logged("no_steps")), 1)
        self.assertEqual(trace.callbacks("h"), ["begin", "after_create_session", "end"])

    def test_a_step_that_never_moves(self):
        trace = self.trace(scenario(counter(0), [train(steps=3), train(), train()], {"in": {
            **NUMBERS, "repeat": 2}}, config={"log_step_count_steps": 1}))
        self.assertEqual(trace.saved(0), [0])
        self.assertEqual(trace.variables(0, 0)["total"], 0.0)
        self.assertEqual(len(trace.logged("step_not_increased")), 5)

    def test_nan(self):
        bad = {"features": tensor("float32", [1, "nan", 3]), "batch": 1}
        trace = self.trace(scenario(counter(), [train(hooks=["watch"])], {"in": bad}, hooks=WATCH,
                                    config={"save_checkpoints_steps": 2}))
        self.assertEqual(trace.errors(), ["NanLossDuringTraining"])
        self.assertEqual(len(trace.logged("nan_loss")), 1)
        self.assertEqual(trace.saved(0), [0, 2])
        self.assertEqual(trace.steps("after_run"), [1, 2])


class Order(ScenarioTest):
    def test_reads_see_what_was_before_the_run(self):
        trace = self.trace(scenario(counter(waits=False), [train(hooks=["watch"])], {"in": NUMBERS},
                                    hooks=WATCH))
        self.assertEqual(trace.fetched("step"), [0, 1, 2, 3, 4, 5])
        self.assertEqual(trace.fetched("total"), [0, 1, 3, 6, 10, 15])
        self.assertEqual(trace.steps("before_run"), [0, 1, 2, 3, 4, 5, 6])
        self.assertEqual(trace.steps("after_run"), [1, 2, 3, 4, 5, 6])

    def test_a_read_after_the_write_sees_it(self):
        model = counter()
        model["nodes"].append({"name": "after", "op": "ReadVariableOp", "control": ["sum"],
                               "inputs": ["variables/total:handle"]})
        model["spec"]["train"]["predictions"] = {"after": "after"}
        trace = self.trace(scenario(model, [train(hooks=["watch"])], {"in": NUMBERS},
                                    hooks={"watch": {"fetch": {"after": "after"}}}))
        self.assertEqual(trace.fetched("after"), [1, 3, 6, 10, 15, 21])

    def test_a_model_that_ignores_its_input_pulls_nothing(self):
        model = counter()
        model["nodes"][0] = {"name": "loss", "op": "Identity", "inputs": [tensor("float32", 4)]}
        watch = {"look": {"fetch": {"x": "features"}}}
        short = {**NUMBERS, "end": {"at": 3, "with": "exhausted"}}
        trace = self.trace(scenario(model, [train(steps=5), train(steps=5, hooks=["look"])],
                                    {"in": short}, hooks=watch))
        self.assertEqual([trace.batches(0), trace.batches(1)], [[], [0, 1, 2]])
        self.assertEqual([trace.saved(0), trace.saved(1)], [[0, 5], [0, 5, 8]])

    def test_a_feed_takes_the_place_of_the_batch(self):
        feed = {"feed": {"feed": {"features": tensor("float32", [10])}}}
        trace = self.trace(scenario(counter(), [train(steps=4, hooks=["feed"])], {"in": NUMBERS},
                                    hooks=feed))
        self.assertEqual(trace.batches(), [])
        self.assertEqual(trace.variables(0, 4)["total"], 40.0)

    def test_an_input_by_the_step(self):
        by_step = {"features": tensor("float32", [1, 2, 4, 8, 16]), "batch": 2, "by": "global_step"}
        trace = self.trace(scenario(counter(), [train(steps=2, hooks=["watch"]), train(
            steps=2, hooks=["watch"])], {"in": by_step}, hooks=WATCH))
        self.assertEqual(trace.fetched("loss"), [3, 12, 16, 3])
        self.assertEqual(trace.batches(), [])

    def test_unordered_writes_are_refused(self):
        from shared import adapter
        model = counter()
        model["nodes"].append({"name": "again", "op": "AssignAddVariableOp",
                               "inputs": ["variables/total:handle", "loss"]})
        model["nodes"][3]["control"].append("again")
        self.assertIn("unordered", adapter().run(scenario(model, [train()]))["failed"])


def value_of(event, name):
    from traces import value
    return value(event["values"][name])


if __name__ == "__main__":
    unittest.main()
