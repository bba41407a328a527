"""The metrics of a graph model: streaming ones by name, or an explicit pair."""

import tensorflow as tf

from errors import Unsupported

_LABELLED = ("accuracy", "mean_squared_error", "precision", "recall")


def references(description):
    """What a metric needs of the graph."""
    fields = ("values", "labels", "predictions", "weights", "value", "update")
    return [description[field] for field in fields if description.get(field) is not None]


def build(name, description, graph):
    """The pair (value, update) of one metric."""
    if "value" in description:
        return tuple(_tensor_or_operation(description[key], graph) for key in ("value", "update"))
    metric = description["metric"]
    weights = description.get("weights")
    named = {"name": name, "weights": None if weights is None else graph.tensor(weights)}
    if metric == "mean":
        return tf.compat.v1.metrics.mean(graph.tensor(description["values"]), **named)
    if metric not in _LABELLED:
        raise Unsupported(f"the metric {metric}")
    return getattr(tf.compat.v1.metrics, metric)(
        labels=graph.tensor(description["labels"]),
        predictions=graph.tensor(description["predictions"]), **named)


def _tensor_or_operation(reference, graph):
    """Of an explicit pair, both may be operations without an output."""
    name = reference.partition(":")[0] if isinstance(reference, str) else None
    if name in graph.named and not graph.operation(name).outputs:
        return graph.operation(name)
    return graph.tensor(reference)
