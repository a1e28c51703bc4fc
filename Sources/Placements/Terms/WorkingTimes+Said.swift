import Design
import Language
import Rules
import Values
import Web

extension WorkingTimes {
  /// `Monday and Tuesday, 8:00 to 12:00`.
  func said(by voice: Voice) -> String {
    var parts = days.isEmpty ? [] : [voice.list(days)]
    if let from, let to { parts.append(voice(.placementWorkTimes(from: from, until: to))) }
    return parts.joined(separator: ", ")
  }
}

extension Timetable {
  /// What holds last, with the day from which it does where something else held before; nothing where no days or times are
  /// agreed.
  func lastSaid(by voice: Voice) -> String? {
    guard let change = changes.last else { return first?.said(by: voice) }
    return voice(
      .placementTimesSince(
        day: change.from, times: change.times?.said(by: voice) ?? voice(.placementWorkingNotAgreed)))
  }
}

extension [(period: Period, times: WorkingTimes?)] {
  /// Each of them on a line of its own, with the day from which it holds where there are several.
  func said(by voice: Voice) -> HTML {
    guard count > 1 else {
      return first?.times.map { "\($0.said(by: voice))" }
        ?? "<span class=\"quiet\">\(voice(.placementWorkingNotAgreed))</span>"
    }
    let lines = map { stretch in
      voice(
        .placementTimesSince(
          day: stretch.period.from, times: stretch.times?.said(by: voice) ?? voice(.placementWorkingNotAgreed)))
    }
    return """
      <ul class="plain">\(each: lines, { "<li>\($0)</li>" })</ul>
      """
  }
}
