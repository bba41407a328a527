"""The tensors of an input by rows: dense ones, and sparse ones with a length per row."""

import numpy as np
import tensorflow as tf

import tensors
from errors import AdapterFault, Unsupported


def decode(tensor):
    """Rows of a tensor of the scenario; with `lengths` they are sparse."""
    array = tensors.decode(tensor)
    if not array.shape:
        raise AdapterFault("a tensor of an input needs a first dimension")
    lengths = tensor.get("lengths")
    return Dense(array) if lengths is None else Sparse(array, lengths)


class Dense:
    def __init__(self, array):
        self.array = array
        self.dtype = tf.string if array.dtype == object else tf.as_dtype(array.dtype)

    def __len__(self):
        return len(self.array)

    def specification(self):
        return tf.TensorSpec([None, *self.array.shape[1:]], self.dtype)

    def batch(self, start, stop):
        return self.array[start:stop]

    def constant(self):
        return tf.constant(self.array, dtype=self.dtype)


class Sparse(Dense):
    """Of row i the first `lengths[i]` entries exist; a batch is as wide as its longest row."""

    def __init__(self, array, lengths):
        super().__init__(array)
        if len(lengths) != len(array) or max(lengths, default=0) > array.shape[1]:
            raise AdapterFault("there must be one length per row, none longer than the row")
        self.lengths = lengths

    def specification(self):
        return tf.SparseTensorSpec([None, None, *self.array.shape[2:]], self.dtype)

    def batch(self, start, stop):
        lengths = self.lengths[start:stop]
        width = max(lengths, default=0)
        part = self.array[start:stop, :width]
        there = np.arange(width)[None, :] < np.reshape(lengths, [-1, 1])
        there = np.broadcast_to(there.reshape(there.shape + (1,) * (part.ndim - 2)), part.shape)
        return tf.compat.v1.SparseTensorValue(
            np.argwhere(there).astype(np.int64), part[there], np.array(part.shape, np.int64))

    def constant(self):
        raise Unsupported("a sparse input by the global step")
