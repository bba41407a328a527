"""Cases for record_columns.py: columns, features and files."""


# Features.

def dense(dtype, rows):
    shape, flat = [], rows
    while isinstance(flat, list):
        shape.append(len(flat))
        flat = flat[0] if flat else None
    return {"dtype": dtype, "shape": shape, "values": flattened(rows)}


def flattened(rows):
    return [v for row in rows for v in flattened(row)] if isinstance(rows, list) else [rows]


def ragged(dtype, rows, width=None):
    """Each row's values at its first places."""
    cells = [([b, t], value) for b, row in enumerate(rows) for t, value in enumerate(row)]
    return sparse(dtype, cells, [len(rows), max([len(row) for row in rows] + [0]) if width is None else width])


def sparse(dtype, cells, shape):
    return {"dtype": dtype, "indices": [place for place, _ in cells],
            "values": [value for _, value in cells], "shape": shape}


# Columns.

def categorical(kind, prefix="sequence_", key="x", **arguments):
    return {"column": f"{prefix}categorical_column_with_{kind}", "key": key, **arguments}


def identity(n=5, **more):
    return categorical("identity", num_buckets=n, **more)


def embedding(inner, dimension=2, **more):
    return {"column": "embedding_column", "categorical_column": inner, "dimension": dimension, **more}


def indicator(inner):
    return {"column": "indicator_column", "categorical_column": inner}


def numeric(key="x", prefix="sequence_", **more):
    return {"column": f"{prefix}numeric_column", "key": key, **more}


def weighted(inner, **more):
    return {"column": "weighted_categorical_column", "categorical_column": inner, "weight_feature_key": "w", **more}


def case(name, columns, features, layer="sequence", **more):
    columns = columns if isinstance(columns, list) else [columns]
    return {"name": name, "layer": layer, "columns": columns, "features": features, **more}


def both(name, inner, feature, **more):
    """The column as an embedding and as an indicator."""
    return [case(f"{name}/embedding", embedding(inner), feature, **more),
            case(f"{name}/indicator", indicator(inner), feature, **more)]


def groups():
    """The cases by the file in which their answers are kept."""
    return {"ids": ids() + sequences(), "lookups": lookups() + vocabularies(), "files": files(),
            "numbers": numbers() + contexts(), "combinations": weights() + crosses() + layers()}


def ids():
    rows = ragged("int64", [[1, 2, 0], [], [4], [3, 3]])
    found = []
    for name, feature in {
            "sparse": rows,
            "empty_first": ragged("int64", [[], [1, 2]]), "empty_last": ragged("int32", [[1, 2], [], []]),
            "negative": ragged("int64", [[1, -1], [-1, -1, -1], [2, -2]]),
            "too_large": ragged("int64", [[1, 5], [7]]),
            "wide": ragged("int64", [[1], [2, 3]], width=4), "nothing": ragged("int64", [[], []], width=2),
            "dense": dense("int64", [[1, 2, -1], [-1, -1, 3], [0, -2, -1], [-1, -1, -1]]),
            "dense_int32": dense("int32", [[1, 2], [4, -1]]), "dense_rank1": dense("int64", [1, -1, 4]),
            "dense_too_large": dense("int64", [[1, 5]]),
            "rank1": sparse("int64", [([0], 1), ([2], 3)], [4]),
            "rank3": sparse("int64", [([0, 0, 0], 1), ([0, 0, 1], 2), ([0, 2, 0], 3), ([2, 1, 1], 4), ([2, 1, 2], 4)],
                            [3, 3, 3]),
            "dense_rank3": dense("int64", [[[1, 1], [2, -1]], [[-1, -1], [3, 4]], [[0, -1], [-1, -1]]]),
            "dense_rank3_of_one": dense("int64", [[[1], [-1]], [[2], [3]]]),
            "gap": sparse("int64", [([0, 0], 1), ([0, 3], 2), ([1, 2], 3)], [2, 4]),
            "rows_disordered": sparse("int64", [([1, 0], 1), ([0, 0], 2)], [2, 2]),
            "cells_disordered": sparse("int64", [([0, 2], 1), ([0, 0], 2), ([1, 1], 3), ([1, 0], 4)], [2, 3]),
            "repeated": sparse("int64", [([0, 0], 1), ([0, 1], 2), ([0, 1], 4)], [2, 2]),
            "float": ragged("float32", [[1.0]]), "string": ragged("string", [["1"]]), "rank0": dense("int64", 1)}.items():
        found += both(f"identity/{name}", identity(), {"x": feature})
        if name in ("sparse", "negative", "too_large", "dense", "dense_too_large"):
            found += both(f"identity_default/{name}", identity(default_value=3), {"x": feature})
    found += [case(f"identity/{name}", embedding(identity(**{"n": n, "default_value": d})), {"x": rows})
              for name, n, d in [("no_bucket", 0, None), ("default_outside", 5, 5), ("default_negative", 5, -1)]]
    return found + [case("identity/missing", embedding(identity()), {"y": rows})]


