"""A graph model as a `model_fn`."""

import tensorflow as tf

import metrics
import minimize
import nodes
import tensors
from errors import AdapterFault, Unsupported
from graph import Graph

_HOOK_FIELDS = ("training_hooks", "training_chief_hooks", "evaluation_hooks", "prediction_hooks")


def function(model, hooks_named):
    """The `model_fn` of a graph model; `hooks_named` turns a list of names into hooks."""
    def model_fn(features, labels, mode):
        graph = Graph.of()
        graph.features, graph.labels = features, labels
        spec = {field: value for field, value in (model["spec"].get(mode) or {}).items()
                if value is not None}
        _add_variables(model.get("variables") or [])
        _Builder(model, graph).add(_references(spec, model))
        return _estimator_spec(mode, spec, model, graph, hooks_named)
    return model_fn


def _add_variables(variables):
    """Every variable exists in every mode, in the order in which it was declared."""
    for variable in variables:
        collections = variable.get("collections") or []
        if set(collections) - {"local"}:
            raise Unsupported(f"the variable collections {collections}")
        value = _initial(variable)
        local = "local" in collections
        keys = tf.compat.v1.GraphKeys
        tf.compat.v1.get_variable(
            variable["name"], dtype=variable["dtype"], shape=value.shape, use_resource=True,
            initializer=lambda shape, dtype=None, partition_info=None, value=value:
                tf.constant(value, dtype=dtype),
            trainable=not local and variable.get("trainable", True) is not False,
            collections=[keys.LOCAL_VARIABLES if local else keys.GLOBAL_VARIABLES])


def _initial(variable):
    initial, shape = variable["initial"], variable.get("shape")
    if tensors.is_tensor(initial):
        return tensors.decode(initial)
    return tensors.values(initial, variable["dtype"], shape)


def _references(spec, model):
    """What a mode's spec needs, before the nodes that these need in turn."""
    found = [spec[field] for field in ("loss", "train_op") if field in spec]
    predictions = spec.get("predictions", {})
    found += predictions.values() if _is_dictionary(predictions) else [predictions]
    for name in spec.get("metrics") or []:
        found += metrics.references(model["metrics"][name])
    return found


def _is_dictionary(predictions):
    return isinstance(predictions, dict) and not tensors.is_tensor(predictions)


class _Builder:
    """Builds the nodes that are needed, in the order in which they were declared."""

    def __init__(self, model, graph):
        self.minimize = model.get("minimize")
        self.graph = graph
        self.nodes = {node["name"]: node for node in model.get("nodes") or []}

    def add(self, references):
        needed = set()
        for reference in references:
            self._collect(reference, needed)
        for name in self.nodes:
            if name in needed:
                self._build(name)
        if "minimize" in needed:
            self._build_minimize()

    def _build_minimize(self):
        """Once: what waits for it may be declared before everything else that is needed."""
        if "minimize" not in self.graph.named:
            self.graph.named["minimize"] = minimize.build(self.minimize, self.graph)

    def _collect(self, reference, needed):
        name = self._node_behind(reference)
        if name is None or name in needed:
            return
        needed.add(name)
        for next_reference in self._needs(name):
            self._collect(next_reference, needed)

    def _node_behind(self, reference):
        if tensors.is_tensor(reference):
            return None
        name = reference.partition(":")[0]
        if name in self.nodes or (name == "minimize" and self.minimize):
            return name
        if name.partition("/")[0] not in ("features", "labels", "variables", "global_step"):
            raise AdapterFault(f"the model has no node {name!r}")
        return None

    def _needs(self, name):
        if name == "minimize":
            return [self.minimize["loss"]]
        node = self.nodes[name]
        inputs = [item for given in node.get("inputs") or []
                  for item in (given if isinstance(given, list) else [given])]
        return inputs + (node.get("control") or [])

    def _build(self, name):
        if name in self.graph.named:
            return
        node = self.nodes[name]
        for reference in self._needs(name):
            before = self._node_behind(reference)
            if before == "minimize":
                self._build_minimize()
            elif before:
                self._build(before)
        inputs = [[self.graph.tensor(item) for item in given] if isinstance(given, list)
                  else self.graph.tensor(given) for given in node.get("inputs") or []]
        control = [self.graph.operation(other) for other in node.get("control") or []]
        with tf.control_dependencies(control), tf.name_scope("model/"):
            operation = nodes.build(node, inputs)
        if operation.name != "model/" + name:
            raise AdapterFault(f"TensorFlow renames {name!r} to {operation.name!r}")
        self.graph.named[name] = operation


def _estimator_spec(mode, spec, model, graph, hooks_named):
    fields = {}
    if "loss" in spec:
        fields["loss"] = graph.tensor(spec["loss"])
    if "train_op" in spec:
        fields["train_op"] = graph.operation(spec["train_op"])
    if "predictions" in spec:
        given = spec["predictions"]
        fields["predictions"] = ({key: graph.tensor(value) for key, value in given.items()}
                                 if _is_dictionary(given) else graph.tensor(given))
    if "metrics" in spec:
        fields["eval_metric_ops"] = {
            name: metrics.build(name, model["metrics"][name], graph) for name in spec["metrics"]}
    for field in _HOOK_FIELDS:
        if field in spec:
            fields[field] = hooks_named(spec[field])
    return tf.estimator.EstimatorSpec(mode, **fields)
