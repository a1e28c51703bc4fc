import ArgumentParser
import Foundation
import Matching

/// `nyvej match`: the matching engine on flat files, for benchmarks and for checking it against other programs.
struct MatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match", abstract: "Finds possible pairs and the best proposal for an instance in flat files.",
    subcommands: [Edges.self, Solve.self, Explain.self])

  struct Edges: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes e_ptr.int64, e_col.int32 and e_score.int32: every possible pair and its fit.")

    @Argument(help: "Directory with the instance's files.") var directory: String
    @Option(help: "Threads to use.") var threads = 2

    func validate() throws {
      guard (1...64).contains(threads) else { throw ValidationError("--threads is a number from 1 to 64") }
    }

    func run() throws {
      let start = Cost.now
      let count = try Instance(reading: .directory(directory)).writeEdges(to: directory, lanes: threads)
      try MatchAnswer(cost: Cost.since(start), body: count).write()
    }
  }

  enum Policy: String, ExpressibleByArgument, Encodable, CaseIterable {
    case best, most, stable
  }

  struct ProofFailed: Error, CustomStringConvertible {
    var certificate: Certificate
    var description: String { "the proof does not hold, please report this with the instance: \(certificate)" }
  }

  struct Solve: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Proposes an assignment for e_ptr, e_col, e_score and o_cap, with its certificate.")

    @Argument(help: "Directory with the edges and o_cap.int32.") var directory: String
    @Option(help: "best: greatest sum of fits. most: most people placed, then best. stable: nobody would swap.")
    var policy = Policy.best

    struct Body: Encodable {
      var policy: Policy
      var opt: Int
      /// With `most` the bonus for being placed is taken out again. A stable assignment has no dual.
      var dual: Int?
      var blocking: Int?
      var placed: Int
      var readS: Double
      var solveS: Double
    }

    func run() throws {
      let start = Cost.now
      let table = try PairTable(reading: .directory(directory))
      let read = Cost.since(start)
      var body = Body(policy: policy, opt: 0, placed: 0, readS: read.cpuS, solveS: 0)
      switch policy {
      case .best, .most:
        let assignment = policy == .best ? Assignment.best(table) : Assignment.mostPlaced(table)
        body.solveS = Cost.since(start).cpuS - read.cpuS
        let certificate = assignment.certificate()
        (body.opt, body.placed) = (assignment.value, assignment.placed)
        body.dual = certificate.dual - (certificate.primal - assignment.value)
        guard certificate.isProof else { throw ProofFailed(certificate: certificate) }
      case .stable:
        let stable = StableAssignment(table)
        body.solveS = Cost.since(start).cpuS - read.cpuS
        (body.opt, body.placed, body.blocking) = (stable.value, stable.placed, stable.blockingPairs(in: table))
      }
      try MatchAnswer(cost: Cost.since(start), body: body).write()
    }
  }
}

/// Processor seconds and the largest memory so far.
struct Cost: Encodable {
  /// Processor seconds of all threads.
  var cpuS: Double
  /// Seconds by the clock.
  var wallS: Double
  var peakMb: Int

  struct Start {
    let cpu = Cost.seconds(CLOCK_PROCESS_CPUTIME_ID)
    let wall = Cost.seconds(CLOCK_MONOTONIC)
  }

  static var now: Start { Start() }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  static func since(_ start: Start) -> Cost {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func rounded(_ seconds: Double) -> Double { (seconds * 1e5).rounded() / 1e5 }
    return Cost(
      cpuS: rounded(seconds(CLOCK_PROCESS_CPUTIME_ID) - start.cpu),
      wallS: rounded(seconds(CLOCK_MONOTONIC) - start.wall), peakMb: Int(usage.ru_maxrss) / 1024)
  }
}

/// One JSON object: the cost beside the answer.
struct MatchAnswer<Body: Encodable>: Encodable {
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
