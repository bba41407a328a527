"""Tensors between JSON and NumPy: the normal form (base64) and the author's form (values)."""

import base64
import os

import numpy as np

from errors import AdapterFault, Unsupported

_LARGEST_INLINE = 1 << 20


def is_tensor(value):
    return isinstance(value, dict) and isinstance(value.get("dtype"), str)


def decode(tensor):
    """A NumPy array of the tensor; strings become an object array of bytes."""
    if "data" in tensor:
        raise AdapterFault("a reference to stored data must be resolved before it is sent")
    dtype = tensor["dtype"]
    if dtype == "string":
        return _strings(tensor)
    kind = _kind(dtype)
    if "base64" in tensor:
        raw = np.frombuffer(base64.b64decode(tensor["base64"]), dtype=kind.newbyteorder("<"))
    elif "path" in tensor:
        raw = np.fromfile(tensor["path"], dtype=kind.newbyteorder("<"))
    else:
        return values(tensor["value"], dtype, tensor.get("shape"))
    return raw.astype(kind).reshape(tensor["shape"])


def values(nested, dtype, shape=None):
    """An array of nested lists. Floats are read as double and then rounded to the type."""
    if dtype == "string":
        return _strings({"value": nested, "shape": shape})
    kind = _kind(dtype)
    through = np.float64 if kind.kind == "f" else kind
    convert = float if kind.kind == "f" else (bool if kind.kind == "b" else int)
    flat = np.array([convert(item) for item in _flat(nested)], dtype=through).astype(kind)
    return _shaped(flat, nested, shape)


def encode(value, scratch=None):
    """The normal form of anything NumPy can hold; large ones go into a file in `scratch`."""
    array = np.asarray(value)
    shape = list(array.shape)
    if array.dtype.kind in "OSU":
        texts = [item.encode() if isinstance(item, str) else bytes(item) for item in array.ravel()]
        return {"dtype": "string", "shape": shape,
                "strings": [base64.b64encode(text).decode() for text in texts]}
    if array.dtype.kind not in "fiub":
        raise Unsupported(f"tensors of type {array.dtype}")
    raw = np.ascontiguousarray(array.astype(array.dtype.newbyteorder("<"))).tobytes()
    answer = {"dtype": array.dtype.name, "shape": shape}
    if len(raw) > _LARGEST_INLINE and scratch:
        path = os.path.join(scratch, f"answer-{len(os.listdir(scratch))}.raw")
        with open(path, "wb") as file:
            file.write(raw)
        return {**answer, "path": path}
    return {**answer, "base64": base64.b64encode(raw).decode()}


def _kind(dtype):
    try:
        kind = np.dtype(dtype)
    except TypeError:
        raise Unsupported(f"tensors of type {dtype}") from None
    return kind


def _strings(tensor):
    if "strings" in tensor:
        flat = [base64.b64decode(text) for text in tensor["strings"]]
        nested = flat
    else:
        nested = tensor["value"]
        flat = [text.encode() for text in _flat(nested)]
    array = np.empty(len(flat), dtype=object)
    array[:] = flat
    return _shaped(array, nested, tensor.get("shape"))


def _flat(nested):
    if isinstance(nested, list):
        return [item for part in nested for item in _flat(part)]
    return [nested]


def _shaped(flat, nested, shape):
    if shape is None:
        shape = _shape(nested)
    if not isinstance(nested, list) and shape:
        return np.full(shape, flat[0], dtype=flat.dtype)
    if flat.size != int(np.prod(shape)):
        raise AdapterFault(f"{flat.size} values do not fill the shape {shape}")
    return flat.reshape(shape)


def _shape(nested):
    if not isinstance(nested, list):
        return []
    return [len(nested)] + (_shape(nested[0]) if nested else [])