def sequences():
    three = {"x": sparse("int64", [([0, 0, 0], 1), ([0, 0, 1], 2), ([0, 0, 2], 2), ([0, 2, 0], 3), ([2, 1, 1], 4)],
                         [3, 3, 3])}
    rows = {"x": ragged("int64", [[1, 2, -1], [], [4]])}
    found = [case(f"combiner/{c}", embedding(identity(), combiner=c), three) for c in ("mean", "sum", "sqrtn", "max")]
    found += [case(f"max_norm/{m}", embedding(identity(), 3, max_norm=m), rows) for m in (0.5, 1.5, 100.0)]
    found += [case("max_norm/three", embedding(identity(), 3, max_norm=0.75, combiner="sqrtn"), three)]
    found += [case(f"dimension/{d}", embedding(identity(), d), rows) for d in (None, 0, 1)]
    found += [case("trainable", embedding(identity(), trainable=False), rows),
              case("half_checkpoint", embedding(identity(), ckpt_to_load_from="a"), rows),
              case("not_sequence", embedding(identity(prefix="")), rows),
              case("weighted_sequence", embedding(weighted(identity())), {**rows, "w": ragged("float32", [[1, 1, 1], [], [2]])})]
    shared = {"column": "shared_embeddings", "dimension": 2,
              "categorical_columns": [identity(key="b"), identity(key="a")]}
    features = {"a": ragged("int64", [[1, 2], [3]]), "b": ragged("int64", [[4, 1], [-1]])}
    return found + [case("shared", [shared], features),
                    case("shared/named", [{**shared, "shared_embedding_collection_name": "both"}], features),
                    case("shared/buckets", [{**shared, "categorical_columns": [identity(key="b"), identity(4, key="a")]}],
                         features)]


def lookups():
    found = []
    words = {"sparse": ragged("string", [["a", "", "the"], [], ["é", "a"]]),
             "dense": dense("string", [["a", "", "b"], ["", "", "zebra"]])}
    numbers = {"sparse": ragged("int64", [[1, -1, 12345], [-9223372036854775808, 9223372036854775807]]),
               "dense": dense("int64", [[1, -1, 0], [-1, 7, -1]]), "int32": ragged("int32", [[-5, 1]])}
    for size in (1, 7):
        for name, feature in words.items():
            found += both(f"hash/{size}/{name}", categorical("hash_bucket", hash_bucket_size=size), {"x": feature})
        for name, feature in numbers.items():
            found += both(f"hash_int/{size}/{name}", categorical("hash_bucket", hash_bucket_size=size, dtype="int64"),
                          {"x": feature})
    wrong = [("size", {"hash_bucket_size": 0}, words), ("dtype", {"hash_bucket_size": 3, "dtype": "float32"}, words),
             ("kind", {"hash_bucket_size": 3}, numbers), ("kind_int", {"hash_bucket_size": 3, "dtype": "int64"}, words)]
    return found + [case(f"hash/wrong_{name}", embedding(categorical("hash_bucket", **more)), {"x": features["sparse"]})
                    for name, more, features in wrong]


def vocabularies():
    words = {"x": ragged("string", [["a", "zz", "c"], [], ["", "b", "é"]])}
    dense_words = {"x": dense("string", [["a", "", "q"], ["", "c", ""]])}
    numbers = {"x": ragged("int64", [[7, 5, 99], [-1]])}
    found = []
    for name, more in {"plain": {}, "default": {"default_value": 1}, "default_past": {"default_value": 3},
                       "oov": {"num_oov_buckets": 4}}.items():
        column = categorical("vocabulary_list", vocabulary_list=["a", "b", "c"], **more)
        found += both(f"list/{name}", column, words) + both(f"list_dense/{name}", column, dense_words)
        column = categorical("vocabulary_list", vocabulary_list=[5, 7], **more)
        found += both(f"list_int/{name}", column, numbers)
    found += both("list_int32", categorical("vocabulary_list", vocabulary_list=[5, 7], dtype="int32"),
                  {"x": ragged("int32", [[7, 1, 5]])})
    for name, more in {"empty": {"vocabulary_list": []}, "twice": {"vocabulary_list": ["a", "a"]},
                       "both": {"default_value": 0, "num_oov_buckets": 1}, "negative": {"num_oov_buckets": -1},
                       "kind": {"dtype": "int64"}, "feature_kind": {"vocabulary_list": [1, 2]},
                       "both_minus_one": {"default_value": -1, "num_oov_buckets": 1}}.items():
        arguments = {"vocabulary_list": ["a", "b"], **more}
        found.append(case(f"list/wrong_{name}", embedding(categorical("vocabulary_list", **arguments)), words))
    return found


