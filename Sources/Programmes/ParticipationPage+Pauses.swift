import Design
import Language
import Values
import Web

extension ParticipationPage {
  /// Her pauses, those of before as well.
  func pauses(_ desk: Desk) -> HTML {
    guard !participation.pauses.isEmpty else { return "" }
    let voice = desk.voice
    return Card(
      title: voice(.pausesTitle), sign: CircleSign(.case, voice(.circleCase)),
      content: DataTable(
        caption: voice(.pausesTitle), hidesCaption: true,
        columns: [
          .init(voice(.pauseReason)), .init(voice(.pauseFrom)), .init(voice(.pauseExpected)), .init(voice(.pauseBack)),
          .init(voice(.pauseMeanwhile)),
        ],
        rows: participation.pauses.map { pause in
          let comes = participation.pausesThatCome.contains(pause)
          return [
            "\(voice(pause.terms.reason.phrase))",
            """
            \(voice.day(pause.terms.from))\
            \(if: comes && pause.terms.from > desk.today, " \(Tag(voice(.participationPhasePlanned), .info))")\
            \(if: !comes, " \(Tag(voice(.participationPhaseNotComing)))")
            """,
            "\(voice.day(pause.terms.expected))",
            pause.back.map { "\(voice.day($0))" } ?? "<span class=\"quiet\">\(voice(.pauseNotBack))</span>",
            pause.terms.meanwhile == nil
              ? "<span class=\"quiet\">\(voice(.pauseMeanwhileNotSaid))</span>" : "\(voice(.pauseMeanwhileGoesOn))",
          ]
        }
      ).html
    ).html
  }
}

extension Participation {
  /// The answers that would give a pause again.
  func pauseAnswers(to step: State.Kind.Step, on today: CivilDate) -> Fields {
    guard let terms = openPause?.terms, step != .pause else {
      return step == .pause || step == .comeBack ? Fields(["on": today.iso]) : Fields()
    }
    switch step {
    case .changePause:
      return Fields([
        "expected": terms.expected.iso, "reason": terms.reason.rawValue, "meanwhile": terms.meanwhile?.rawValue ?? "",
      ])
    case .comeBack: return Fields(["on": today.iso])
    default: return Fields()
    }
  }
}
