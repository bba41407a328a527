"""Small models and inputs that the tests put together into scenarios."""


def tensor(dtype, value, **more):
    return {"dtype": dtype, "value": value, **more}


def column(*numbers):
    return tensor("float32", [[number] for number in numbers])


LINEAR = {
    "variables": [{"name": "w", "dtype": "float32", "shape": [1, 1], "initial": 0.5}],
    "nodes": [
        {"name": "p", "op": "MatMul", "inputs": ["features/x", "variables/w"]},
        {"name": "e", "op": "SquaredDifference", "inputs": ["p", "labels"]},
        {"name": "loss", "op": "Mean", "inputs": ["e", tensor("int32", [0, 1])]},
    ],
    "minimize": {"loss": "loss", "optimizer": {"name": "SGD", "learning_rate": 0.01}},
    "metrics": {"mse": {"metric": "mean_squared_error", "labels": "labels", "predictions": "p"},
                "x": {"metric": "mean", "values": "features/x"}},
    "spec": {
        "train": {"loss": "loss", "train_op": "minimize"},
        "eval": {"loss": "loss", "metrics": ["mse", "x"]},
        "infer": {"predictions": {"p": "p", "x": "features/x"}},
    },
}


def counter(by=1, waits=True):
    """Adds to the global step by itself; its loss is the sum of the batch.

    Without `waits` nothing orders the update after the batch but the adapter.
    """
    return {
        "variables": [{"name": "total", "dtype": "float32", "shape": [], "initial": 0,
                       "trainable": False}],
        "nodes": [
            {"name": "loss", "op": "Sum", "inputs": ["features", tensor("int32", [0])]},
            {"name": "sum", "op": "AssignAddVariableOp", "inputs": ["variables/total:handle", "loss"]},
            {"name": "count", "op": "AssignAddVariableOp",
             "inputs": ["global_step:handle", tensor("int64", by)],
             "control": ["sum"] if waits else []},
            {"name": "done", "op": "NoOp", "inputs": [], "control": ["count", "sum"]},
        ],
        "spec": {"train": {"loss": "loss", "train_op": "done"},
                 "eval": {"loss": "loss"},
                 "infer": {"predictions": "features"}},
    }


PAIRS = {"features": {"x": column(1, 2, 3, 4)}, "labels": column(2, 4, 6, 8), "batch": 2}
ENDLESS = {**PAIRS, "repeat": None}
NUMBERS = {"features": tensor("float32", [1, 2, 3, 4, 5, 6]), "batch": 1}
FOREVER = {**NUMBERS, "repeat": None}
EVERY_CALLBACK = ("begin", "after_create_session", "before_run", "after_run", "end")


def scenario(model, actions, inputs=None, **more):
    return {"format": 1, "summary": "A test.", "rules": [{"id": "test"}], "model": model,
            "inputs": inputs or {"in": FOREVER}, "actions": actions, **more}


def train(**arguments):
    return {"train": {"input": "in", **arguments}}


def evaluate(**arguments):
    return {"evaluate": {"input": "in", **arguments}}


def predict(**arguments):
    return {"predict": {"input": "in", **arguments}}
