@_exported public import EstimatorConformance
