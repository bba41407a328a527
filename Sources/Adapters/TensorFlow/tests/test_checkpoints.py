"""When checkpoints are written, kept and looked up (CKPT, SAVER, VARS)."""

import unittest

from models import *
from shared import ScenarioTest


class Cadence(ScenarioTest):
    def test_saves_count_from_the_last_save(self):
        trace = self.trace(scenario(counter(), [train(steps=3), train(steps=5)],
                                    config={"save_checkpoints_steps": 2}))
        self.assertEqual(trace.saved(0), [0, 2, 3])
        self.assertEqual(trace.saved(1), [2, 3, 5, 7, 8])
        self.assertEqual(trace.directory(1)["state"], {
            "latest": "model.ckpt-8", "all": [f"model.ckpt-{n}" for n in (2, 3, 5, 7, 8)]})

    def test_seconds_are_virtual(self):
        moves = {"move": {"do": [{"at": "before_run", "run": run, "advance_clock": seconds}
                                 for run, seconds in enumerate((1, 8.9, .1, 5, 5.5, .5, 9.5))]}}
        trace = self.trace(scenario(
            counter(), [train(steps=8, hooks=["move"])], hooks=moves,
            config={"save_checkpoints_secs": 10, "keep_checkpoint_max": None},
            clock={"start": 1000000000, "step_seconds": 0}))
        self.assertEqual(trace.saved(0), [0, 3, 5, 7, 8])

    def test_steps_of_five_and_a_cadence_of_seven(self):
        trace = self.trace(scenario(counter(5), [train(max_steps=26)],
                                    config={"save_checkpoints_steps": 7}))
        self.assertEqual(trace.saved(0), [0, 10, 20, 30])

    def test_no_cadence_no_files(self):
        trace = self.trace(scenario(counter(), [train(steps=2)], config={
            "save_checkpoints_steps": None, "save_checkpoints_secs": None,
            "save_summary_steps": None, "log_step_count_steps": None}))
        self.assertEqual(trace.directory(0)["files"], [])
        self.assertEqual(trace.logged("logged_tensors"), [])

    def test_two_cadences_are_an_error_of_every_action(self):
        trace = self.trace(scenario(counter(), [train(steps=1), evaluate(steps=1)], config={
            "save_checkpoints_steps": 1, "save_checkpoints_secs": 1}))
        self.assertEqual(trace.errors(), ["ValueError", "ValueError"])

    def test_files_of_a_default_run(self):
        trace = self.trace(scenario(counter(), [train(steps=1)]))
        self.assertEqual(trace.directory(0)["files"], sorted(
            ["checkpoint", "events.out.tfevents.0", "graph.pbtxt"]
            + [f"model.ckpt-{step}{end}" for step in (0, 1)
               for end in (".index", ".meta", ".data-00000-of-00001")]))


class Retention(ScenarioTest):
    def test_the_oldest_goes_one_per_save(self):
        trace = self.trace(scenario(counter(), [train(steps=5), {"new_estimator": {"config": {
            "save_checkpoints_steps": 1, "keep_checkpoint_max": 2}}}, train(steps=1), train(steps=3)],
            config={"save_checkpoints_steps": 1, "keep_checkpoint_max": 10}))
        self.assertEqual([len(trace.saved(n)) for n in (0, 2, 3)], [6, 5, 4])

    def test_no_limit_lists_one(self):
        trace = self.trace(scenario(counter(), [train(steps=3)], config={
            "save_checkpoints_steps": 1, "keep_checkpoint_max": 0}))
        self.assertEqual(trace.saved(0), [0, 1, 2, 3])
        self.assertEqual(trace.directory(0)["state"]["all"], ["model.ckpt-3"])

    def test_one_in_an_hour_is_kept_for_good(self):
        trace = self.trace(scenario(
            counter(), [train(steps=6), train(steps=6)],
            clock={"start": 1000000000, "step_seconds": 1800},
            config={"save_checkpoints_steps": 1, "keep_checkpoint_max": 1,
                    "keep_checkpoint_every_n_hours": 1}))
        self.assertEqual(trace.saved(0), [3, 5, 6])
        self.assertEqual(trace.directory(0)["state"]["all"], ["model.ckpt-6"])
        self.assertEqual(trace.saved(1), [3, 5, 9, 11, 12])


