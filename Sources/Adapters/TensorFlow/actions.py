"""The actions of a scenario, each a function of the estimator at hand."""

import glob
import os

from errors import Unsupported


def perform(scenario, name, arguments):
    """Carries out one action and records its result."""
    if name not in _ACTIONS:
        raise Unsupported(f"the action {name}")
    _ACTIONS[name](scenario, arguments)


def _common(scenario, arguments, also=()):
    """Arguments as the estimator names them; what is left out stays left out."""
    named = {}
    if "hooks" in arguments:
        named["hooks"] = scenario.hooks_named(arguments["hooks"])
    if "listeners" in arguments:
        named["saving_listeners"] = scenario.listeners_named(arguments["listeners"])
    if "checkpoint" in arguments:
        named["checkpoint_path"] = _checkpoint(scenario, arguments["checkpoint"])
    named.update({key: arguments[key] for key in also if key in arguments})
    if named.get("yield_single_examples", True) is None:
        del named["yield_single_examples"]
    return scenario.input_fn(arguments["input"]), named


def _checkpoint(scenario, name):
    return os.path.join(scenario.model_dir, name) if name else name


def _train(scenario, arguments):
    estimator = scenario.estimator()
    input_fn, named = _common(scenario, arguments, ("steps", "max_steps"))
    result = estimator.train(input_fn, **named)
    scenario.recorder.emit("result", text="self" if result is estimator else str(type(result)))


def _evaluate(scenario, arguments):
    estimator = scenario.estimator()
    input_fn, named = _common(scenario, arguments, ("steps", "name"))
    scenario.values(estimator.evaluate(input_fn, **named))


def _predict(scenario, arguments):
    estimator = scenario.estimator()
    input_fn, named = _common(scenario, arguments, ("yield_single_examples",))
    if "keys" in arguments:
        named["predict_keys"] = arguments["keys"]
    results = estimator.predict(input_fn, **named)
    take, taken = arguments.get("take"), 0
    try:
        while take is None or taken < take:
            item = _next(results)
            if item is _END:
                return
            scenario.values(item)
            taken += 1
    finally:
        results.close()


def _next(results):
    """The next item; Python's generators hide a StopIteration that a hook raised inside them."""
    try:
        return next(results, _END)
    except RuntimeError as error:
        if isinstance(error.__cause__, StopIteration):
            raise error.__cause__
        raise


_END = object()


def _latest_checkpoint(scenario, arguments):
    path = scenario.estimator().latest_checkpoint()
    scenario.text(None if path is None else os.path.relpath(path, scenario.model_dir))


def _variable_names(scenario, arguments):
    scenario.text(list(scenario.estimator().get_variable_names()))


def _variable_value(scenario, arguments):
    scenario.values(scenario.estimator().get_variable_value(arguments["name"]))


def _eval_dir(scenario, arguments):
    path = scenario.estimator().eval_dir(arguments.get("name"))
    scenario.text(os.path.relpath(path, scenario.model_dir))


def _new_estimator(scenario, arguments):
    config = arguments.get("config")
    before = scenario.model, scenario.model_dir
    scenario.model = arguments.get("model") or scenario.model
    if arguments.get("model_dir"):
        scenario.model_dir = os.path.join(scenario.scratch, arguments["model_dir"])
    try:
        scenario.make_estimator(scenario.config if config is None else config)
    except BaseException:
        scenario.model, scenario.model_dir = before
        raise


def _advance_clock(scenario, arguments):
    scenario.recorder.clock.advance(arguments["seconds"])


def _files_of_checkpoint(scenario, arguments):
    prefix = os.path.join(scenario.model_dir, f"model.ckpt-{arguments['step']}")
    return glob.glob(glob.escape(prefix) + ".*")


def _remove_checkpoint(scenario, arguments):
    for path in _files_of_checkpoint(scenario, arguments):
        os.remove(path)


def _damage_checkpoint(scenario, arguments):
    now = scenario.recorder.clock.now
    for path in _files_of_checkpoint(scenario, arguments):
        with open(path, "wb") as file:
            file.write(b"damaged\n")
        os.utime(path, (now, now))


def _write_state(scenario, arguments):
    os.makedirs(scenario.model_dir, exist_ok=True)
    with open(os.path.join(scenario.model_dir, "checkpoint"), "w", encoding="utf-8") as file:
        file.write(arguments["text"])


_ACTIONS = {
    "train": _train,
    "evaluate": _evaluate,
    "predict": _predict,
    "latest_checkpoint": _latest_checkpoint,
    "variable_names": _variable_names,
    "variable_value": _variable_value,
    "eval_dir": _eval_dir,
    "new_estimator": _new_estimator,
    "advance_clock": _advance_clock,
    "remove_checkpoint": _remove_checkpoint,
    "damage_checkpoint": _damage_checkpoint,
    "write_state": _write_state,
}
