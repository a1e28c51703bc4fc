import Access
import Language
import Testing
import Values
import Web

@testable import People
@testable import Work

/// What is owed because of appointments, when two clash, and what is kept when one is moved: pure functions of what is noted.
/// Sunday 22 November 2026.
@Suite("What an appointment asks for") struct AppointmentTests {
  private let person = PersonID(high: 1, low: 7)
  private let mette = AccountID(high: 2, low: 1)
  private let today = CivilDate(iso: "2026-11-22")!

  private func slot(_ day: String, _ from: String, _ until: String? = nil) -> Appointment.Slot {
    Appointment.Slot(
      on: CivilDate(iso: day) ?? today, from: ClockTime(text: from) ?? .startOfDay,
      until: until.flatMap { ClockTime(text: $0) })
  }

  private func made(
    _ details: Appointment.Details, _ outcome: Appointment.Outcome? = nil, noted: String = "2026-11-20"
  ) -> Appointment {
    Appointment(
      id: AppointmentID(high: 1, low: 1), person: person, version: .first,
      host: Appointment.Host(mette, "Mette"), isClosed: false, noted: CivilDate(iso: noted) ?? today,
      details: details, outcome: outcome)
  }

  private func owed(
    _ appointment: Appointment, on day: String, until: String? = nil
  ) -> [Obligation] {
    let works = WorkingWith(account: mette, until: until.flatMap { CivilDate(iso: $0) })
    return AppointmentObligations.of([appointment], [works]).owed(CivilDate(iso: day) ?? today)
  }

  @Test("two clash where nobody can be at both, and one without an end lasts a moment")
  func overlaps() {
    let ten = slot("2026-12-01", "10:00", "11:00")
    #expect(ten.overlaps(slot("2026-12-01", "10:30")) && slot("2026-12-01", "10:30").overlaps(ten))
    #expect(ten.overlaps(slot("2026-12-01", "10:00")) && ten.overlaps(slot("2026-12-01", "09:00", "10:01")))
    #expect(!ten.overlaps(slot("2026-12-01", "11:00", "12:00")), "the end of one is the beginning of the next")
    #expect(!ten.overlaps(slot("2026-12-01", "09:00")) && !ten.overlaps(slot("2026-12-02", "10:00", "11:00")))
  }

  @Test("it stands on its day, is asked about from the next one on, and is done when that is said")
  func meeting() throws {
    let appointment = made(Appointment.Details(slot("2026-11-24", "10:00")))
    let before = try #require(owed(appointment, on: "2026-11-22").first)
    #expect(before.due == CivilDate(iso: "2026-11-24") && before.isOnItsDay && before.owner == mette)
    let ten = try #require(ClockTime(hour: 10))
    #expect(before.reason == .owedAppointment(time: ten))
    #expect(owed(appointment, on: "2026-11-24").map(\.reason) == [.owedAppointment(time: ten)])
    let day = try #require(CivilDate(iso: "2026-11-24"))
    #expect(owed(appointment, on: "2026-11-25").map(\.reason) == [.owedAppointmentSay(day: day)])
    #expect(
      owed(appointment, on: "2026-11-25", until: "2026-11-25").map(\.owner) == [nil], "who works with her no more")
    let held = made(appointment.details, .held(on: day))
    #expect(owed(held, on: "2026-11-25").map(\.done) == [day])
    let off = made(appointment.details, .calledOff(on: today, by: .us, nil))
    #expect(owed(off, on: "2026-11-22").isEmpty, "what was called off was nobody's to do")
  }

  @Test("an interpreter is owed ten days before, and at once where the day is nearer")
  func interpreter() throws {
    let sorani = try #require(LanguageTag("ckb"))
    var details = Appointment.Details(slot("2026-12-14", "10:00"), interpreter: Appointment.Interpreter(sorani))
    let day = details.slot.day
    func booking(_ details: Appointment.Details) -> Obligation? {
      owed(made(details), on: "2026-11-22").first { $0.reason == .owedAppointmentInterpreter(day: details.slot.day) }
    }
    #expect(booking(details)?.due == day.adding(days: -10))
    details.slot.day = today.adding(days: 2)
    #expect(booking(details)?.due == CivilDate(iso: "2026-11-20"), "from the day on which it was made")
    details.interpreter?.state = .booked
    #expect(booking(details) == nil)
    details.childcare = .needed
    #expect(
      owed(made(details), on: "2026-11-22").contains { $0.reason == .owedAppointmentChildcare(day: details.slot.day) })
  }

  @Test("whoever did not come is owed a question until all is known")
  func missed() {
    let details = Appointment.Details(slot("2026-11-20", "10:00"))
    var missed = Appointment.Missed(on: today)
    func asked() -> Obligation? {
      owed(made(details, .missed(missed)), on: "2026-11-22").first {
        $0.reason == .owedAppointmentMissed(day: details.slot.day)
      }
    }
    #expect(asked()?.due == today.adding(days: 1) && asked()?.done == nil)
    missed.settled = today
    #expect(asked()?.done == today)
  }

  @Test("earlier times are read back as they were stored, and what is damaged is not guessed at")
  func moves() {
    let moves = [
      Appointment.Move(from: slot("2026-12-01", "10:00", "11:00"), on: today),
      Appointment.Move(from: slot("2026-12-03", "09:15"), on: today.adding(days: 1)),
    ]
    #expect(moves.stored == "2026-12-01.10:00.11:00.2026-11-22~2026-12-03.09:15.-.2026-11-23")
    #expect([Appointment.Move](stored: moves.stored ?? "") == moves && [Appointment.Move]().stored == nil)
    for text in ["", "2026-12-01", "2026-12-01.25:00.-.2026-11-22", "2026-12-01.10:00.x.2026-11-22"] {
      #expect([Appointment.Move](stored: text) == nil, "\(text)")
    }
  }
}
