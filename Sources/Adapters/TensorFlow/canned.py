"""`RNNClassifier` and `RNNEstimator` from a scenario's description."""

import contextlib
import os

import tensorflow as tf

import cells
import columns
import heads
import initial
import minimize
from errors import Unsupported
from graph import Graph

_PLAIN = {"units", "return_sequences", "n_classes", "label_vocabulary",
          "loss_reduction", "sequence_mask"}
_CLASSES = {"RNNClassifier": tf.estimator.experimental.RNNClassifier,
            "RNNEstimator": tf.estimator.experimental.RNNEstimator}


def estimator(model, config, folder):
    """The estimator that `model` names, a fresh one. Its files are written into `folder`."""
    if model["canned"] not in _CLASSES:
        raise Unsupported(f"the canned model {model['canned']}")
    _write(model.get("files") or {}, folder)
    initial.seed(model.get("keras_seed"))
    made = _CLASSES[model["canned"]](config=config, **_arguments(model["arguments"], folder))
    made._model_fn = _watched(made._model_fn, model)
    return made


def _write(files, folder):
    os.makedirs(folder, exist_ok=True)
    for name, text in files.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as file:
            file.write(text)


def _arguments(given, folder):
    named = {}
    for key, value in given.items():
        if key in ("sequence_feature_columns", "context_feature_columns"):
            named[key] = _columns(value, folder)
        elif key == "optimizer":
            named[key] = _optimizer(value)
        elif key == "cell_type":
            named[key] = cells.made_of_units(value) if isinstance(value, dict) else value
        elif key == "rnn_cell_fn":
            named[key] = ((lambda value=value: cells.made(value))
                          if isinstance(value, (dict, list)) else value)
        elif key == "head":
            named[key] = heads.made(value)
        elif key == "weight_column":
            named[key] = columns.named_or_made(value)
        elif key in _PLAIN:
            named[key] = value
        else:
            raise Unsupported(f"the argument {key} of a canned model")
    return named


def _columns(value, folder):
    """A list of columns, or one alone; what is neither goes to TensorFlow as it is."""
    if isinstance(value, dict):
        return columns.listed([value], folder)[0]
    return value and columns.listed(value, folder)


def _optimizer(value):
    """A name as it is; an object as a function that makes it, or as the one object if it says so."""
    if not isinstance(value, dict):
        return value
    description = {key: item for key, item in value.items() if key != "instance"}
    if value.get("instance"):
        return minimize.optimizer(description)
    return lambda: minimize.optimizer(description)


@contextlib.contextmanager
def _shown_gradients(graph):
    """Notes what optimizers are given, which is what they clip afterwards."""
    optimizers = tf.keras.optimizers.legacy.Optimizer
    original = optimizers.get_gradients

    def get_gradients(self, loss, params):
        gradients = original(self, loss, params)
        graph.gradients.update({"gradients/" + variable.op.name: gradient
                                for variable, gradient in zip(params, gradients)})
        return gradients

    optimizers.get_gradients = get_gradients
    try:
        yield
    finally:
        optimizers.get_gradients = original


def _watched(original, model):
    """The `model_fn`, with names for hooks, and with the initial values of the scenario."""
    def model_fn(features, labels, mode, config):
        graph = Graph.of()
        graph.features = dict(features) if isinstance(features, dict) else features
        graph.labels = labels
        with _shown_gradients(graph):
            spec = original(features, labels, mode, config)
        initial.assign(model.get("initial") or {}, mode, model.get("keras_seed") is not None)
        graph.named.update({"predictions/" + heads.text(key): value for key, value in
                            (spec.predictions or {}).items()})
        if spec.loss is not None:
            graph.named["loss"] = spec.loss
        return spec
    return model_fn