def files():
    words = {"x": ragged("string", [["a", "b ", "c"], [], ["zz", "b", "ab"]])}
    texts = {"plain": "a\nb \nc\n", "no_end": "a\nb \nc", "windows": "a\r\nb \r\nc\r\n", "carriage": "a\rb\nb \nc\n",
             "empty_line": "a\n\nb\n", "twice": "a\nb\na\n", "none": "", "empty_end": "a\nb\n\n", "unicode": "é\na\n"}
    found = []
    for name, text in texts.items():
        for size in (None, 2, 4) if name != "unicode" else (None,):
            column = categorical("vocabulary_file", vocabulary_file="v.txt", vocabulary_size=size)
            found.append(case(f"file/{name}/{size}", indicator(column), words, files={"v.txt": text}))
    for name, more in {"oov": {"num_oov_buckets": 3}, "default": {"default_value": 0}, "size_zero": {"vocabulary_size": 0},
                       "no_name": {"vocabulary_file": ""}, "missing": {"vocabulary_file": "w.txt"},
                       "missing_sized": {"vocabulary_file": "w.txt", "vocabulary_size": 2},
                       "both": {"num_oov_buckets": 3, "default_value": -1}, "negative": {"num_oov_buckets": -2},
                       "float": {"dtype": "float32"}}.items():
        column = categorical("vocabulary_file", **{"vocabulary_file": "v.txt", **more})
        found.append(case(f"file/{name}", indicator(column), words, files={"v.txt": texts["plain"]}))
    for name, text in {"int": "5\n7\n", "int_text": "5\nx\n"}.items():
        column = categorical("vocabulary_file", vocabulary_file="v.txt", dtype="int64")
        found.append(case(f"file/{name}", indicator(column), {"x": ragged("int64", [[7, 1, 5]])}, files={"v.txt": text}))
    return found


def numbers():
    rows = ragged("float32", [[1, 2, 3, 4], [], [5, 6]])
    found = [case(f"numeric/{name}", numeric(**more), {"x": feature}) for name, more, feature in [
        ("plain", {}, rows), ("default", {"default_value": -1.5}, rows), ("pairs", {"shape": [2]}, rows),
        ("matrix", {"shape": [2, 2]}, rows), ("number", {"shape": 2}, rows),
        ("incomplete", {"shape": [2]}, ragged("float32", [[1, 2, 3], [4], []], width=4)),
        ("does_not_divide", {"shape": [2]}, ragged("float32", [[1, 2, 3]])),
        ("rank3", {"shape": [2]}, sparse("float32", [([0, 0, 0], 1), ([0, 0, 1], 2), ([1, 2, 1], 3)], [3, 3, 2])),
        ("rank3_more", {}, sparse("float32", [([0, 0, 0], 1), ([0, 1, 1], 2)], [2, 2, 2])),
        ("rank1", {}, sparse("float32", [([0], 1), ([2], 2)], [3])),
        ("float64", {}, ragged("float64", [[1, 2], [0.1]])),
        ("int", {}, ragged("int64", [[1, 2]])), ("dense", {}, dense("float32", [[1, 2]])),
        ("string", {}, ragged("string", [["1"]])), ("nan", {}, ragged("float32", [["nan", 1]])),
        ("rows_disordered", {}, sparse("float32", [([1, 0], 1), ([0, 0], 2)], [2, 2])),
        ("cells_disordered", {}, sparse("float32", [([0, 1], 1), ([0, 0], 2)], [2, 2])),
        ("repeated", {}, sparse("float32", [([0, 0], 1), ([0, 0], 2)], [2, 2])),
        ("normalized", {"normalizer_fn": [{"multiply": 2.0}, {"divide": 4.0}], "default_value": 3.0}, rows),
        ("shape_zero", {"shape": [0]}, rows), ("dtype_string", {"dtype": "string"}, rows)]]
    return found


