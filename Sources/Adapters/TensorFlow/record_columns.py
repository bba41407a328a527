"""Asks TensorFlow what layers of feature columns answer.

    record_columns.py GROUP              the cases of ids, lookups, files, numbers or combinations
    record_columns.py random SEED COUNT  random ones

Each line is one case as JSON: its columns (as in scenarios), features and files, and TensorFlow's answer: the
numbers with their lengths, the tables' names, their gradients and touched rows; or the kind of the error and
when it came: at construct, build or run. Tables are not initialised but filled by `table`, and the gradient is
that of the sum of all numbers times `probe`.
"""

import json
import os
import random
import sys
import tempfile

import numpy as np
import tensorflow as tf

import columns
import column_cases
import random_column_cases

KINDS = {"InvalidArgumentError": "InvalidArgument", "FailedPreconditionError": "FailedPrecondition",
         "UnimplementedError": "Unimplemented", "NotFoundError": "NotFound", "OutOfRangeError": "OutOfRange"}


def table(shape):
    rows, width = shape
    return np.array([[((r * 7 + c * 3) % 11 - 4) / 4 for c in range(width)] for r in range(rows)], np.float32)


def probe(count):
    return np.array([(i * 5 % 7 - 2) / 2 for i in range(count)], np.float32)


def answer(case):
    stage = "construct"
    try:
        with tempfile.TemporaryDirectory() as folder:
            for name, text in case.get("files", {}).items():
                with open(os.path.join(folder, name), "w", newline="") as file:
                    file.write(text)
            made = columns.listed(case["columns"], folder)
            stage = "build"
            with tf.Graph().as_default():
                placed, feeds = placeholders(case["features"])
                layer, numbers, lengths = built(case["layer"], made, placed)
                found = list(layer.trainable_weights) if layer else []
                found += [v for v in tf.compat.v1.global_variables() if all(v is not w for w in found)]
                ones = tf.compat.v1.placeholder(tf.float32)
                loss = tf.reduce_sum(tf.reshape(numbers, [-1]) * ones)
                gradients = tf.gradients(loss, found)
                stage = "run"
                return ran(numbers, lengths, found, gradients, ones, feeds)
    except Exception as error:
        kind = type(error).__name__
        return {"error": KINDS.get(kind, kind), "at": stage}


def placeholders(features):
    placed, feeds = {}, {}
    for name, feature in features.items():
        dtype = tf.as_dtype(feature["dtype"])
        if "indices" in feature:
            rank = len(feature["shape"])
            placed[name] = tf.compat.v1.sparse_placeholder(dtype, [None] * rank)
            feeds[placed[name]] = tf.compat.v1.SparseTensorValue(
                np.array(feature["indices"], np.int64).reshape(-1, rank), values(feature), feature["shape"])
        else:
            placed[name] = tf.compat.v1.placeholder(dtype, [None, *feature["shape"][1:]][:len(feature["shape"])])
            feeds[placed[name]] = values(feature).reshape(feature["shape"])
    return placed, feeds


def values(feature):
    if feature["dtype"] == "string":
        return np.array([text.encode() for text in feature["values"]], object)
    return np.array([float(v) if isinstance(v, str) else v for v in feature["values"]],
                    tf.as_dtype(feature["dtype"]).as_numpy_dtype)


def built(layer, made, placed):
    if layer == "sequence":
        layer = tf.keras.experimental.SequenceFeatures(made)
        return (layer, *layer(placed))
    layer = tf.keras.layers.DenseFeatures(made)
    return layer, layer(placed), None


def ran(numbers, lengths, found, gradients, ones, feeds):
    with tf.compat.v1.Session() as session:
        for variable in found:
            variable.load(table(variable.shape), session)
        session.run(tf.compat.v1.tables_initializer())
        result = session.run([numbers] + ([] if lengths is None else [lengths]), feeds)
        feeds = {**feeds, ones: probe(result[0].size)}
        made = {"shape": list(result[0].shape), "values": plain(result[0]), "tables": {}}
        if lengths is not None:
            made["lengths"] = result[1].tolist()
        for variable, gradient in zip(found, gradients):
            gradient = session.run(gradient, feeds)
            whole = np.zeros(variable.shape, np.float32)
            np.add.at(whole, gradient.indices, gradient.values)
            made["tables"][variable.op.name] = {
                "shape": list(variable.shape), "gradient": plain(whole), "rows": sorted(set(gradient.indices.tolist()))}
        return made


def plain(array):
    return [float(f"{v:.7g}") if np.isfinite(v) else str(v) for v in array.reshape(-1).tolist()]


def cases(group, *numbers):
    if group != "random":
        return column_cases.groups()[group]
    seed, count = map(int, numbers)
    return random_column_cases.randomly(random.Random(seed), count)


if __name__ == "__main__":
    for case in cases(*sys.argv[1:]):
        print(json.dumps({**case, "answer": answer(case)}, separators=(",", ":"), sort_keys=True))
