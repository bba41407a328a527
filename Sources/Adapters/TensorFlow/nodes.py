"""One node of a graph model as a TensorFlow operation."""

import tensorflow as tf
from tensorflow.python.framework import op_def_library, op_def_registry

import losses
import tensors
from errors import AdapterFault, Unsupported


def definition(op):
    found = op_def_registry.get(op)
    if found is None:
        raise AdapterFault(f"TensorFlow has no operation {op!r}")
    return found


def build(node, inputs):
    """Adds the operation of `node`, with `inputs` as they are written, to the default graph."""
    if node["op"].startswith(losses.PREFIX):
        return losses.build(node, inputs)
    found = definition(node["op"])
    given = {name: value for name, value in (node.get("attributes") or {}).items()}
    inferred = _inferred(found)
    arguments = dict(zip((argument.name for argument in found.input_arg), inputs, strict=True))
    for attribute in found.attr:
        if attribute.name in inferred:
            continue
        if attribute.name in given:
            arguments[attribute.name] = _convert(given[attribute.name], attribute.type)
        elif attribute.HasField("default_value"):
            arguments[attribute.name] = _default(attribute)
        elif attribute.name == "dtype" and inputs and _type_behind(inputs[0]):
            arguments["dtype"] = _type_behind(inputs[0])
    unknown = set(given) - {attribute.name for attribute in found.attr}
    if unknown:
        raise AdapterFault(f"{node['op']} has no attribute {sorted(unknown)[0]!r}")
    operation = _apply(node, arguments)
    _check(node, operation, given, inferred, found)
    return operation


def _apply(node, arguments):
    try:
        result = op_def_library.apply_op(node["op"], name=node["name"], **arguments)
    except Exception as error:
        error.planned = True
        raise
    while isinstance(result, (list, tuple)):
        result = result[0]
    return result if isinstance(result, tf.Operation) else result.op


def _inferred(found):
    """Attributes that follow from the inputs: passing them is an error."""
    return {name for argument in found.input_arg
            for name in (argument.type_attr, argument.number_attr, argument.type_list_attr) if name}


def _check(node, operation, given, inferred, found):
    kinds = {attribute.name: attribute.type for attribute in found.attr}
    for name in sorted(inferred & set(given)):
        expected, actual = _convert(given[name], kinds[name]), operation.get_attr(name)
        if expected != actual:
            raise AdapterFault(
                f"attribute {name} of {node['name']} is given as {expected} but is {actual}")


def _type_behind(handle):
    variable = getattr(handle, "_handle_data", None)
    if variable is None or not variable.shape_and_type:
        return None
    return tf.as_dtype(variable.shape_and_type[0].dtype)


def _convert(value, kind):
    if kind.startswith("list("):
        return [_convert(item, kind[5:-1]) for item in value]
    if kind == "type":
        return tf.as_dtype(value)
    if kind == "shape":
        return tf.TensorShape(value)
    if kind == "tensor":
        array = tensors.decode(value)
        return tf.make_tensor_proto(array, dtype=value["dtype"])
    if kind == "float":
        return float(value)
    if kind == "func":
        raise Unsupported("function attributes")
    return value


def _default(attribute):
    return _value(attribute.default_value, attribute.type)


def _value(value, kind):
    if kind.startswith("list("):
        field = {"string": "s", "int": "i", "float": "f", "bool": "b", "type": "type",
                 "shape": "shape", "tensor": "tensor"}[kind[5:-1]]
        return [_simple(item, kind[5:-1]) for item in getattr(value.list, field)]
    field = {"string": "s", "int": "i", "float": "f", "bool": "b", "type": "type",
             "shape": "shape", "tensor": "tensor"}.get(kind)
    if field is None:
        raise Unsupported(f"attributes of type {kind}")
    return _simple(getattr(value, field), kind)


def _simple(value, kind):
    if kind == "type":
        return tf.as_dtype(value)
    if kind == "shape":
        return tf.TensorShape(value)
    return value