def contexts():
    def plain(**more):
        return numeric(prefix="", **more)
    pairs = dense("float32", [[1, 2], [3, 4.5]])
    found = [case(f"context/{name}", plain(**more), {"x": feature}, layer="dense") for name, more, feature in [
        ("plain", {"shape": [2]}, pairs), ("rank1", {}, dense("float32", [1, 2])), ("int", {"shape": [2]}, dense("int64", [[1, 2]])),
        ("matrix", {"shape": [2, 3]}, dense("float32", [[[1, 2, 3], [4, 5, 6]], [[7, 8, 9], [0, 1, 2]]])),
        ("matrix_flat", {"shape": [2, 3]}, dense("float32", [[1, 2, 3, 4, 5, 6]])),
        ("wrong_count", {"shape": [3]}, pairs), ("sparse", {}, ragged("float32", [[1]])),
        ("string", {}, dense("string", [["1"]])), ("float64", {}, dense("float64", [[0.1]])), ("bool", {}, dense("bool", [[True]])),
        ("int_normalized", {"normalizer_fn": [{"multiply": 3}]}, dense("int64", [[5]])), ("rank0", {}, dense("float32", 1)),
        ("shape_zero", {"shape": [0]}, pairs), ("dtype_string", {"dtype": "string"}, pairs)]]
    def bucketized(boundaries, **more):
        return {"column": "bucketized_column", "source_column": plain(**more), "boundaries": boundaries}
    edges = dense("float32", [[-1], [0], [0.5], [1], [1.5], ["nan"], ["inf"], ["-inf"]])
    found += [case(f"bucketized/{name}", column, {"x": feature}, layer="dense") for name, column, feature in [
        ("edges", bucketized([0, 1]), edges), ("one", bucketized([0.5]), edges),
        ("pairs", bucketized([0, 2], shape=[2]), pairs), ("empty", bucketized([]), edges), ("equal", bucketized([1, 1]), edges),
        ("falling", bucketized([2, 1]), edges), ("matrix", bucketized([1], shape=[2, 2]), edges),
        ("embedding", embedding(bucketized([0, 1])), edges), ("embedding_pairs", embedding(bucketized([0, 2], shape=[2])), pairs),
        ("indicator_pairs", indicator(bucketized([0, 2], shape=[2])), pairs), ("int", bucketized([0, 1]), dense("int64", [[0], [5]]))]]
    column = identity(prefix="")
    for name, feature in {
            "dense": dense("int64", [[1, 1, -1], [-1, -1, -1], [4, -2, 0]]), "sparse": ragged("int64", [[1, 2, 2], [], [-1, 3]]),
            "one": dense("int64", [[1], [-1], [-3], [4]]), "rank1": dense("int64", [1, -1, 4]), "too_large": dense("int64", [[5]]),
            "rows_disordered": sparse("int64", [([1, 0], 1), ([0, 0], 2)], [2, 2]),
            "cells_disordered": sparse("int64", [([0, 1], 1), ([0, 0], 2)], [2, 2]),
            "repeated": sparse("int64", [([0, 0], 1), ([0, 0], 2)], [2, 2])}.items():
        found += both(f"context_ids/{name}", column, {"x": feature}, layer="dense")
    return found + [case("context_ids/sequence", embedding(identity()), {"x": pairs}, layer="dense"),
                    case("context_ids/raw", identity(prefix=""), {"x": pairs}, layer="dense")]


