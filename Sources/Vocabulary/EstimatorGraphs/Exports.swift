@_exported public import EstimatorRules
@_exported public import EstimatorTensors
