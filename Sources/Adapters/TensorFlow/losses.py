"""The contract's own losses: nodes called `Losses.<name>`, made as the canned heads make theirs."""

import tensorflow as tf

from errors import AdapterFault

PREFIX = "Losses."


def build(node, inputs):
    """The operation that holds the loss of `node`, under the node's own name."""
    name = node["op"][len(PREFIX):]
    if name not in _MADE:
        raise AdapterFault(f"there is no loss {name!r}")
    with tf.name_scope(node["name"] + "_parts"):
        value = _MADE[name](*inputs, **(node.get("attributes") or {}))
    return tf.identity(value, name=node["name"]).op


def _sigmoid_cross_entropy(labels, logits):
    return tf.compat.v1.nn.sigmoid_cross_entropy_with_logits(labels=labels, logits=logits)


def _softmax_cross_entropy(labels, logits):
    return tf.compat.v1.losses.softmax_cross_entropy(
        onehot_labels=labels, logits=logits, reduction=tf.compat.v1.losses.Reduction.NONE)


def _sparse_softmax_cross_entropy(labels, logits):
    return tf.compat.v1.losses.sparse_softmax_cross_entropy(
        labels=labels, logits=logits, reduction=tf.compat.v1.losses.Reduction.NONE)


def _reduce(losses, weights=None, reduction="sum_over_batch_size"):
    return tf.keras.__internal__.losses.compute_weighted_loss(
        losses, sample_weight=weights, reduction=reduction)


_MADE = {"sigmoid_cross_entropy": _sigmoid_cross_entropy,
         "softmax_cross_entropy": _softmax_cross_entropy,
         "sparse_softmax_cross_entropy": _sparse_softmax_cross_entropy, "reduce": _reduce}
