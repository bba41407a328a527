"""`RNNClassifier`: names, initial values, sparse inputs (VAR)."""

import json
import unittest

import numpy as np

from models import *
from shared import ScenarioTest, adapter

LENGTHS = [2, 3, 1]
FEATURES = {
    "token": tensor("int64", [[0, 1, 0], [2, 3, 4], [1, 0, 0]], lengths=LENGTHS),
    "price": tensor("float32", [[0.5, 1, 0], [2, 3, 4], [1, 0, 0]], lengths=LENGTHS),
    "word": tensor("string", [["a", "z", ""], ["b", "a", "b"], ["a", "", ""]], lengths=LENGTHS),
    "weight": column(1, 2, 1),
}
INPUT = {"features": FEATURES, "labels": tensor("int64", [[0], [1], [1]]), "batch": 2, "repeat": None}
SHAPES = {
    "sequence_features/token_embedding/embedding_weights": (5, 2),
    "rnn_model/rnn/lstm_cell/kernel": (6, 12),
    "rnn_model/rnn/lstm_cell/recurrent_kernel": (3, 12),
    "rnn_model/rnn/lstm_cell/bias": (12,),
    "rnn_model/logits/kernel": (3, 1),
    "rnn_model/logits/bias": (1,),
}


def initial(shapes):
    return {name: tensor("float32", (np.sin(1 + np.arange(np.prod(shape)) * 0.7).reshape(shape) / 2)
                         .tolist()) for name, shape in shapes.items()}


def classifier(**arguments):
    token = {"column": "sequence_categorical_column_with_identity", "key": "token", "num_buckets": 5}
    word = {"column": "sequence_categorical_column_with_vocabulary_list", "key": "word",
            "vocabulary_list": ["a", "b"], "num_oov_buckets": 1}
    return {"canned": "RNNClassifier", "initial": initial(SHAPES), "arguments": {
        "sequence_feature_columns": [
            {"column": "embedding_column", "categorical_column": token, "dimension": 2},
            {"column": "sequence_numeric_column", "key": "price"},
            {"column": "indicator_column", "categorical_column": word}],
        "units": [3], "cell_type": "lstm", **arguments}}


class Classifier(ScenarioTest):
    def test_names_and_initial_values(self):
        trace = self.trace(scenario(classifier(), [train(steps=2)], {"in": INPUT}))
        first = trace.variables(0, 0)
        self.assertEqual(sorted(first), sorted(
            [*SHAPES, "global_step", "training/Adagrad/decay", "training/Adagrad/learning_rate"]
            + [f"training/Adagrad/{name}/accumulator" for name in SHAPES]))
        for name, given in initial(SHAPES).items():
            self.assertTrue(np.array_equal(np.float32(first[name]), np.float32(given["value"])), name)
        self.assertNotEqual(trace.variables(0, 2)["rnn_model/logits/bias"],
                            first["rnn_model/logits/bias"])

    def test_all_three_calls(self):
        item = scenario(classifier(weight_column="weight", loss_reduction="sum", optimizer={
            "name": "Adam", "learning_rate": 0.1}),
            [train(steps=3, hooks=["h"]), evaluate(steps=2), predict(take=3)], {"in": INPUT},
            hooks={"h": {"fetch": {"loss": "loss", "p": "predictions/probabilities"}}})
        trace = self.trace(item)
        self.assertEqual(trace.errors(), [])
        self.assertEqual(trace.batches(0), [0, 1, 2])
        self.assertEqual(trace.results(1)[0]["global_step"], 3)
        self.assertEqual([list(item["classes"]) for item in trace.results(2)], [[b"1"]] * 3)
        self.assertEqual(json.dumps(adapter().run(item)["trace"]["events"]), json.dumps(trace.events))

    def test_evaluate_without_a_checkpoint_uses_the_initial_values(self):
        one, two = (self.trace(scenario(classifier(), [*actions, evaluate(steps=2)], {"in": INPUT}))
                    for actions in ([], [train(steps=1), {"remove_checkpoint": {"step": 1}}]))
        self.assertEqual(one.results(0), two.results(2))

    def test_hooks_see_gradients_before_they_are_clipped(self):
        table = "sequence_features/token_embedding/embedding_weights"
        names = {"bias": "rnn_model/logits/bias", "table": table}
        for optimizer, clips in (({"name": "SGD", "learning_rate": 0.05}, False), ("SGD", True)):
            model = classifier(weight_column="weight", loss_reduction="sum", optimizer=optimizer)
            item = scenario(model, [train(steps=1, hooks=["h"])], {"in": {**INPUT, "features": {
                **FEATURES, "weight": column(1000, 2000, 1)}}}, hooks={"h": {"fetch": {
                    key: f"gradients/{name}" for key, name in names.items()}}})
            trace = self.trace(item)
            for key, name in names.items():
                gradient = np.array(trace.fetched(key)[0])
                length = np.linalg.norm(gradient)
                self.assertGreater(length, 5)
                moved = (np.array(trace.variables(0, 0)[name]) - trace.variables(0, 1)[name]) / 0.05
                wanted = gradient * 5 / length if clips else gradient
                self.assertTrue(np.allclose(moved, wanted, rtol=1e-4, atol=1e-3), (name, optimizer))

    def test_a_missing_initial_value_is_refused(self):
        model = classifier()
        del model["initial"]["rnn_model/logits/bias"]
        self.assertIn("rnn_model/logits/bias [1]",
                      adapter().run(scenario(model, [train(steps=1)], {"in": INPUT}))["failed"])

    def test_wrong_arguments_are_errors(self):
        trace = self.trace(scenario(classifier(optimizer="None"), [train(steps=1)], {"in": INPUT}))
        self.assertEqual(trace.errors(), ["ValueError"])


if __name__ == "__main__":
    unittest.main()
