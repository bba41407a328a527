"""The real `tf.estimator` as an adapter: `python Sources/Adapters/TensorFlow`.

Reads requests from standard input and answers on standard output, as `../README.md` says.
"""

import protocol

channel = protocol.Channel.over_standard_streams()

import switches  # noqa: E402  (the channel must own standard output before TensorFlow starts)

switches.set_before_import()

import scenario  # noqa: E402

protocol.serve(channel, run=scenario.run, identity=switches.identity)
