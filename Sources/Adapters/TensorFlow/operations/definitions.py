"""What TensorFlow says of an operation: inputs, outputs and attributes, in one line."""

import tensorflow as tf
from tensorflow.python.framework import op_def_registry

OURS = ["float16", "bfloat16", "float32", "float64", "int8", "int16", "int32", "int64",
        "uint8", "uint16", "uint32", "uint64", "bool", "string", "resource"]


def describe(kind):
    found = op_def_registry.get(kind)
    inputs = ", ".join(map(describe_argument, found.input_arg))
    outputs = ", ".join(map(describe_argument, found.output_arg))
    attributes = sorted(map(describe_attribute, found.attr))
    return f"{kind}({inputs}) -> ({outputs})" + "".join(f" | {text}" for text in attributes)


def describe_argument(argument):
    kind = argument.type_attr or argument.type_list_attr or tf.dtypes.as_dtype(argument.type).name
    return f"{argument.name}: {kind}" + (f"*{argument.number_attr}" if argument.number_attr else "")


def describe_attribute(attribute):
    text = f"{attribute.name}: {attribute.type}"
    if attribute.HasField("default_value"):
        text += f" = {describe_value(attribute.default_value)}"
    if attribute.allowed_values.list.type:
        allowed = {tf.dtypes.as_dtype(number).name for number in attribute.allowed_values.list.type}
        text += " in " + " ".join(name for name in OURS if name in allowed)
    if attribute.allowed_values.list.s:
        text += " in " + " ".join(item.decode() for item in attribute.allowed_values.list.s)
    if attribute.has_minimum and attribute.type != "list(int)":
        text += f" >= {attribute.minimum}"
    return text


def describe_value(value):
    field = value.WhichOneof("value")
    if field == "type":
        return tf.dtypes.as_dtype(value.type).name
    if field == "s":
        return f"'{value.s.decode()}'"
    if field == "shape":
        return "unknown"
    return "[]" if field == "list" else str(getattr(value, field)).lower()
