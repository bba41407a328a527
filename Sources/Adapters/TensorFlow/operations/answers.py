"""What TensorFlow answers when an operation is added to a graph, before anything runs."""

import numpy as np
import tensorflow as tf
from tensorflow.python.framework import op_def_library, op_def_registry


def answer(kind, inputs, attributes):
    with tf.Graph().as_default():
        tensors = [build(*each) for each in inputs]
        try:
            result = op_def_library.apply_op(kind, **arguments(kind, tensors, attributes))
        except (TypeError, ValueError):
            return "error"
        flat = tf.nest.flatten(result)
        return " ".join(f"{t.dtype.name}{shape_text(t.shape.as_list() if t.shape.rank is not None else None)}"
                        for t in flat)


def build(kind, shape, elements):
    if elements is None:
        return tf.compat.v1.placeholder(kind, shape)
    return tf.constant(np.array(elements, dtype=kind).reshape(shape), dtype=kind)


def arguments(kind, tensors, attributes):
    found = op_def_registry.get(kind)
    inferred = {name for a in found.input_arg for name in (a.type_attr, a.number_attr) if name}
    result = {a.name: a.default_value for a in found.attr
              if a.HasField("default_value") and a.name not in inferred}
    result = {name: plain(value) for name, value in result.items()} | attributes
    rest = list(tensors)
    fixed = sum(1 for a in found.input_arg if not a.number_attr)
    for argument in found.input_arg:
        count = len(tensors) - fixed if argument.number_attr else 1
        part, rest = rest[:count], rest[count:]
        result[argument.name] = part if argument.number_attr else part[0]
    return result


def plain(value):
    field = value.WhichOneof("value")
    if field == "type":
        return tf.dtypes.as_dtype(value.type)
    return list(value.list.i) if field == "list" else getattr(value, field)


def shape_text(shape):
    return "[*]" if shape is None else "[" + ",".join("?" if n is None else str(n) for n in shape) + "]"
