import ArgumentParser
import Foundation
import Matching

/// `nyvej match`: the matching engine on flat files, for benchmarks and for checking it against other programs.
struct MatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match", abstract: "Finds possible pairs and the best proposal for an instance in flat files.",
    subcommands: [Edges.self, Solve.self])

  struct Edges: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes e_ptr.int64, e_col.int32 and e_score.int32: every possible pair and its fit.")

    @Argument(help: "Directory with the instance's files.") var directory: String

    func run() throws {
      let start = Cost.now
      let count = try Instance(reading: .directory(directory)).writeEdges(to: directory)
      try Report(cost: Cost.since(start), body: count).write()
    }
  }

  struct Solve: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Proposes an assignment for e_ptr, e_col, e_score and o_cap, with its certificate.")

    @Argument(help: "Directory with the edges and o_cap.int32.") var directory: String
    @Option(help: "Step of the opening auction in points of fit.") var step = 30

    struct Body: Encodable {
      var opt: Int
      var dual: Int
      var placed: Int
      var readS: Double
      var solveS: Double
    }

    func run() throws {
      let start = Cost.now
      let table = try PairTable(reading: .directory(directory))
      let read = Cost.since(start)
      let assignment = Assignment.best(table, step: step)
      let solved = Cost.since(start)
      let certificate = assignment.certificate()
      guard certificate.holds else { throw ValidationError("the proof does not hold: \(certificate)") }
      let body = Body(
        opt: assignment.value, dual: certificate.dual, placed: assignment.placed, readS: read.cpuS,
        solveS: solved.cpuS - read.cpuS)
      try Report(cost: Cost.since(start), body: body).write()
    }
  }
}

/// Processor seconds and the largest memory so far.
struct Cost: Encodable {
  var cpuS: Double
  var peakMb: Int

  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  static func since(_ start: Double) -> Cost {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Cost(cpuS: ((now - start) * 1e5).rounded() / 1e5, peakMb: Int(usage.ru_maxrss) / 1024)
  }
}

/// One JSON object: the cost beside the answer.
private struct Report<Body: Encodable>: Encodable {
  var cost: Cost
  var body: Body

  func encode(to encoder: any Encoder) throws {
    try body.encode(to: encoder)
    try cost.encode(to: encoder)
  }

  func write() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    FileHandle.standardOutput.write(try encoder.encode(self) + Data("\n".utf8))
  }
}
