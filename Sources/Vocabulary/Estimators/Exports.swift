@_exported public import EstimatorGraphs
@_exported public import EstimatorRules
@_exported public import EstimatorTensors
