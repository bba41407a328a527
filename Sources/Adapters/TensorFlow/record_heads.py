"""Asks TensorFlow's heads what they make of given logits, labels, weights and masks.

    record_heads.py        one line of JSON per head: three batches with the loss and its gradient, the
                           metrics after them, the predictions for the first, and the names of exports

Numbers are drawn from one seed, with logits away from ties and from the borders of AUC's buckets.
"""

import json

import switches

switches.set_before_import()

import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402
from tensorflow_estimator.python.estimator.head import sequential_head  # noqa: E402

ROWS = [5, 3, 6]
DRAWN = np.random.RandomState(7)
v1 = tf.compat.v1


# What is asked.

def each(make):
    return [make(rows) for rows in ROWS]


def logits(*shape):
    while True:
        drawn = DRAWN.randn(*shape).astype(np.float32) * 2
        places = 199 / (1 + np.exp(-drawn.astype(np.float64)))
        if (abs(places - np.round(places)) > 1e-3).all() and (abs(drawn) > 1e-2).all():
            return drawn


def numbers(below, *shape):
    return DRAWN.randint(0, below, shape).astype(np.int64)


def chosen(values, *shape):
    return DRAWN.choice(np.array(values), shape)


def weights(*values, more=()):
    return each(lambda n: {"w": np.float32(chosen(values, n, *more))})


def cases():
    """Title, head, arguments, and per batch logits, labels and features."""
    yield from binary_cases()
    yield from multi_cases()
    yield from regression_cases()
    yield from multi_label_cases()
    yield from sequential_cases()
    yield ("several", "MultiHead", {"head_weights": [2.0, 0.5]}, each(lambda n: logits(n, 4)),
           each(lambda n: {"one": numbers(2, n), "two": numbers(3, n)}), None)


def binary_cases():
    def case(title, arguments, labels, features=None, own=None):
        return ("binary " + title, "BinaryClassHead", arguments,
                own or each(lambda n: logits(n, 1)), labels, features)
    weighted = {"weight_column": "w"}
    plain = lambda: each(lambda n: numbers(2, n))
    yield case("plain", {}, plain())
    yield case("weighted sum", {**weighted, "loss_reduction": "sum"}, plain(),
               weights(0.5, 1, 2, 3.25, 0))
    yield case("soft thresholds named", {"thresholds": [0.25, 0.5, 0.875], "name": "h"},
               each(lambda n: np.float32(chosen([0, 0.25, 0.5, 1], n, 1))))
    yield case("negative weights", weighted, plain(), weights(-1, 1, 2, -0.5, more=(1,)))
    yield case("no weight", weighted, plain(), weights(0.0))
    yield case("positive", {}, each(lambda n: np.ones(n, np.int64)))
    yield case("negative", {}, each(lambda n: np.zeros(n, np.int64)))
    yield case("words", {"label_vocabulary": ["no", "yes"]}, each(lambda n: chosen([b"no", b"yes"], n)))
    yield case("one word", {"label_vocabulary": ["a"]}, each(lambda n: np.array([b"a"] * n)))
    yield case("saturated", {}, [np.int64([0, 1, 1])] * 3,
               own=[np.float32([[200], [-200], [30]])] * 3)
    yield case("nan", {}, [np.int64([0, 1])] * 3, own=[np.float32([[np.nan], [1.5]])] * 3)


def multi_cases():
    def case(title, classes, arguments, labels, features=None, own=None):
        return ("multi " + title, "MultiClassHead", {"n_classes": classes, **arguments},
                own or each(lambda n: logits(n, classes)), labels, features)
    yield case("plain", 4, {}, each(lambda n: numbers(4, n)))
    yield case("weighted int32", 3, {"weight_column": "w", "name": "m"},
               each(lambda n: np.int32(numbers(3, n, 1))), weights(0.5, 1, 2, 3.25, 0))
    yield case("words sum", 3, {"label_vocabulary": ["x", "y", "z"], "loss_reduction": "sum"},
               each(lambda n: chosen([b"x", b"y", b"z"], n)))
    yield case("ties", 3, {}, [np.int64([0, 2])] * 3,
               own=[np.float32([[1, 1, 1], [0, 2, 2]])] * 3)


