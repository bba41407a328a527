"""The work on a Keras functional model: one compiled step."""

import os
import warnings

warnings.filterwarnings("ignore")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import tensorflow as tf
from tensorflow import keras

from peer import serve
from workload import CLIP_NORM, EPSILON, INITIAL_ACCUMULATOR, LEARNING_RATE

_LAYERS = {"lstm": keras.layers.LSTM, "gru": keras.layers.GRU,
           "simple_rnn": keras.layers.SimpleRNN}


def _network(work):
    ids = keras.Input((work.ids.shape[2],), dtype="int32")
    mask = keras.Input((work.ids.shape[2],), dtype="bool")
    table = keras.layers.Embedding(work.vocabulary, work.embedding)
    x, layers = table(ids), []
    for number, units in enumerate(work.units):
        layers.append(_LAYERS[work.cell](units, return_sequences=number + 1 < len(work.units)))
        x = layers[-1](x, mask=mask if work.is_ragged else None)
    logits = keras.layers.Dense(1 if work.classes == 2 else work.classes)
    network = keras.Model([ids, mask], logits(x))
    table.set_weights([work.table])
    for number, layer in enumerate(layers):
        layer.set_weights(work.layer(number))
    logits.set_weights(work.logits)
    return network


def prepare(work, task, threads):
    tf.config.threading.set_intra_op_parallelism_threads(threads)
    tf.config.threading.set_inter_op_parallelism_threads(threads)
    network = _network(work)
    optimizer = keras.optimizers.Adagrad(
        LEARNING_RATE, initial_accumulator_value=INITIAL_ACCUMULATOR, epsilon=EPSILON,
        clipnorm=CLIP_NORM)
    batches = [(tf.constant(work.ids[n]), tf.sequence_mask(work.lengths[n], work.ids.shape[2]),
                tf.constant(work.labels[n])) for n in range(len(work))]
    if work.classes == 2:
        loss_of = keras.losses.BinaryCrossentropy(from_logits=True)
    else:
        loss_of = keras.losses.SparseCategoricalCrossentropy(from_logits=True)

    @tf.function
    def train_step(ids, mask, labels):
        with tf.GradientTape() as tape:
            loss = loss_of(labels[:, None], network([ids, mask], training=True))
        weights = network.trainable_variables
        optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))
        return loss

    @tf.function
    def forward(ids, mask, labels):
        logits = network([ids, mask], training=False)
        if task == "predict":
            probabilities = tf.sigmoid(logits) if work.classes == 2 else tf.nn.softmax(logits)
            return tf.reduce_mean(probabilities[:, -1])
        return loss_of(labels[:, None], logits)

    step = train_step if task == "train" else forward

    def run(number, wants_answer):
        result = step(*batches[number % len(batches)])
        return float(result) if wants_answer or task != "train" else None

    return f"Keras of TensorFlow {tf.__version__}, {threads} threads", run


if __name__ == "__main__":
    serve(prepare)
