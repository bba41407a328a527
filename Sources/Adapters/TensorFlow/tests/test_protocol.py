"""Answers that are not traces, and tensors in their normal form."""

import base64
import os
import tempfile
import unittest

import numpy as np

from models import *
from shared import ScenarioTest, adapter


def normal(array):
    return {"dtype": array.dtype.name, "shape": list(array.shape),
            "base64": base64.b64encode(array.tobytes()).decode()}


class Answers(ScenarioTest):
    def test_identity(self):
        identity = adapter().identity
        self.assertEqual((identity["name"], identity["version"]), ("tensorflow", "2.15.1"))
        self.assertTrue(all(isinstance(text, str) for text in identity["fingerprint"].values()))

    def test_unknown_features_are_unsupported(self):
        self.assertEqual(adapter().run(scenario(counter(), [{"dance": {}}])),
                         {"unsupported": "the action dance"})

    def test_a_wrong_scenario_is_no_answer(self):
        for broken in (scenario(counter(), [train(hooks=["none"])]),
                       scenario({**LINEAR, "spec": {"train": {"loss": "lost"}}}, [train()])):
            self.assertIn("failed", adapter().run(broken))

    def test_given_attributes_are_checked(self):
        model = {**LINEAR, "nodes": [dict(node) for node in LINEAR["nodes"]]}
        model["nodes"][0]["attributes"] = {"T": "float32", "transpose_a": False, "transpose_b": False}
        self.trace(scenario(model, [predict()], {"in": PAIRS}))
        model["nodes"][0]["attributes"]["T"] = "float64"
        self.assertIn("attribute T of p", adapter().run(
            scenario(model, [predict()], {"in": PAIRS}))["failed"])


class NormalForm(ScenarioTest):
    def test_it_means_the_same(self):
        written = {"features": tensor("float32", [0.1, "nan", "-0", "-inf"])}
        array = np.array([0.1, np.nan, -0.0, -np.inf], np.float32)
        given = {"features": normal(array), "batch": None, "batches": None, "end": None, "by": None,
                 "repeat": 1, "drop_remainder": False}
        one, two = (self.trace(scenario(counter(), [predict()], {"in": item})).events
                    for item in (written, given))
        self.assertEqual(one, two)

    def test_bool_and_string(self):
        given = {"features": {"b": {"dtype": "bool", "shape": [2], "base64": "AQA="},
                              "s": {"dtype": "string", "shape": [2], "strings": ["YQ==", "AP8="]}}}
        model = {"spec": {"infer": {"predictions": {"b": "features/b", "s": "features/s"}}}}
        trace = self.trace(scenario(model, [predict()], {"in": given}))
        self.assertEqual(trace.results(0), [{"b": True, "s": [b"a"]}, {"b": False, "s": [b"\0\xff"]}])

    def test_large_tensors_are_files(self):
        array = np.arange(300_000, dtype=np.float32)
        with tempfile.TemporaryDirectory() as scratch:
            path = os.path.join(scratch, "features.raw")
            array.tofile(path)
            given = {"features": {"dtype": "float32", "shape": [300_000], "path": path}}
            answer = adapter().ask(request="run", name="large", scratch=scratch, scenario=scenario(
                counter(), [predict(yield_single_examples=False)], {"in": given}))
            (_, result), = [event for event in answer["trace"]["events"]
                            if event["kind"] == "result"][0]["values"]
            self.assertTrue(np.array_equal(np.fromfile(result["path"], np.float32), array))


if __name__ == "__main__":
    unittest.main()
