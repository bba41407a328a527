"""The work on the real `tf.estimator.experimental.RNNClassifier`, whole estimator steps."""

import os
import queue
import tempfile
import threading
import warnings

warnings.filterwarnings("ignore")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np
import tensorflow as tf

from peer import serve

tf.get_logger().setLevel("ERROR")
_LOSS = "the loss of the step"


class Gate(tf.estimator.SessionRunHook):
    """Lets the estimator do one step at a time, when somebody asks for it."""

    def __init__(self, predicts):
        self._predicts = predicts
        self.permits, self.answers = queue.SimpleQueue(), queue.SimpleQueue()
        self._wants = False

    def before_run(self, run_context):
        self._wants = self.permits.get()
        if self._wants:
            return tf.estimator.SessionRunArgs(run_context.session.graph.get_collection(_LOSS)[0])
        return None

    def after_run(self, run_context, run_values):
        if not self._predicts:
            self.answers.put(float(run_values.results) if self._wants else None)


def _inputs(work):
    """Batches as sparse tensors, made once and kept in memory."""
    def batches(mode):
        def input_fn():
            ids = np.where(np.arange(work.ids.shape[2]) < work.lengths[..., None], work.ids, -1)
            data = tf.data.Dataset.from_tensor_slices((ids.astype(np.int64), work.labels))
            data = data.map(lambda ids, label: (
                {"token": _sparse(ids)}, label[:, None]))
            return data.cache().repeat().prefetch(2)
        return input_fn
    return batches


def _sparse(ids):
    places = tf.where(ids >= 0)
    return tf.SparseTensor(places, tf.gather_nd(ids, places), tf.shape(ids, out_type=tf.int64))


def _estimator(work, threads, folder):
    column = tf.feature_column.embedding_column(
        tf.feature_column.sequence_categorical_column_with_identity("token", work.vocabulary),
        work.embedding)
    session = tf.compat.v1.ConfigProto(
        intra_op_parallelism_threads=threads, inter_op_parallelism_threads=threads)
    made = tf.estimator.experimental.RNNClassifier(
        [column], units=work.units, cell_type=work.cell, n_classes=work.classes,
        optimizer="Adagrad", model_dir=folder, config=tf.estimator.RunConfig(
            session_config=session, save_checkpoints_steps=10 ** 9, save_summary_steps=None,
            log_step_count_steps=None))
    made._model_fn = _from(work.weights, made._model_fn)
    return made


def _from(weights, original):
    """The model function with these weights to start from; its loss can be found by others."""
    def model_fn(features, labels, mode, config):
        spec = original(features, labels, mode, config)
        for variable in tf.compat.v1.trainable_variables():
            variable._initializer_op = variable.assign(weights[variable.op.name], read_value=False)
        if spec.loss is not None:
            tf.compat.v1.add_to_collection(_LOSS, spec.loss)
        return spec
    return model_fn


def prepare(work, task, threads):
    gate, failures = Gate(task == "predict"), []
    folder = tempfile.mkdtemp()
    made = _estimator(work, threads, folder)
    inputs = _inputs(work)

    def call():
        try:
            if task == "train":
                made.train(inputs("train"), hooks=[gate])
            elif task == "evaluate":
                made.evaluate(inputs("eval"), steps=10 ** 9, hooks=[gate])
            else:
                for batch in made.predict(
                        inputs("infer"), hooks=[gate], yield_single_examples=False):
                    gate.answers.put(float(batch["probabilities"][:, -1].mean()))
        except BaseException as error:  # pylint: disable=broad-except
            failures.append(error)
            gate.answers.put(None)

    threading.Thread(target=call, daemon=True).start()

    def step(number, wants_answer):
        gate.permits.put(wants_answer and task != "predict")
        answer = gate.answers.get()
        if failures:
            raise failures[0]
        return answer

    return f"TensorFlow {tf.__version__} RNNClassifier, {threads} threads", step


if __name__ == "__main__":
    serve(prepare)
