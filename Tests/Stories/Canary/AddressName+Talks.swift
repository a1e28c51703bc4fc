import Access
import People
import Values
import Web

@testable import Nyvej

extension CanaryWorld {
  func ofCounselling(_ address: AddressName) -> [Sample] {
    let weeks = ["?week=2026-W48"]
    return switch address {
    case .newHoursQuestion: ofPeople { .people(.newHoursQuestion($0)) }
    case .hoursQuestion: ofHoursQuestions { .people(.hoursQuestion($0)) }
    case .apiHoursQuestions: ofPeople { .people(.api(.hoursQuestions($0))) }
    case .apiHoursQuestion: ofHoursQuestions { .people(.api(.hoursQuestion($0))) }
    case .talks: [Sample(route: .people(.talks), queries: talkParts + weeks)]
    case .apiTalks:
      [
        Sample(
          route: .people(.api(.talks)),
          queries: ["behind", "ahead", "prepare"].map { "?part=" + $0 } + weeks
            + ["?limit=1", "?limit=1&cursor=" + afterTalk])
      ]
    default:
      ofPeople(
        { .people(.newConsideration($0)) },
        queries: people.flatMap(\.hoursQuestions).map { "?from-question=" + $0.text })
    }
  }

  func ofHoursQuestions(_ route: (HoursQuestionID) -> Route) -> [Sample] {
    people.flatMap { told in told.hoursQuestions.map { sample($0, .hoursQuestion, subject(told), route) } }
  }

  /// Every sort of a counsellor's own talks, also behind a place.
  var talkParts: [String] {
    ["behind", "ahead", "prepare"].flatMap { ["?part=" + $0, "?part=" + $0 + "&after=" + afterTalk] }
  }

  var afterTalk: String {
    PlaceInOrder<AppointmentKind>(sortKey: "2026-11-01 08:00", id: AppointmentID(high: 1, low: 1)).cursor
  }

  /// What is sent to ask whether hours can go up, to answer that, and to take it back.
  func onHours(_ address: AddressName) -> [Attempt] {
    let counsellor = people.compactMap(\.counsellor).first?.text ?? ""
    let answer: KeyValuePairs<String, String> = ["answer": "not-yet", "answerDay": "2026-12-22"]
    let withdrawn: KeyValuePairs<String, String> = ["outcome": "withdrawn"]
    return switch address {
    case .hoursQuestion: [.changing(answer), .changing(withdrawn)]
    case .apiHoursQuestion: [.changing(answer, by: .patch), .changing(withdrawn, by: .patch)]
    default: [.making(["hours": "12", "from": "2026-12-07", "counsellor": counsellor])]
    }
  }
}
