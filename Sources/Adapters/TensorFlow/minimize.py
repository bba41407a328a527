"""`minimize`: a training operation made as the canned estimators make theirs."""

import tensorflow as tf

from errors import AdapterFault, Unsupported

_HYPERPARAMETERS = {
    "SGD": {"learning_rate", "momentum", "nesterov"},
    "Adagrad": {"learning_rate", "initial_accumulator_value", "epsilon"},
    "Adam": {"learning_rate", "beta_1", "beta_2", "epsilon", "amsgrad"},
    "Ftrl": {"learning_rate", "learning_rate_power", "initial_accumulator_value",
             "l1_regularization_strength", "l2_regularization_strength",
             "l2_shrinkage_regularization_strength", "beta"},
    "RMSprop": {"learning_rate", "rho", "momentum", "epsilon", "centered"},
}
_COMMON = {"decay", "clipvalue", "clipnorm", "global_clipnorm"}


def build(description, graph):
    """The operation that updates the variables and then adds one to the global step.

    The optimizer counts in the global step itself, and the scope `training` gives its variables
    their names, such as `training/Adagrad/w/accumulator`. An optimizer object can serve one graph
    only, hence a new one per call.
    """
    loss = graph.tensor(description["loss"])
    made = optimizer(description["optimizer"])
    made.iterations = tf.compat.v1.train.get_global_step(graph.graph)
    with tf.name_scope(""), tf.name_scope("training"):
        return made.get_updates(loss, _variables(description.get("variables")))[0]


def optimizer(description):
    given = {key: value for key, value in description.items()
             if key != "name" and value is not None}
    name = description["name"]
    if name not in _HYPERPARAMETERS:
        raise Unsupported(f"the optimizer {name}")
    unknown = set(given) - _HYPERPARAMETERS[name] - _COMMON
    if unknown:
        raise Unsupported(f"the hyper-parameters {sorted(unknown)} of {name}")
    if isinstance(given.get("learning_rate"), dict):
        given["learning_rate"] = _schedule(dict(given["learning_rate"]))
    return getattr(tf.keras.optimizers.legacy, name)(**given)


def _schedule(description):
    """A learning rate that is computed: by a schedule of Keras, or by a function without arguments."""
    if "function" in description:
        return lambda: description["function"]
    name = description.pop("schedule")
    if name != "ExponentialDecay":
        raise Unsupported(f"the schedule {name}")
    return tf.keras.optimizers.schedules.ExponentialDecay(
        **{key: value for key, value in description.items() if value is not None})


def _variables(names):
    trainable = tf.compat.v1.trainable_variables()
    if names is None:
        return trainable
    found = {variable.op.name: variable for variable in tf.compat.v1.global_variables()}
    missing = [name for name in names if name not in found]
    if missing:
        raise AdapterFault(f"minimize names the variable {missing[0]!r}, which does not exist")
    return [found[name] for name in names]
