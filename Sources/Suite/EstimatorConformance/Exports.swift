@_exported public import Estimators
