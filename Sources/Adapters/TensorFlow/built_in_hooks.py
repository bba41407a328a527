"""TensorFlow's own hooks, made from a scenario's description."""

import tensorflow as tf

from errors import Unsupported
from graph import Graph

_FIELDS = {
    "StopAtStepHook": {"num_steps", "last_step"},
    "CheckpointSaverHook": {"save_steps", "save_secs", "listeners"},
    "NanTensorHook": {"loss", "fail_on_nan_loss"},
    "LoggingTensorHook": {"tensors", "every_n_iter", "every_n_secs", "at_end"},
    "StepCounterHook": {"every_n_steps", "every_n_secs"},
}


class _NanTensorHook(tf.estimator.NanTensorHook):
    """Finds its tensor in each new graph."""

    def begin(self):
        self._loss_tensor = Graph.of().tensor(self.reference)


class _LoggingTensorHook(tf.estimator.LoggingTensorHook):
    """Finds its tensors in each new graph."""

    def begin(self):
        self._tensors = {tag: Graph.of().tensor(name) for tag, name in self.references.items()}
        super().begin()


def build(description, model_dir, listeners_named):
    """The hook that `description` names; a wrong argument fails as TensorFlow fails."""
    name = description["built_in"]
    given = {key: value for key, value in description.items() if key != "built_in"}
    if name not in _FIELDS or set(given) - _FIELDS[name]:
        raise Unsupported(f"the built-in hook {name} with {sorted(given)}")
    if name == "StopAtStepHook":
        return tf.estimator.StopAtStepHook(**given)
    if name == "StepCounterHook":
        return tf.estimator.StepCounterHook(**given)
    if name == "CheckpointSaverHook":
        listeners = listeners_named(given.pop("listeners", None))
        return tf.estimator.CheckpointSaverHook(model_dir, listeners=listeners, **given)
    return _with_tensors(name, given)


def _with_tensors(name, given):
    if name == "NanTensorHook":
        reference = given.pop("loss")
        hook = _NanTensorHook(None, **given)
        hook.reference = reference
        return hook
    references = given.pop("tensors")
    hook = _LoggingTensorHook(dict.fromkeys(references), **given)
    hook.references = references
    return hook
