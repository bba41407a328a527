"""Asks TensorFlow what it knows of operations before anything runs.

    operations definitions KIND...         inputs, outputs and attributes, one line per kind
    operations shapes SEED KEEP KIND...    random uses, and what it answers

Of every kind, the first KEEP uses that are accepted and the first KEEP // 2 that are refused are kept.

A use is written `MatMul float32[?,3] float32[3,2] transpose_b=false -> float32[?,2]`. A constant
input has its elements behind it, `int32[2]=(0,1)`; an unknown rank is `[*]`; a refusal is `error`.
"""

import sys

from answers import answer, shape_text
from definitions import describe
from uses import Uses


def write(kind, inputs, attributes, answered):
    parts = [kind]
    for dtype, shape, elements in inputs:
        tail = "" if elements is None else "=(" + ",".join(map(str, elements)) + ")"
        parts.append(f"{dtype}{shape_text(shape)}{tail}")
    for name, value in attributes.items():
        text = ",".join(map(str, value)) if isinstance(value, list) else str(value).lower()
        parts.append(f"{name}={text if name != 'data_format' else value}")
    return " ".join(parts + ["->", answered]).rstrip()


def main(command, *rest):
    if command == "definitions":
        for kind in rest:
            print(describe(kind))
        return
    uses = Uses(int(rest[0]))
    for kind in rest[2:]:
        print("\n".join(keep(uses, kind, int(rest[1]))))


def keep(uses, kind, count):
    accepted, refused = {}, {}
    for _ in range(20 * count):
        inputs, attributes = uses.use(kind)
        answered = answer(kind, inputs, attributes)
        kept, most = (refused, count // 2) if answered == "error" else (accepted, count)
        line = write(kind, inputs, attributes, answered)
        if len(kept) < most or line in kept:
            kept[line] = None
    return sorted(accepted) + sorted(refused)


if __name__ == "__main__":
    main(*sys.argv[1:])
