"""What an `rnn_cell_fn` returns: cells of Keras, and a custom one."""

import tensorflow as tf

from errors import Unsupported

_KINDS = {"simple_rnn": tf.keras.layers.SimpleRNNCell, "lstm": tf.keras.layers.LSTMCell,
          "gru": tf.keras.layers.GRUCell}


def made(description):
    """New cells: one, a list, or a list that is stacked already."""
    if isinstance(description, list):
        return [_cell(item) for item in description]
    if "stacked" in description:
        return tf.keras.layers.StackedRNNCells([_cell(item) for item in description["stacked"]])
    return _cell(description)


def made_of_units(description):
    """A function as a `cell_type`: called with units, it makes this cell."""
    return lambda units: _cell({**description, "units": units})


def _cell(description):
    named = {key: value for key, value in description.items()
             if key != "cell" and value is not None}
    if description["cell"] == "leaky":
        return LeakyCell(**named)
    if description["cell"] not in _KINDS:
        raise Unsupported(f"the cell {description['cell']}")
    if "kernel_l2" in named:
        named["kernel_regularizer"] = tf.keras.regularizers.L2(named.pop("kernel_l2"))
    return _KINDS[description["cell"]](**named)


class LeakyCell(tf.keras.layers.Layer):
    """s = (1 - rate) s' + rate tanh(x kernel + bias); what it puts out, s s, is not its state."""

    def __init__(self, units, rate, training_gain=1.0, **named):
        super().__init__(**named)
        self.units, self.rate, self.training_gain = units, rate, training_gain
        self.state_size = self.output_size = units

    def build(self, shape):
        self.kernel = self.add_weight(shape=[shape[-1], self.units], name="kernel")
        self.bias = self.add_weight(shape=[self.units], name="bias", initializer="zeros")

    def call(self, inputs, states, training=None):
        new = tf.tanh(tf.matmul(inputs, self.kernel) + self.bias)
        state = (1 - self.rate) * states[0] + self.rate * new
        output = state * state
        return (output * self.training_gain if training else output), [state]
