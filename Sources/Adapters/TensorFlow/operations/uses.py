"""Uses of operations, drawn at random."""

import random

import tensorflow as tf
from tensorflow.python.framework import op_def_registry


class Uses:
    """Random uses of operations: mostly right, often enough wrong."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def use(self, kind):
        """Inputs `(dtype, shape, elements or None)` and attributes."""
        pick = self.random
        base = [pick.choice([1, 2, 3, 4, 6]) for _ in range(pick.choice([0, 1, 2, 2, 2, 3, 3]))]
        special = getattr(self, f"use_{kind}", None)
        if special:
            return special(base)
        found = op_def_registry.get(kind)
        types = {a.name: self.type_of(a) for a in found.attr if a.type == "type"}
        inputs = []
        for argument in found.input_arg:
            count = pick.choice([1, 2, 3]) if argument.number_attr else 1
            name = types.get(argument.type_attr) or tf.dtypes.as_dtype(argument.type).name
            inputs += [(name, self.varied(base), None) for _ in range(count)]
        return inputs, {}

    def type_of(self, attribute):
        allowed = [tf.dtypes.as_dtype(n).name for n in attribute.allowed_values.list.type]
        usual = [n for n in ("float32", "float64", "int32", "int64", "bool")
                 if not allowed or n in allowed]
        return usual[0] if self.random.random() < 0.7 else self.random.choice(usual)

    def varied(self, shape):
        """A shape near `shape`, less known or different here and there."""
        pick, draw = self.random, self.random.random()
        if draw < 0.06:
            return None
        result = [None if pick.random() < 0.15 else n for n in shape]
        if draw < 0.16 and result:
            result[pick.randrange(len(result))] = pick.choice([1, 2, 5])
        elif draw < 0.22 and result:
            result = result[1:]
        elif draw < 0.26:
            result = [pick.choice([1, 2])] + result
        return result

    def number(self, value, kind="int32"):
        return kind, [], None if self.random.random() < 0.15 else [value]

    def vector(self, values, kind="int32"):
        known = self.random.random()
        if known < 0.15:
            return kind, [len(values)], None
        return (kind, [None], None) if known < 0.2 else (kind, [len(values)], list(values))

    def axis(self, rank):
        return self.random.randint(-rank - (self.random.random() < 0.1), rank - 1 + (self.random.random() < 0.1))

    def flag(self, name):
        return {name: True} if self.random.random() < 0.5 else {}

    def data(self, base):
        return self.random.choice(["float32", "float32", "int64"]), self.varied(base), None

    def use_MatMul(self, base):
        m, k, n = (self.random.choice([1, 2, 3]) for _ in range(3))
        flags = {**self.flag("transpose_a"), **self.flag("transpose_b")}
        a = [k, m] if "transpose_a" in flags else [m, k]
        b = [n, k] if "transpose_b" in flags else [k, n]
        return [("float32", self.varied(a), None), ("float32", self.varied(b), None)], flags

    def use_BiasAdd(self, base):
        first = self.flag("first")
        channel = (base[1:2] if first else base[-1:]) or [2]
        format = {"data_format": "NCHW"} if first else {}
        return [("float32", self.varied(base), None), ("float32", self.varied(channel), None)], format

    def use_BiasAddGrad(self, base):
        return [("float32", self.varied(base), None)], {"data_format": "NCHW"} if self.flag("x") else {}

    def reduction(self, base, kind="float32"):
        axes = self.random.sample(range(-1, len(base)), self.random.randint(0, len(base)))
        axes = [a for a in axes if a >= 0 or len(base) - 1 not in axes]
        axes = self.vector(axes) if self.flag("x") else self.number(self.axis(max(len(base), 1)))
        return [(kind, self.varied(base), None), axes], self.flag("keep_dims")

    use_Sum = use_Mean = use_Max = use_Min = use_Prod = reduction

    def use_All(self, base):
        return self.reduction(base, "bool")

    use_Any = use_All

    def use_ArgMax(self, base):
        return [self.data(base), self.number(self.axis(max(len(base), 1)))], {}

    use_ArgMin = use_ArgMax

    def use_Select(self, base):
        condition = self.random.choice([base, base[:1], []])
        return [("bool", self.varied(condition), None), self.data(base)[:0] or ("float32", self.varied(base), None),
                ("float32", self.varied(base), None)], {}

    def use_Reshape(self, base):
        target = list(base)
        self.random.shuffle(target)
        for _ in range(2):
            if target and self.random.random() < 0.35:
                target[self.random.randrange(len(target))] = self.random.choice([-1, -1, 3])
        return [self.data(base), self.vector(target)], {}

    def use_ExpandDims(self, base):
        return [self.data(base), self.number(self.axis(len(base) + 1))], {}

    def use_Squeeze(self, base):
        base = [1 if self.random.random() < 0.5 else n for n in base]
        ones = [i for i, n in enumerate(base) if n == 1 or self.random.random() < 0.1]
        return [self.data(base)], {"squeeze_dims": ones} if self.flag("x") else {}

    def use_Transpose(self, base):
        order = list(range(len(base)))
        self.random.shuffle(order)
        if order and self.random.random() < 0.1:
            order[0] = self.random.choice([0, len(base)])
        return [self.data(base), self.vector(order)], {}

    def use_ConcatV2(self, base):
        parts = [("float32", self.varied(base), None) for _ in range(self.random.choice([2, 3]))]
        return parts + [self.number(self.axis(max(len(base), 1)))], {}

    def use_Pack(self, base):
        parts = [("float32", self.varied(base), None) for _ in range(self.random.choice([1, 2, 3]))]
        return parts, {"axis": self.axis(len(base) + 1)}

    def use_Unpack(self, base):
        axis = self.axis(max(len(base), 1))
        size = base[axis] if -len(base) <= axis < len(base) else 2
        return [self.data(base)], {"num": size if self.random.random() < 0.9 else 2, "axis": axis}

    def use_Split(self, base):
        return ([self.number(self.axis(max(len(base), 1))), self.data(base)],
                {"num_split": self.random.choice([1, 2, 3])})

    def use_Shape(self, base):
        return [self.data(base)], {"out_type": "int64"} if self.flag("x") else {}

    use_Size = use_Shape

    def use_Fill(self, base):
        base = [self.random.choice([n, n, n, 0, -1]) for n in base]
        return [self.vector(base), ("float32", self.varied([]), None)], {}

    def use_BroadcastTo(self, base):
        return [self.data([1 if self.flag("x") else n for n in base[self.random.choice([0, 0, 1]):]]),
                self.vector(base)], {}

    def use_BroadcastGradientArgs(self, base):
        return [("int32", self.varied([2]), None), ("int32", self.varied([3]), None)], {}

    def use_Range(self, base):
        start, limit = sorted(self.random.choice(range(-4, 9)) for _ in range(2))
        delta = self.random.choice([1, 1, 2, 3, -1, 0])
        return [self.number(n) for n in ((limit, start) if delta < 0 else (start, limit))] + [self.number(delta)], {}

    def use_OneHot(self, base):
        values = [("float32", self.varied([]), None) for _ in range(2)]
        axis = {"axis": self.random.randint(-1, len(base) + 1)} if self.flag("x") else {}
        return [("int64", self.varied(base), None), self.number(self.random.choice([3, 3, 0]))] + values, axis

    def use_GatherV2(self, base):
        axis = self.axis(max(len(base), 1))
        batch = self.random.choice([0, 0, 0, 1])
        indices = base[:batch] + [self.random.choice([2, 3]) for _ in range(self.random.choice([0, 1, 1, 2]))]
        return ([self.data(base), ("int32", self.varied(indices), None), self.number(axis)],
                {"batch_dims": batch} if batch else {})

    def use_Slice(self, base):
        begin = [self.random.randint(0, n) for n in base]
        size = [self.random.choice([-1, n - b, max(n - b - 1, 0), 2]) for n, b in zip(base, begin)]
        return [self.data(base), self.vector(begin), self.vector(size)], {}

    def use_StridedSlice(self, base):
        pick = self.random
        count = pick.randint(0, len(base))
        span = [[pick.randint(-4, 4) for _ in range(count)] for _ in range(2)]
        strides = [pick.choice([1, 1, 1, 2, -1]) for _ in range(count)]
        names = ["begin_mask", "end_mask", "ellipsis_mask", "new_axis_mask", "shrink_axis_mask"]
        masks = {name: 1 << pick.randrange(count) for name in names if count and pick.random() < 0.25}
        return [self.data(base)] + [self.vector(v) for v in span + [strides]], masks

    def use_Tile(self, base):
        return [self.data(base), self.vector([self.random.choice([0, 1, 2, 3]) for _ in base])], {}

    def use_Pad(self, base):
        amounts = [self.random.choice([0, 1, 2]) for _ in range(2 * len(base))]
        known = self.random.random() < 0.8
        return [self.data(base), ("int32", [len(base), 2], amounts if known else None)], {}

    def use_UnsortedSegmentSum(self, base):
        ids = base[:self.random.randint(0, len(base))]
        return [self.data(base), ("int32", self.varied(ids), None), self.number(4)], {}

    def use_UnsortedSegmentMax(self, base):
        return self.use_UnsortedSegmentSum(base)

    def use_GatherNd(self, base):
        depth = self.random.randint(0, len(base) + (self.random.random() < 0.2))
        rows = [self.random.choice([2, 3]) for _ in range(self.random.choice([0, 1, 1, 2]))]
        return [self.data(base), ("int32", self.varied(rows + [depth]), None)], {}

    def use_Unique(self, base):
        return [self.data(base)], {"out_idx": "int64"} if self.flag("x") else {}

    def cells(self):
        """Indices, values and dense shape of a sparse tensor."""
        count, rank = self.random.choice([0, 2, 3]), self.random.choice([1, 2, 2, 3])
        sizes = [self.random.choice([2, 3, 4]) for _ in range(rank)]
        return (("int64", self.varied([count, rank]), None), ("float32", self.varied([count]), None),
                self.vector(sizes, "int64"))

    def use_SparseFillEmptyRows(self, base):
        return [*self.cells(), ("float32", self.varied([]), None)], {}

    def use_SparseToDense(self, base):
        indices, values, shape = self.cells()
        if self.flag("x"):
            values = ("float32", self.varied([]), None)
        return [indices, shape, values, ("float32", self.varied([]), None)], {}

    def use_Bucketize(self, base):
        return [self.data(base)], {"boundaries": [0.0, 1.5]}

    def use_StringToHashBucketFast(self, base):
        return [("string", self.varied(base), None)], {"num_buckets": 7}

    def use_Cumsum(self, base):
        return [self.data(base), self.number(self.axis(max(len(base), 1)))], self.flag("reverse")

    def use_SparseSoftmaxCrossEntropyWithLogits(self, base):
        base = (base + [3, 2])[:2]
        return [("float32", self.varied(base), None), ("int64", self.varied(base[:1]), None)], {}

    def use_Cast(self, base):
        return [self.data(base)], {"DstT": self.random.choice(["float64", "int32", "bool"])}
