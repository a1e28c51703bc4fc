import Language
import Rules
import Values

/// What a sentence about a finding must hold: every number, date, week and name in the finding, as a voice writes it.
///
/// Taken from the finding by reflection, so that no payload of a new case is forgotten.
struct Leaves {
  let pack: RulePack
  let voice: Voice

  func of(_ value: Any) -> [String] {
    switch value {
    case Finding.ratioFull(let places, let staff, let asOf, let full, let taken, let free):
      return of(places) + of(staff) + of(asOf) + [voice.month(of: full)] + of(taken) + of(free as Any)
    case let date as CivilDate: return [voice.bareDay(date)]
    // When somebody else's place begins and ends is said by the month.
    case let slot as Slot:
      return of(slot.measure) + of(slot.basis)
        + [slot.period.from, slot.period.until].compactMap { $0 }.map {
          voice.month(of: $0)
        }
    case let week as ISOWeek: return [voice.week(week)]
    // What is not there is not said: no hours elsewhere, no extension.
    case let hours as Hours: return hours == .zero ? [] : [voice.hours(hours)]
    case let number as Int: return number == 0 ? [] : [voice.number(number)]
    case let time as ClockTime: return [voice.time(hour: time.hour, minute: time.minute)]
    case let weekday as CivilDate.Weekday: return [voice.weekday(weekday)]
    case let text as String: return [text]
    case let wording as Wording: return [wording.text(in: voice.language).text]
    case let span as Span: return [voice.number(span.count)]
    case let code as MeasureCode: return [pack.measure(code)?.title.text(in: voice.language).text ?? code.text]
    case let code as BasisCode: return [pack.bases[code]?.text(in: voice.language).text ?? code.text]
    case let code as PurposeCode: return [pack.purposes[code]?.text(in: voice.language).text ?? code.text]
    case let code as StatementCode: return [pack.statements[code]?.text(in: voice.language).text ?? code.text]
    // Which extensions a limit knows, and how often, is the pack's note; the next one is said.
    case let limit as LengthLimit: return of(limit.longest)
    case let next as LengthExtension: return of(next.by) + of(next.condition as Any)
    case is ConsiderationID: return []
    default: return Mirror(reflecting: value).children.flatMap { of($0.value) }
    }
  }
}
