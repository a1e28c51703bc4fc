import Foundation
import TestDatabases
import Testing
import Web

@testable import Nyvej

/// Which way leads back from each act, so that a new one is given one: the sentence behind it carries the way, or the form says
/// beforehand that there is none.
@Suite("From every act there is a way back, or its form says that there is none") struct WaysBackTests {
  enum Way: Equatable {
    /// One tap behind the sentence.
    case undo
    /// The form in which it is changed again, or its own page that asks for day and reason: one tap behind the sentence, or
    /// on the page itself.
    case form
    /// It is what a way back does itself, or it changed nothing: what it did is done again by its own form.
    case back
    /// None, and the form says so by the message with this key.
    case none(said: String)
  }

  /// By the key of the sentence, without `done.`.
  static let ways: [String: Way] = [
    // People
    "person-entered": .form, "saved": .form,
    "consideration-agreed": .undo, "consideration-agreed-again": .undo, "consideration-ended": .undo,
    "consideration-resumed": .back, "consideration-withdrawn": .back,
    "hours-question-asked": .undo, "hours-question-answered": .form, "hours-question-withdrawn": .back,
    "obstacle-noted": .undo, "obstacle-saved": .form, "obstacle-solved": .undo, "obstacle-reopened": .back,
    "obstacle-withdrawn": .back,
    "contact-noted": .undo, "contact-saved": .form, "contact-withdrawn": .back, "contact-next-done": .undo,
    "contact-next-open": .form,
    "note-written": .undo, "note-saved": .form, "note-withdrawn": .none(said: "note.withdraw"),
    "assignment-named": .undo, "assignment-handed-over": .undo, "assignment-ended": .undo,
    "protection-set": .undo, "protection-worker-named": .undo, "protection-lifted": .undo,
    "protection-worker-ended": .undo, "protection-resumed": .back, "protection-withdrawn": .back,
    "assignment-withdrawn": .back, "assignment-resumed": .back,
    "work-permission-noted": .undo, "work-permission-saved": .form, "work-permission-withdrawn": .back,
    "records-joined": .form, "records-separated": .back,
    "identity-number-noted": .undo, "identity-number-removed": .form,
    "guardian-noted": .undo, "guardian-saved": .form, "guardian-withdrawn": .back,
    "appointment-made": .undo, "appointment-saved": .form, "appointment-moved": .form, "appointment-held": .undo,
    "appointment-missed": .undo, "appointment-called-off": .undo, "appointment-reopened": .back,
    "appointment-withdrawn": .back,
    // Programmes
    "referred": .none(said: "referral.stands"), "accepted": .undo, "declined": .undo, "answer-withdrawn": .back,
    "invited": .undo, "invitation-changed": .form, "invitation-withdrawn": .back, "met": .undo,
    "meeting-withdrawn": .back,
    "phase-begun": .undo, "phase-planned": .undo, "phase-ended": .none(said: "participation.phase-over-stands"),
    "phase-end-announced": .undo, "phase-moved": .undo, "phase-end-withdrawn": .back, "phase-taken-back": .back,
    "gate-asked": .undo, "gate-request-withdrawn": .back,
    "paused": .undo, "pause-planned": .undo, "pause-changed": .form, "back": .undo, "back-withdrawn": .back,
    "pause-taken-back": .back,
    "exited": .undo, "exit-announced": .undo, "death-noted": .undo, "exit-withdrawn": .back,
    "referral-emptied": .form, "referral-mended": .form, "basis-changed": .form, "basis-removed": .form,
    "informed": .form, "information-removed": .form,
    "plan-begun": .undo, "plan-goal-added": .undo, "plan-duty-added": .undo, "plan-entry-changed": .form,
    "plan-entry-removed": .undo, "plan-entry-back": .back, "plan-terms-changed": .form, "plan-explained": .undo,
    "plan-explanation-back": .back, "plan-signed": .undo, "plan-holds": .undo, "plan-signature-back": .back,
    "plan-dropped": .undo, "plan-taken-up": .back, "plan-reached": .undo, "plan-reach-back": .back,
    "plan-reviewed": .undo, "plan-review-back": .back, "plan-ended": .undo, "plan-end-back": .back,
    // Employers
    "employer-entered": .form, "workplace-entered": .form, "closure-added": .undo, "closure-changed": .form,
    "closure-removed": .form, "staff-removed": .undo, "staff-earlier": .form,
    // Placements
    "placement-drafted": .undo, "draft-dropped": .undo, "terms-papers-gone": .form, "adjusted": .undo,
    "started": .undo, "start-withdrawn": .back,
    "signed": .undo, "declared": .undo, "confirmed": .undo, "approved": .undo, "case-number": .undo, "papers": .undo,
    "paper-taken-out": .form, "approval-gone": .form, "papers-same": .back,
    "accepted-without": .undo, "acceptance-withdrawn": .form,
    "step-planned": .undo, "step-held": .undo, "step-withdrawn": .back, "not-agreed": .undo,
    "refusal-taken-off": .back,
    "placement-extended": .undo, "extension-withdrawn": .back,
    "placement-ended": .undo, "ending-announced": .undo, "ending-withdrawn": .back,
    "week-saved": .form, "planned-hours-noted": .undo, "planned-hours-saved": .form,
    "planned-hours-withdrawn": .back, "week-reduction-noted": .undo, "week-reduction-saved": .form,
    "week-reduction-withdrawn": .back,
    "follow-up-done": .undo, "follow-up-moved": .undo, "follow-up-reopened": .back, "follow-up-moved-back": .back,
    "scan-attached": .form, "scan-removed": .undo, "scan-restored": .form,
    // Work
    "absence-noted": .undo, "absence-moved": .form, "absence-withdrawn": .back,
    // Administration: each asks for a reason, so each way back does.
    "account-invited": .form, "invited-already": .form, "account-roles": .form, "account-joined": .form,
    "account-left": .form,
    "account-closed": .form, "account-opened": .form,
    "identity-basis-noted": .undo, "identity-basis-ended": .undo,
    "installation-saved": .form, "installation-logo-saved": .form, "installation-logo-removed": .form,
  ]