def regression_cases():
    real = lambda *more: each(lambda n: DRAWN.randn(n, *more).astype(np.float32))
    small = lambda width: each(lambda n: logits(n, width) / 2)
    two = {"label_dimension": 2, "weight_column": "w"}
    yield "regression", "RegressionHead", {}, each(lambda n: logits(n, 1)), real(), None
    yield ("regression weighted", "RegressionHead", two, each(lambda n: logits(n, 2)), real(2),
           weights(0.5, 1, 2, 3.25, 0))
    yield ("regression weight per label sum", "RegressionHead",
           {**two, "loss_reduction": "sum", "name": "r"}, each(lambda n: logits(n, 2)),
           each(lambda n: numbers(5, n, 2) - 2), weights(0.5, 1, 3, more=(2,)))
    yield ("poisson", "PoissonRegressionHead", {}, small(1),
           each(lambda n: np.float32(chosen([0, 0.5, 1, 2, 7, 1.25], n, 1))), None)
    yield ("poisson weighted", "PoissonRegressionHead", {**two, "loss_reduction": "sum"}, small(2),
           each(lambda n: numbers(5, n, 2)), weights(0.5, 1, 2, 3.25, 0))
    yield ("poisson short", "PoissonRegressionHead", {"compute_full_loss": False}, small(1),
           each(lambda n: numbers(5, n, 1)), None)


def multi_label_cases():
    def case(title, arguments, labels, features=None):
        return ("multi-label " + title, "MultiLabelHead", {"n_classes": 3, **arguments},
                each(lambda n: logits(n, 3)), labels, features)
    yield case("plain", {}, each(lambda n: numbers(2, n, 3)))
    yield case("all", {"weight_column": "w", "thresholds": [0.3, 0.625],
                       "label_vocabulary": ["a", "b", "c"],
                       "classes_for_class_based_metrics": [0, 2], "name": "l"},
               each(lambda n: np.float32(chosen([0, 0.5, 1], n, 3))), weights(0.5, 1, 2, 3.25, 0))
    yield case("class numbers", {"classes_for_class_based_metrics": [1], "loss_reduction": "sum"},
               each(lambda n: numbers(2, n, 3)))


def sequential_cases():
    masks = each(lambda n: np.arange(4)[None] < numbers(5, n)[:, None])
    features = [{"mask": mask} for mask in masks]
    steps = lambda width: each(lambda n: logits(n, 4, width))
    weighted = [{**mask, **weight} for mask, weight in
                zip(features, weights(0.5, 1, 2, more=(4,)))]
    yield ("sequential binary", "Sequential:BinaryClassHead", {"weight_column": "w", "name": "s"},
           steps(1), each(lambda n: numbers(2, n, 4)), weighted)
    yield ("sequential multi", "Sequential:MultiClassHead", {"n_classes": 3}, steps(3),
           [np.where(mask, numbers(3, *mask.shape), 99) for mask in masks], features)
    yield ("sequential regression", "Sequential:RegressionHead", {"label_dimension": 2}, steps(2),
           each(lambda n: DRAWN.randn(n, 4, 2).astype(np.float32)), features)
    yield ("sequential multi-label", "Sequential:MultiLabelHead", {"n_classes": 3}, steps(3),
           each(lambda n: numbers(2, n, 4, 3)), features)
    yield ("sequential nothing", "Sequential:BinaryClassHead", {}, steps(1),
           each(lambda n: numbers(2, n, 4)), each(lambda n: {"mask": np.zeros((n, 4), bool)}))


# What it answers.