def weights():
    found = []
    ids = ragged("int64", [[1, 2, 2], [], [3, -1], [4, 0]])
    for name, given in {"plain": [[1, 0.5, 2], [], [3, 1], [0.25, 4]], "not_positive": [[1, 0, -2], [], [-1, 1], [0, 0]]}.items():
        features = {"x": ids, "w": ragged("float32", given)}
        found += [case(f"weighted/{name}/{c}", embedding(weighted(identity(prefix="")), combiner=c), features, layer="dense")
                  for c in ("mean", "sum", "sqrtn")]
        found.append(case(f"weighted/{name}/indicator", indicator(weighted(identity(prefix=""))), features, layer="dense"))
    plain = embedding(weighted(identity(prefix="")))
    good = ragged("float32", [[1, 2, 3], [], [1, 1], [1, 1]])
    return found + [case(f"weighted/{name}", column, features, layer="dense") for name, column, features in [
        ("int", embedding(weighted(identity(prefix=""), dtype="int64")), {"x": ids, "w": ragged("int64", [[1, 2, 3], [], [1, 1], [1, 1]])}),
        ("dtype", plain, {"x": ids, "w": ragged("int64", [[1, 2, 3], [], [1, 1], [1, 1]])}),
        ("float64", embedding(weighted(identity(prefix=""), dtype="float64")), {"x": ids, "w": ragged("float64", [[1, 2, 3], [], [1, 1], [1, 1]])}),
        ("float64_undeclared", plain, {"x": ids, "w": ragged("float64", [[1, 2, 3], [], [1, 1], [1, 1]])}),
        ("missing", plain, {"x": ids}), ("string", embedding(weighted(identity(prefix=""), dtype="string")), {"x": ids, "w": good}),
        ("count", plain, {"x": ids, "w": ragged("float32", [[1, 2]])}), ("max_norm", {**plain, "max_norm": 0.5}, {"x": ids, "w": good}),
        ("dense", plain, {"x": dense("int64", [[1, 2], [-1, 3]]), "w": dense("float32", [[1, 2], [0, 4]])}),
        ("dense_zero", plain, {"x": dense("int64", [[1, 2]]), "w": dense("float32", [[1, 0]])})]]


def crosses():
    def crossed(*keys, **more):
        return {"column": "crossed_column", "keys": list(keys), "hash_bucket_size": 5, **more}
    words = {"a": dense("string", [["x", "y"], ["z", ""]]), "b": dense("string", [["p"], ["q"]])}
    sparse_words = {"a": ragged("string", [["x", "y"], [], ["z"]]), "b": ragged("string", [["p"], ["q"], ["r", "s"]])}
    mixed = {"a": ragged("string", [["x", "y"], ["z"]]), "b": dense("string", [["p"], ["q"]])}
    numbers = {"a": dense("int64", [[1, 2], [3, -1]]), "b": dense("int64", [[7], [8]])}
    mine = {**words, "n": dense("int64", [[1, -1], [2, 0]]), "f": dense("float32", [[0.5], [2]])}
    bucketized = {"column": "bucketized_column", "source_column": numeric("f", prefix=""), "boundaries": [1]}
    found = []
    for name, column, features in [
            ("dense", crossed("a", "b"), words), ("sparse", crossed("b", "a"), sparse_words), ("mixed", crossed("b", "a"), mixed),
            ("int", crossed("a", "b"), numbers), ("key", crossed("a", "b", hash_key=17), words),
            ("columns", crossed("a", identity(3, prefix="", key="n"), bucketized), mine),
            ("one_bucket", {**crossed("a", "b"), "hash_bucket_size": 1}, words)]:
        found += both(f"crossed/{name}", column, features, layer="dense")
    return found + [case(f"crossed/{name}", indicator(column), words, layer="dense") for name, column in [
        ("single", crossed("a")), ("no_bucket", {**crossed("a", "b"), "hash_bucket_size": 0}),
        ("hashed", crossed("a", categorical("hash_bucket", prefix="", hash_bucket_size=3, key="b")))]]


def layers():
    a, b = ragged("int64", [[1, 2], [3]]), ragged("float32", [[1, 2], [3]])
    def pair(x, y, **more):
        return case("order", [embedding(identity(key="x")), numeric("B"), numeric("z"), indicator(identity(3, key="a"))],
                    {"x": x, "B": y, "z": y, "a": x}, **more)
    two = [embedding(identity(key="x")), numeric("y")]
    names = ["a/b", "a b", "é", "_a", "a.b", "a>b", "a:b", "a-b", "/a", "a@b"]
    return [pair(a, b), {**pair(a, b), "name": "reversed", "columns": pair(a, b)["columns"][::-1]},
            case("lengths_differ", two, {"x": a, "y": ragged("float32", [[1, 2], [3, 4]])}),
            case("steps_differ", two, {"x": a, "y": ragged("float32", [[1, 2], [3]], width=3)}),
            case("rows_differ", two, {"x": a, "y": ragged("float32", [[1, 2], [3], [4]])}),
            case("twice", [numeric(), numeric()], {"x": b}), case("no_columns", [], {"x": b}),
            case("context_rows_differ", [numeric(prefix=""), numeric("y", prefix="")],
                 {"x": dense("float32", [[1], [2]]), "y": dense("float32", [[1]])}, layer="dense"),
            case("sequence_as_context", numeric(), {"x": b}, layer="dense"),
            case("context_as_sequence", numeric(prefix=""), {"x": b}),
            ] + [case(f"named/{n}", embedding(identity(key=n)), {n: a}) for n in names]
