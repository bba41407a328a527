"""What must be fixed for recordings to be the same everywhere, and how it is reported."""

import os
import platform

_ENVIRONMENT = {
    # Both choose code by the processor's instruction set, and with it the last bits of sums.
    "TF_ENABLE_ONEDNN_OPTS": "0",
    "TENSORFLOW_USE_CUSTOM_CONTRACTION_KERNEL": "false",
    "CUDA_VISIBLE_DEVICES": "",
    "TF_CPP_MIN_LOG_LEVEL": "3",
}


def set_before_import():
    """Sets the environment that TensorFlow reads when it is imported."""
    os.environ.update(_ENVIRONMENT)
    os.environ.pop("TF_CONFIG", None)


def session_config():
    """One thread and no graph rewriting: neither changes an answer, both save time."""
    import tensorflow as tf
    config = tf.compat.v1.ConfigProto(
        intra_op_parallelism_threads=1, inter_op_parallelism_threads=1, allow_soft_placement=True)
    config.graph_options.rewrite_options.disable_meta_optimizer = True
    return config


def identity():
    """The adapter's name, version, and everything known to be able to change bits."""
    from importlib.metadata import version

    import tensorflow as tf
    fingerprint = {
        "tensorflow": tf.__version__,
        "tensorflow-estimator": version("tensorflow-estimator"),
        "keras": version("keras"),
        "numpy": version("numpy"),
        "python": platform.python_version(),
        "machine": platform.machine(),
        "instruction-set": _instruction_set(),
        "onednn": "off",
        "custom-contraction-kernel": "off",
        "grappler": "off",
        "input-prefetch": "off",
        "ordering-pass": "on",
    }
    return {"name": "tensorflow", "version": tf.__version__, "errors": "real",
            "fingerprint": fingerprint}


def _instruction_set():
    try:
        with open("/proc/cpuinfo", encoding="ascii", errors="replace") as file:
            flags = next((line for line in file if line.startswith("flags")), "").split()
    except OSError:
        return "unknown"
    known = [name for name in ("avx512f", "avx2", "avx", "sse4_1") if name in flags]
    return known[0] if known else "unknown"