class Listeners(ScenarioTest):
    def test_calls_around_every_save(self):
        trace = self.trace(scenario(counter(), [train(steps=3, listeners=["l"])], listeners={"l": {}},
                                    config={"save_checkpoints_steps": 2}))
        self.assertEqual(
            [(event["callback"], event.get("step")) for event in trace.of("listener")],
            [("begin", None), ("before_save", 0), ("after_save", 0), ("before_save", 2),
             ("after_save", 2), ("before_save", 3), ("after_save", 3), ("end", 3)])

    def test_a_stop_in_the_first_save_is_logged_and_ignored(self):
        trace = self.trace(scenario(
            counter(), [train(steps=9, listeners=["l"])],
            listeners={"l": {"do": [{"at": "after_save", "step": 0, "stop": True},
                                    {"at": "after_save", "step": 4, "stop": True}]}},
            config={"save_checkpoints_steps": 2}))
        self.assertEqual(trace.saved(0), [0, 2, 4])
        self.assertEqual(len(trace.logged("stop_requested_by_listener")), 2)

    def test_an_end_raised_before_the_save_leaves_it_out(self):
        trace = self.trace(scenario(
            counter(), [train(steps=9, listeners=["l"])],
            listeners={"l": {"do": [{"at": "before_save", "step": 2, "raise": "OutOfRange"}]}},
            config={"save_checkpoints_steps": 2}))
        self.assertEqual((trace.errors(), trace.saved(0)), ([], [0]))
        self.assertEqual(trace.of("listener")[-1]["callback"], "end")

    def test_listeners_without_a_saver(self):
        trace = self.trace(scenario(counter(), [train(steps=1, listeners=["l"])], listeners={"l": {}},
                                    config={"save_checkpoints_steps": None}))
        self.assertEqual(trace.errors(), ["ValueError"])

    def test_a_saver_hook_replaces_the_default_one(self):
        trace = self.trace(scenario(
            counter(), [train(steps=4, hooks=["saver"])], listeners={"l": {}},
            hooks={"saver": {"built_in": "CheckpointSaverHook", "save_steps": 3, "listeners": ["l"]}}))
        self.assertEqual(trace.saved(0), [0, 3, 4])
        self.assertEqual(trace.steps("after_save", kind="listener"), [0, 3, 4])


class LookUp(ScenarioTest):
    def test_state_names_missing_files(self):
        trace = self.trace(scenario(counter(), [
            train(steps=2), {"remove_checkpoint": {"step": 2}}, {"latest_checkpoint": {}},
            {"variable_names": {}}, evaluate(steps=1), train(steps=1)]))
        self.assertEqual(trace.text(2), [None])
        self.assertEqual([trace.errors(n) for n in range(6)],
                         [[], [], [], ["ValueError"], [], ["ValueError"]])
        self.assertEqual([event["key"] for event in trace.of("log", 4)][:2],
                         ["checkpoint_unusable", "no_checkpoint"])
        self.assertEqual(trace.results(4), [{"loss": 1.0, "global_step": 0}])

    def test_files_that_cannot_be_read(self):
        trace = self.trace(scenario(counter(), [
            train(steps=2), {"damage_checkpoint": {"step": 2}}, {"latest_checkpoint": {}},
            evaluate(steps=1), train(steps=1), evaluate(steps=1, checkpoint="model.ckpt-0")]))
        self.assertEqual(trace.text(2), ["model.ckpt-2"])
        self.assertEqual([trace.errors(n) for n in range(3, 6)], [["DataLoss"], ["DataLoss"], []])
        self.assertEqual(trace.saved(4), [0])

    def test_unparsable_state_is_no_state(self):
        trace = self.trace(scenario(counter(), [
            train(steps=2), {"write_state": {"text": "nonsense {"}}, train(steps=1)]))
        self.assertIsNone(trace.directory(1)["state"])
        self.assertEqual(trace.directory(2)["state"]["latest"], "model.ckpt-1")

    def test_getters(self):
        trace = self.trace(scenario(counter(), [
            {"variable_names": {}}, {"variable_value": {"name": "total"}}, train(steps=2),
            {"variable_names": {}}, {"variable_value": {"name": "total:0"}},
            {"variable_value": {"name": "none"}}, {"latest_checkpoint": {}},
            {"eval_dir": {}}, {"eval_dir": {"name": "b"}}]))
        self.assertEqual(trace.errors(), ["ValueError", "ValueError", "NotFound"])
        self.assertEqual(trace.text(3), [["global_step", "total"]])
        self.assertEqual(trace.results(4), [{"": 3.0}])
        self.assertEqual([trace.text(n) for n in (6, 7, 8)], [["model.ckpt-2"], ["eval"], ["eval_b"]])

    def test_hyperparameters_are_variables(self):
        trace = self.trace(scenario({**LINEAR, "minimize": {"loss": "loss", "optimizer": {
            "name": "Adagrad", "learning_rate": 0.5, "initial_accumulator_value": 1}}},
            [train(steps=1), {"variable_names": {}}], {"in": ENDLESS}))
        self.assertEqual(trace.text(1), [[
            "global_step", "training/Adagrad/decay", "training/Adagrad/learning_rate",
            "training/Adagrad/w/accumulator", "w"]])
        self.assertEqual(trace.variables(0, 0)["training/Adagrad/w/accumulator"], [[1.0]])


if __name__ == "__main__":
    unittest.main()
