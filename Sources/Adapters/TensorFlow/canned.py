"""`RNNClassifier` from a scenario's description, with initial values from outside."""

import inspect

import tensorflow as tf

import minimize
import tensors
from errors import AdapterFault, Unsupported
from graph import Graph

_PLAIN = {"units", "cell_type", "return_sequences", "n_classes", "weight_column",
          "label_vocabulary", "loss_reduction", "sequence_mask"}
_COLUMNS = {"sequence_feature_columns", "context_feature_columns"}


def estimator(model, config):
    """The estimator that `model` names, a fresh one."""
    if model["canned"] != "RNNClassifier":
        raise Unsupported(f"the canned model {model['canned']}")
    made = tf.estimator.experimental.RNNClassifier(config=config, **_arguments(model["arguments"]))
    made._model_fn = _with_initial_values(made._model_fn, model.get("initial") or {})
    return made


def _arguments(given):
    named = {}
    for key, value in given.items():
        if key in _COLUMNS:
            named[key] = value and [_column(column) for column in value]
        elif key == "optimizer":
            named[key] = value if isinstance(value, str) else (
                lambda value=value: minimize.optimizer(value))
        elif key in _PLAIN:
            named[key] = value
        else:
            raise Unsupported(f"the argument {key} of RNNClassifier")
    return named


def _column(description):
    """A column by the name of the function that makes it, with that function's arguments."""
    make = getattr(tf.feature_column, description["column"], None)
    if make is None:
        raise Unsupported(f"the column {description['column']}")
    unknown = set(description) - {"column"} - set(inspect.signature(make).parameters)
    if unknown:
        raise Unsupported(f"the argument {sorted(unknown)[0]} of {description['column']}")
    return make(**{key: _column_argument(key, value) for key, value in description.items()
                   if key != "column"})


def _column_argument(key, value):
    if key == "categorical_column":
        return _column(value)
    return tf.as_dtype(value) if key == "dtype" else value


def _with_initial_values(original, initial):
    """The `model_fn`, then the values in place of what its initialisers would draw.

    After it, because only then variables have their final names; and as initialisers, because
    warm starting and restoring must still win.
    """
    def model_fn(features, labels, mode, config):
        graph = Graph.of()
        graph.features = dict(features) if isinstance(features, dict) else features
        graph.labels = labels
        spec = original(features, labels, mode, config)
        _set_initial_values(initial, mode)
        graph.named.update({"predictions/" + str(key): value for key, value in
                            (spec.predictions or {}).items()})
        if spec.loss is not None:
            graph.named["loss"] = spec.loss
        return spec
    return model_fn


def _set_initial_values(initial, mode):
    variables = {variable.op.name: variable for variable in tf.compat.v1.global_variables()}
    missing = [f"{v.op.name} {v.shape.as_list()}" for v in tf.compat.v1.trainable_variables()
               if v.op.name not in initial]
    if missing:
        raise AdapterFault("no initial value is given for " + ", ".join(missing))
    for name, value in initial.items():
        if name in variables:
            assign = variables[name].assign(tensors.decode(value), read_value=False)
            variables[name]._initializer_op = assign
        elif mode == tf.estimator.ModeKeys.TRAIN:
            raise AdapterFault(f"the model has no variable {name!r} to give an initial value")
