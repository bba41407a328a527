"""Three kinds of failure: planned by the scenario, not implemented here, and our own."""

import os

_HERE = os.path.dirname(os.path.abspath(__file__))
_LIBRARIES = ("tensorflow", "tensorflow_estimator", "keras")

KINDS_OF_TENSORFLOW = (
    "OutOfRange", "Aborted", "Unavailable", "Cancelled", "Internal", "InvalidArgument", "NotFound",
    "DataLoss", "ResourceExhausted", "FailedPrecondition", "Unknown", "Unimplemented",
    "DeadlineExceeded", "PermissionDenied", "AlreadyExists",
)
KINDS_OF_PYTHON = {kind.__name__: kind for kind in (
    StopIteration, RuntimeError, ValueError, TypeError, KeyError, KeyboardInterrupt)}


class Unsupported(BaseException):
    """The scenario needs something this adapter does not implement."""


class AdapterFault(BaseException):
    """The adapter broke, or the scenario is not a valid one.

    A `BaseException`, so that nothing between here and the protocol takes it for an answer.
    """


def planned(kind):
    """An error of a kind of the scenario format, marked so that it counts as an answer."""
    if kind in KINDS_OF_PYTHON:
        error = KINDS_OF_PYTHON[kind]("planned by the scenario")
    elif kind in KINDS_OF_TENSORFLOW:
        import tensorflow as tf
        error = getattr(tf.errors, kind + "Error")(None, None, "planned by the scenario")
    else:
        raise AdapterFault(f"unknown error kind {kind!r}")
    error.planned = True
    return error


def kind_of(error):
    """The class name, without `Error` for TensorFlow's own classes."""
    name = type(error).__name__
    own = type(error).__module__.split(".")[0] in _LIBRARIES
    return name[: -len("Error")] if own and name.endswith("Error") else name


def is_ours(error):
    """Whether the adapter's own code broke, rather than TensorFlow called by it."""
    if getattr(error, "planned", False):
        return False
    if isinstance(error, KeyboardInterrupt):
        return True
    if str(error).startswith("in user code:"):
        return False  # TensorFlow raised another one in its place, with frames of its own.
    owners = [_owner(frame) for frame in _files(error.__traceback__)]
    after = owners[len(owners) - owners[::-1].index("adapter"):] if "adapter" in owners else ["library"]
    return "library" not in after


def _files(trace):
    while trace is not None:
        yield trace.tb_frame.f_code.co_filename
        trace = trace.tb_next


def _owner(file):
    if os.path.dirname(os.path.abspath(file)) == _HERE:
        return "adapter"
    parts = file.split(os.sep)
    return "library" if any(name in parts for name in _LIBRARIES) else "other"
