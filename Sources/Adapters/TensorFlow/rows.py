"""The tensors of an input by rows: dense ones, and sparse ones of which only some cells exist."""

import numpy as np
import tensorflow as tf

import tensors
from errors import AdapterFault, Unsupported


def decode(tensor):
    """Rows of a tensor of the scenario; with `lengths` or `indices` they are sparse."""
    array = tensors.decode(tensor)
    if tensor.get("indices") is not None:
        return Cells(array, tensor["indices"], tensor["dense_shape"])
    if not array.shape:
        raise AdapterFault("a tensor of an input needs a first dimension")
    lengths = tensor.get("lengths")
    if lengths is None:
        return Dense(array, tensor.get("unknown") or [])
    return Leading(array, lengths)


class Dense:
    """All elements exist; the graph does not know the sizes of the axes `unknown`, nor that of the first."""

    def __init__(self, array, unknown=()):
        self.array, self.unknown = array, unknown
        self.dtype = tf.string if array.dtype == object else tf.as_dtype(array.dtype)

    def __len__(self):
        return len(self.array)

    def specification(self):
        sizes = [None if axis in (0, *self.unknown) else size
                 for axis, size in enumerate(self.array.shape)]
        return tf.TensorSpec(sizes, self.dtype)

    def batch(self, start, stop):
        return self.array[start:stop]

    def constant(self):
        return tf.constant(self.array, dtype=self.dtype)


class Sparse(Dense):
    def _value(self, indices, values, shape):
        return tf.compat.v1.SparseTensorValue(
            np.asarray(indices, np.int64).reshape([-1, len(shape)]), values,
            np.array(shape, np.int64))

    def constant(self):
        raise Unsupported("a sparse input by the global step")


class Leading(Sparse):
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
        return self._value(np.argwhere(there), part[there], part.shape)


class Cells(Sparse):
    """Values at explicit places, in their order; a dimension of None reaches as far as the batch's cells."""

    def __init__(self, array, indices, shape):
        super().__init__(array)
        if array.ndim != 1 or len(array) != len(indices):
            raise AdapterFault("there must be one place per value")
        self.indices, self.shape = indices, shape

    def __len__(self):
        return self.shape[0]

    def specification(self):
        return tf.SparseTensorSpec([None, *self.shape[1:]], self.dtype)

    def batch(self, start, stop):
        chosen = [i for i, place in enumerate(self.indices) if start <= place[0] < stop]
        moved = [[self.indices[i][0] - start, *self.indices[i][1:]] for i in chosen]
        reach = [max((place[axis] + 1 for place in moved), default=0) if size is None else size
                 for axis, size in list(enumerate(self.shape))[1:]]
        return self._value(moved, self.array[chosen], [stop - start, *reach])
