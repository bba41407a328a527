"""Feature columns by the name of the function that makes them, with that function's arguments."""

import inspect
import operator
import os

import tensorflow as tf
from tensorflow.python.feature_column import feature_column_v2

from errors import AdapterFault, Unsupported

_OPERATORS = {"add": operator.add, "subtract": operator.sub, "multiply": operator.mul,
              "divide": operator.truediv}
# Sequences of columns that have no sequence function of their own.
_OTHERS = {"sequence_categorical_column": feature_column_v2.SequenceCategoricalColumn}


def listed(descriptions, folder):
    """The columns of a list; `shared_embeddings` makes several, and only inside a graph."""
    made = []
    for description in descriptions:
        if not isinstance(description, dict):
            made.append(description)
        elif description["column"] == "shared_embeddings":
            with tf.Graph().as_default():
                made += _made(description, folder)
        else:
            made.append(_made(description, folder))
    return made


def named_or_made(value):
    """A weight column: a name, or a column."""
    return _made(value, None) if isinstance(value, dict) else value


def _made(description, folder):
    make = _OTHERS.get(description["column"]) or getattr(
        tf.feature_column, description["column"], None)
    if make is None:
        raise Unsupported(f"the column {description['column']}")
    unknown = set(description) - {"column"} - set(inspect.signature(make).parameters)
    if unknown:
        raise Unsupported(f"the argument {sorted(unknown)[0]} of {description['column']}")
    return make(**{key: _argument(key, value, folder) for key, value in description.items()
                   if key != "column"})


def _argument(key, value, folder):
    if value is None:
        return None
    if key in ("categorical_column", "source_column"):
        return _made(value, folder)
    if key == "categorical_columns":
        return [_made(item, folder) for item in value]
    if key == "keys":
        return [_made(item, folder) if isinstance(item, dict) else item for item in value]
    if key == "dtype":
        return tf.as_dtype(value)
    if key == "default_value" and isinstance(value, str):
        return float(value)  # What JSON has no number for: nan, inf.
    if key == "vocabulary_file":
        return value and os.path.join(folder, value)
    if key == "ckpt_to_load_from":
        return value and os.path.join(os.path.dirname(folder), value)  # Model directories lie beside.
    if key == "initializer":
        return tf.compat.v1.constant_initializer(value["constant"])
    return _normalizer(value) if key == "normalizer_fn" else value


def _normalizer(steps):
    """Python's operators one after another; a tensor that has no such operator is an answer too."""
    return tf.autograph.experimental.do_not_convert(lambda values: computed(steps, values))


def computed(steps, values, named=None):
    """What the steps make of `values`; `named` are the tensors that may stand on the right."""
    for step in steps:
        (name, operand), = step.items()
        if name not in _OPERATORS:
            raise AdapterFault(f"no arithmetic is called {name}")
        try:
            values = _OPERATORS[name](values, (named or {}).get(operand, operand))
        except TypeError as error:
            error.planned = True
            raise
    return values