  private static let house = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

  private func keys(_ rooms: [String]) throws -> Set<String> {
    try rooms.reduce(into: []) { keys, room in
      let text = try String(
        contentsOf: Self.house.appending(path: "Data/Language/\(room)/template.pot"), encoding: .utf8)
      keys.formUnion(text.matches(of: /msgctxt "([a-z0-9.-]+)"/).map { String($0.1) })
    }
  }

  @Test("every sentence that says what was done has its way, and none is named that is not there")
  func every() throws {
    let rooms = ["People", "Programmes", "Employers", "Placements", "Ledger", "Work", "Administration"]
    let all = try keys(rooms + ["Web"])
    let done = Set(try keys(rooms).filter { $0.hasPrefix("done.") }.map { String($0.dropFirst(5)) }).union(["saved"])
    #expect(done.subtracting(Self.ways.keys) == [], "give each of them a way back, and here its place")
    #expect(Set(Self.ways.keys).subtracting(done) == [])
    for case (let act, .none(let said)) in Self.ways {
      #expect(all.contains(said), "\(act): nothing says \(said)")
    }
  }

  @Test("what is said of an act that is undone or changed by one tap is told by its room")
  func told() throws {
    var told = ""
    for room in ["People", "Programmes", "Employers", "Placements", "Ledger", "Work", "Administration"] {
      let folder = Self.house.appending(path: "Sources/\(room)")
      let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
      for case let file as URL in files where file.lastPathComponent.contains("Telling") {
        told += try String(contentsOf: file, encoding: .utf8)
      }
    }
    for (act, way) in Self.ways where way == .undo {
      let phrase = ".done" + act.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
      #expect(told.contains(phrase), "no telling offers a way back from \(act)")
    }
  }

