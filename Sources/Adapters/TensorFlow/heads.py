"""Heads by the name of their class, with its constructor's arguments."""

import tensorflow as tf
from tensorflow_estimator.python.estimator.head import sequential_head

import columns
from errors import Unsupported

_HEADS = {name: getattr(tf.estimator, name) for name in (
    "BinaryClassHead", "MultiClassHead", "RegressionHead", "PoissonRegressionHead",
    "MultiLabelHead", "MultiHead")}
_HEADS["SequentialHeadWrapper"] = sequential_head.SequentialHeadWrapper


def made(description):
    name = description["head"]
    if name not in _HEADS:
        raise Unsupported(f"the head {name}")
    return _HEADS[name](**{key: _argument(key, value) for key, value in description.items()
                           if key != "head"})


def _argument(key, value):
    if key == "heads":
        return [made(head) for head in value]
    if key == "static_head":
        return made(value)
    if key == "loss_fn":
        return value and (lambda labels, logits: columns.computed(
            value, logits, {"labels": labels, "logits": logits}))
    if key == "inverse_link_fn":
        return value and (lambda logits: columns.computed(value, logits))
    return columns.named_or_made(value) if key == "weight_column" else value


def text(key):
    """The keys of several heads side by side are pairs of a head's name and a key."""
    return "/".join(key) if isinstance(key, tuple) else key
