import EstimatorConformance

print("\(Rule.all.count) rules")