def made(kind, arguments):
    if kind == "MultiHead":
        heads = [tf.estimator.BinaryClassHead(name="one"), tf.estimator.MultiClassHead(3, name="two")]
        return tf.estimator.MultiHead(heads, **arguments)
    if kind.startswith("Sequential:"):
        columns = ["w"] if "weight_column" in arguments else None
        return sequential_head.SequentialHeadWrapper(
            made(kind.partition(":")[2], arguments), "mask", columns)
    return getattr(tf.estimator, kind)(**arguments)


def named(labels):
    return labels if isinstance(labels, dict) else {"": labels}


class Built:
    """A head in a graph of its own, in one mode."""

    def __init__(self, kind, arguments, mode, batch):
        v1.train.get_or_create_global_step()
        self.places = {part: {key: self._place(value) for key, value in values.items()}
                       for part, values in batch.items()}
        labels = self.places["labels"]
        logit_place = self.places["logits"][""]
        more = {"train_op_fn": lambda loss: tf.no_op()} if mode == "train" else {}
        self.spec = made(kind, arguments).create_estimator_spec(
            features=dict(self.places["features"]), mode=mode, logits=logit_place,
            labels=None if mode == "infer" else labels.get("", labels), **more)
        self.gradient = tf.gradients(self.spec.loss, logit_place)[0] if mode == "train" else None
        self.session = v1.Session(config=switches.session_config())
        self.session.run([v1.global_variables_initializer(), v1.local_variables_initializer(),
                          v1.tables_initializer()])

    @staticmethod
    def _place(value):
        dtype = tf.string if value.dtype.kind == "S" else tf.as_dtype(value.dtype)
        return v1.placeholder(dtype, [None, *value.shape[1:]])

    def run(self, fetches, batch):
        return self.session.run(fetches, {
            place: batch[part][key] for part, places in self.places.items()
            for key, place in places.items()})


def answer(title, kind, arguments, all_logits, all_labels, all_features):
    batches = [{"logits": {"": drawn}, "labels": named(labels), "features": features or {}}
               for drawn, labels, features in
               zip(all_logits, all_labels, all_features or [None] * 3)]
    record = {"title": title, "head": kind, "arguments": arguments}
    with tf.Graph().as_default():
        built = Built(kind, arguments, "train", batches[0])
        record["batches"] = [trained(built, batch) for batch in batches]
    with tf.Graph().as_default():
        built = Built(kind, arguments, "eval", batches[0])
        for batch in batches:
            built.run([update for _, update in built.spec.eval_metric_ops.values()], batch)
        record["metrics"] = {key: written(built.session.run(value))
                             for key, (value, _) in built.spec.eval_metric_ops.items()}
    with tf.Graph().as_default():
        built = Built(kind, arguments, "infer", batches[0])
        predicted = built.run(built.spec.predictions, batches[0])
        record["predictions"] = {"/".join(key) if isinstance(key, tuple) else key: written(value)
                                 for key, value in predicted.items()}
        record["exports"] = list(built.spec.export_outputs)
    return record


def trained(built, batch):
    loss, gradient = built.run([built.spec.loss, built.gradient], batch)
    written_batch = {part: {key: written(value) for key, value in values.items()}
                     for part, values in batch.items()}
    return {**written_batch, "logits": written_batch["logits"][""], "loss": written(loss),
            "gradient": written(gradient)}


def written(value):
    value = np.asarray(value)
    if value.dtype.kind in "SO":
        return {"type": "string", "shape": list(value.shape),
                "elements": [item.decode() for item in value.ravel()]}
    return {"type": value.dtype.name, "shape": list(value.shape),
            "elements": [written_number(item) for item in value.ravel()]}


def written_number(item):
    if not isinstance(item, np.floating):
        return item.item()
    shortest = float(str(item))
    if not np.isfinite(shortest):
        return str(shortest)
    return int(shortest) if shortest == int(shortest) else shortest


if __name__ == "__main__":
    for case in cases():
        print(json.dumps(answer(*case), separators=(",", ":")))
