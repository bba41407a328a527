import EstimatorConformance

/// What `run` and `validate` have in common: progress, reports, status.
struct ReportedRun {
  let tool: Tool
  let runner: Runner
  let selection: Selection
  let rerun: RerunCommand
  let reports: [(path: String, format: ReportFormat)]
  let allowsSkips: Bool

  func perform() throws -> RunStatus {
    let console = tool.console
    let report = try runner.run(selection) { progress in
      console.progress("\(progress.done) of \(progress.total)  \(progress.result.scenario)")
    }
    console.endProgress()
    let status = report.status(allowingSkips: allowsSkips)
    show(report, status)
    for (path, format) in reports {
      let text = report.text(as: format, rerun: rerun, allowingSkips: allowsSkips)
      try tool.world.files.write(Array(text.utf8), to: path)
    }
    return status
  }

  private func show(_ report: RunReport, _ status: RunStatus) {
    let text = TextReport(report, rerun: rerun)
    if !text.details.isEmpty { tool.console.write(text.details + "\n") }
    for line in text.summary { tool.console.print(line, status == .conforming ? .green : .red) }
  }
}