  /// The acts behind each page; a new page does not compile without saying which they are.
  private func acts(_ name: AddressName) -> [String]? {
    switch name {
    case .newPerson, .people: ["person-entered"]
    case .editPerson: ["saved"]
    case .newAround: ["assignment-named"]
    case .assignment: ["assignment-ended", "assignment-withdrawn", "assignment-resumed"]
    case .newProtection: ["protection-set", "protection-worker-named"]
    case .protection:
      ["protection-lifted", "protection-worker-ended", "protection-withdrawn", "protection-resumed"]
    case .handOver: ["assignment-handed-over"]
    case .newConsideration: ["consideration-agreed"]
    case .consideration: ["consideration-ended", "consideration-resumed", "consideration-withdrawn"]
    case .newWording: ["consideration-agreed-again"]
    case .newHoursQuestion: ["hours-question-asked"]
    case .hoursQuestion: ["hours-question-answered", "hours-question-withdrawn"]
    case .newObstacle: ["obstacle-noted"]
    case .obstacle: ["obstacle-saved", "obstacle-solved", "obstacle-reopened", "obstacle-withdrawn"]
    case .newWorkPermission: ["work-permission-noted"]
    case .workPermission: ["work-permission-saved", "work-permission-withdrawn"]
    case .joinRecords: ["records-joined"]
    case .personMerge: ["records-separated"]
    case .identityNumbers: ["identity-number-noted", "identity-number-removed"]
    case .newGuardian: ["guardian-noted"]
    case .guardian: ["guardian-saved", "guardian-withdrawn"]
    case .newAppointment: ["appointment-made"]
    case .appointment: ["appointment-saved", "appointment-moved", "appointment-withdrawn"]
    case .appointmentOutcome:
      [
        "appointment-held", "appointment-missed", "appointment-called-off", "appointment-reopened",
        "appointment-saved",
      ]
    case .personWeek: ["week-saved"]
    case .newPlannedHours: ["planned-hours-noted"]
    case .plannedHours: ["planned-hours-saved", "planned-hours-withdrawn"]
    case .newReduction: ["week-reduction-noted"]
    case .reduction: ["week-reduction-saved", "week-reduction-withdrawn"]
    case .newContact, .answerContact: ["contact-noted"]
    case .contact: ["contact-saved", "contact-withdrawn", "contact-next-done", "contact-next-open"]
    case .newNote, .noteCorrection: ["note-written"]
    case .note: ["note-saved", "note-withdrawn"]
    case .newReferral: ["referred"]
    case .participation:
      [
        "accepted", "declined", "answer-withdrawn", "invited", "invitation-changed", "invitation-withdrawn", "met",
        "meeting-withdrawn", "phase-begun", "phase-planned", "phase-ended",
        "phase-end-announced", "phase-moved", "phase-end-withdrawn", "phase-taken-back", "exited", "exit-announced",
        "death-noted",
        "exit-withdrawn", "paused", "pause-planned", "pause-changed", "back", "back-withdrawn", "pause-taken-back",
        "referral-emptied", "referral-mended", "basis-changed", "basis-removed", "informed", "information-removed",
      ]
    case .gate: ["gate-asked", "gate-request-withdrawn"]
    case .newPlan: ["plan-begun"]
    case .plan:
      [
        "plan-goal-added", "plan-duty-added", "plan-entry-changed", "plan-entry-removed", "plan-entry-back",
        "plan-terms-changed", "plan-explained", "plan-explanation-back", "plan-signed", "plan-holds",
        "plan-signature-back", "plan-dropped", "plan-taken-up", "plan-reached", "plan-reach-back", "plan-reviewed",
        "plan-review-back", "plan-ended", "plan-end-back",
      ]
    case .employers, .newEmployer: ["employer-entered"]
    case .editEmployer: ["saved"]
    case .newWorkplace: ["workplace-entered"]
    case .editWorkplace: ["saved", "staff-removed", "staff-earlier"]
    case .newEmployerContact, .newWorkplaceContact, .answerFirmContact: ["contact-noted"]
    case .firmContact: ["contact-saved", "contact-withdrawn", "contact-next-done", "contact-next-open"]
    case .closures: ["closure-added", "closure-changed", "closure-removed"]
    case .newPlacement: ["placement-drafted"]
    case .placement: ["started", "start-withdrawn"]
    case .editPlacement: ["saved", "terms-papers-gone", "adjusted"]
    case .ladder: ["step-planned", "step-held", "not-agreed"]
    case .ladderStep: ["step-withdrawn", "refusal-taken-off"]
    case .signing:
      ["signed", "declared", "confirmed", "approved", "case-number", "papers", "paper-taken-out", "papers-same"]
    case .approval: ["approved", "case-number", "approval-gone"]
    case .acceptance: ["accepted-without", "acceptance-withdrawn"]
    case .ending: ["placement-ended", "ending-announced", "ending-withdrawn", "draft-dropped"]
    case .extension: ["placement-extended", "extension-withdrawn"]
    case .followUp: ["follow-up-done", "follow-up-moved", "follow-up-reopened", "follow-up-moved-back"]
    case .scans: ["scan-attached"]
    case .scanRemoval: ["scan-removed", "scan-restored"]
    case .newAbsence: ["absence-noted"]
    case .absence: ["absence-moved", "absence-withdrawn"]
    case .accounts, .newAccount: ["account-invited", "invited-already"]
    case .identityBasis: ["identity-basis-noted", "identity-basis-ended"]
    case .personByNumber: nil
    case .editInstallation: ["installation-saved"]
    case .installationLogo: ["installation-logo-saved", "installation-logo-removed"]
    case .account: ["account-roles", "account-joined", "account-left", "account-closed", "account-opened"]
    // Their own sentences, of the house and not of a case.
    case .signIn, .signOut, .firstRun, .settings, .ownAccess, .keptForm, .accountLink, .invitation: nil
    default: []
    }
  }

  @Test("every address of a page that takes an answer says which acts it takes")
  func addresses() async throws {
    try await withCanaryWorld(.sqlite) { world in
      for name in AddressName.allCases where !name.rawValue.hasPrefix("api") {
        guard let acts = acts(name), !world.attempts(at: name).isEmpty else { continue }
        #expect(!acts.isEmpty, "\(name) takes answers: say here which acts, and give each a way back")
        #expect(Set(acts).subtracting(Self.ways.keys) == [])
      }
    }
    let named = AddressName.allCases.compactMap(acts).flatMap(\.self)
    #expect(Set(Self.ways.keys).subtracting(named) == [], "which page takes them?")
  }
}
