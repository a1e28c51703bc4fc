import Rules
import Values

/// One invented case of the reading: numbers only, so that it can be cut down and printed.
///
/// Weeks and days are counted from Monday 7 September 2026 (2026-W37), week 0 and day 0.
struct ReadCase: Sendable, Hashable, CustomStringConvertible {
  struct Stretch: Sendable, Hashable {
    var first: Int
    /// The last day; `nil` for good.
    var last: Int?
  }

  struct Step: Sendable, Hashable {
    var week: Int
    var hours: Int
  }

  struct Cap: Sendable, Hashable {
    var hours: Int
    var time: Stretch
  }

  struct Other: Sendable, Hashable {
    var time: Stretch
    var steps: [Step]
    /// On these days of the week, between these hours; to an hour that does not come after is into the next day.
    var times: Times?
  }

  struct Times: Sendable, Hashable {
    var days: Set<Int>
    var from: Int
    var to: Int
  }

  /// A number of staff, as of a day.
  struct Count: Sendable, Hashable {
    var day: Int
    var staff: Int
  }

  /// Another placement of the same kind at the same firm, which shares no day with any other.
  struct Link: Sendable, Hashable {
    var time: Stretch
    var extensions: Int
  }

  /// A place at the workplace, in the order in which it was given.
  struct Neighbour: Sendable, Hashable {
    var time: Stretch
    var kind: Int
  }

  var time = Stretch(first: 0, last: 90)
  var steps: [Step] = []
  var caps: [Cap] = []
  var others: [Other] = []
  var neighbours: [Neighbour] = []
  /// How many neighbours had been given their place before this one.
  var earlier = 0
  var isTested = true
  /// Numbers of staff, one a day; none where nobody has asked.
  var counts = [Count(day: -18, staff: 12)]
  var today = -5
  var extensions = 0
  var links: [Link] = []
  var workdays: Set<Int> = []
  var workday: (from: Int, to: Int)?
  /// Other days and times from a day on; none agreed where there are no days in it.
  var later: Later?
  var forbidden: [(days: Set<Int>, time: Stretch)] = []
  /// The act: a step, a step taken back, or another last day.
  var act: Act?

  struct Later: Sendable, Hashable {
    var day: Int
    var times: Times
  }

  enum Act: Sendable, Hashable {
    case decide(Step)
    /// Other days and times from a day on.
    case change(Later)
    case takeBack(Int)
    case end(Int?)
  }

  var description: String {
    func said(_ time: Stretch) -> String { "days \(time.first)–\(time.last.map { "\($0)" } ?? "…")" }
    func said(_ steps: [Step]) -> String { steps.map { "\($0.hours) h from week \($0.week)" }.joined(separator: ", ") }
    var lines = ["placement on \(said(time)), day 0 being Mon 7 Sep 2026: \(said(steps))"]
    lines += caps.map { "at most \($0.hours) h on \(said($0.time))" }
    lines += others.map { other in
      "beside it on \(said(other.time)): \(said(other.steps))"
        + (other.times.map { " on \($0.days.sorted()) from \($0.from) to \($0.to)" } ?? "")
    }
    lines += links.map { "same kind at the firm on \(said($0.time)), extended \($0.extensions) times" }
    if extensions > 0 { lines.append("extended \(extensions) times") }
    lines += neighbours.enumerated().map { index, one in
      "\(index < earlier ? "given before" : "given after"): kind \(one.kind) on \(said(one.time))"
    }
    lines += counts.map { "\($0.staff) staff on day \($0.day)" }
    lines.append("\(isTested ? "tested" : "not tested"), today being day \(today)")
    if !workdays.isEmpty || workday != nil {
      lines.append(
        "work on \(workdays.sorted()) \(workday.map { "from \($0.from) to \($0.to)" } ?? "at no agreed time")")
    }
    if let later { lines.append("from day \(later.day): \(later.times)") }
    lines += forbidden.map { "not on \($0.days.sorted()) on \(said($0.time))" }
    if let act { lines.append("act: \(act)") }
    return lines.joined(separator: "\n")
  }

  static func == (a: ReadCase, b: ReadCase) -> Bool { a.description == b.description }
  func hash(into hasher: inout Hasher) { hasher.combine(description) }

  // MARK: Cutting down

  /// Cases with a little less in them, the largest cuts first.
  var smaller: [ReadCase] {
    var found: [ReadCase] = []
    func without<Value>(_ part: WritableKeyPath<ReadCase, [Value]>) {
      for index in self[keyPath: part].indices {
        var cut = self
        cut[keyPath: part].remove(at: index)
        cut.earlier = min(cut.earlier, cut.neighbours.count)
        found.append(cut)
      }
    }
    without(\.caps)
    without(\.others)
    without(\.neighbours)
    without(\.forbidden)
    without(\.links)
    if counts.count > 1 { without(\.counts) }
    if steps.count > 1 { without(\.steps) }
    if let last = time.last, last - time.first > 7 {
      var cut = self
      cut.time.last = last - 7
      found.append(cut)
    }
    if !workdays.isEmpty, workday != nil {
      var cut = self
      cut.workday = nil
      found.append(cut)
    }
    if later != nil {
      var cut = self
      cut.later = nil
      found.append(cut)
    }
    return found.filter { $0 != self }
  }

  /// The smallest case that still fails.
  func shrunk(_ fails: (ReadCase) -> Bool) -> ReadCase {
    var now = self
    while let next = now.smaller.first(where: fails) { now = next }
    return now
  }
}
