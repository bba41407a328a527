@_exported public import EstimatorRules
