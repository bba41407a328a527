"""What the variables of a canned model start from, in place of what initialisers would draw."""

import random
import re
import threading

import numpy as np
import tensorflow as tf
from keras.src import backend

import tensors
from errors import AdapterFault

_HASHED = "hashed"


def seed(number):
    """Keras's generator of seeds starts at `number`, or is as if nobody had ever set it."""
    backend._SEED_GENERATOR = threading.local()
    if number is not None:
        backend._SEED_GENERATOR.generator = random.Random(number)


def assign(given, mode, may_draw):
    """Replaces initialisers by the values given under the final names.

    After the `model_fn`, because only then variables have their final names; and as initialisers,
    because warm starting and restoring must still win.
    """
    variables = {variable.op.name: variable for variable in tf.compat.v1.global_variables()}
    for name in given:
        if name not in variables and name != _HASHED and mode == tf.estimator.ModeKeys.TRAIN:
            raise AdapterFault(f"the model has no variable {name!r} to give an initial value")
    missing = []
    for name, variable in variables.items():
        if name in given:
            value = tensors.decode(given[name])
        elif not _is_of_the_model(name):
            continue
        elif variable._initial_value.op.type == "RestoreV2":
            continue  # A table from a checkpoint.
        elif _HASHED in given:
            value = hashed(name, _shape(variable), given[_HASHED])
        else:
            missing.append(f"{name} {variable.shape.as_list()}")
            continue
        variable._initializer_op = variable.assign(value, read_value=False)
    if missing and not may_draw:
        raise AdapterFault("no initial value is given for " + ", ".join(missing))


def _shape(variable):
    return [int(size) for size in variable.shape.as_list()]  # Keras leaves a size of True as it is.


def _is_of_the_model(name):
    return name != "global_step" and not re.match(r"training(_\d+)?/", name)


def hashed(name, shape, scale):
    """Numbers between -scale and scale by the name of the variable and the place of the element."""
    start = np.uint64(0xcbf29ce484222325)
    with np.errstate(over="ignore"):
        for byte in name.encode():
            start = (start ^ np.uint64(byte)) * np.uint64(0x100000001b3)
        index = np.arange(1, int(np.prod(shape)) + 1, dtype=np.uint64)
        bits = _mixed(start + index * np.uint64(0x9e3779b97f4a7c15)) >> np.uint64(40)
    return (scale * (bits.astype(np.float64) / 8388608 - 1)).astype(np.float32).reshape(shape)


def _mixed(state):
    bits = (state ^ (state >> np.uint64(30))) * np.uint64(0xbf58476d1ce4e5b9)
    bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94d049bb133111eb)
    return bits ^ (bits >> np.uint64(31))
