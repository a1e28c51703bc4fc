import Values
import Web

@testable import Nyvej

/// Something that can be sent to an address, well formed; against a version that is never the one that is stored.
struct Attempt: Sendable {
  let method: Request.Method
  /// Makes something new: sent whole only to what is out of reach, and empty to what is not.
  let makes: Bool
  private let fields: [(String, String)]

  private init(_ method: Request.Method, makes: Bool, _ fields: KeyValuePairs<String, String>) {
    (self.method, self.makes, self.fields) = (method, makes, fields.map { ($0.key, $0.value) })
  }

  static func making(_ fields: KeyValuePairs<String, String>) -> Attempt { Attempt(.post, makes: true, fields) }

  static func changing(
    _ fields: KeyValuePairs<String, String>, by method: Request.Method = .post
  ) -> Attempt {
    Attempt(method, makes: false, fields)
  }

  /// A version that nothing here ever reaches.
  private static let version = "999999"

  func send(_ route: Route, _ visitor: Visitor, empty: Bool) async throws -> Response {
    let fields = empty ? [] : fields
    var (headers, body): ([String: String], String)
    if case .files = route.intake {
      headers = ["content-type": "multipart/form-data; boundary=edge"]
      body =
        fields.map { name, value in
          "--edge\r\nContent-Disposition: form-data; name=\"\(name)\"" + (name == "file" ? "; filename=\"a.pdf\"" : "")
            + "\r\n\r\n\(value)\r\n"
        }.joined() + "--edge--\r\n"
    } else if route.path.hasPrefix("/api/") {
      headers = ["content-type": "application/json", "if-match": "\"\(Attempt.version)\""]
      body =
        "{" + fields.map { "\"\($0.0)\": \($0.1.first == "[" ? $0.1 : "\"\($0.1)\"")" }.joined(separator: ", ") + "}"
    } else {
      headers = ["content-type": "application/x-www-form-urlencoded"]
      body = (fields + [("version", Attempt.version)]).map { $0.0 + "=" + CanaryHunt.escaped($0.1) }
        .joined(separator: "&")
    }
    return try await visitor.ask(method, route.path, headers: headers, body: Array(body.utf8))
  }
}

extension CanaryWorld {
  /// What can be sent to an address. A method that answers there and is not on this list fails the test.
  func attempts(at address: AddressName) -> [Attempt] {
    let (programme, workplace) = (sides[0].programme.text, sides[0].firms[0].workplace.text)
    let participation = people[0].participation.text
    let name = "Changed"
    switch address {
    case .personWeeks, .apiPersonWeeks, .away, .around, .appointments, .appointmentSlip, .log, .contacts, .notes,
      .timeline, .history, .apiTimeline, .placementTimeline, .apiPlacementTimeline, .home, .health, .asset, .openAPI,
      .dataProtection, .keptForm, .week, .pocket, .search, .newPerson, .programmes, .board, .programmeObstacles,
      .apiBoard, .apiBoardWeeks, .apiProgrammeObstacles, .planPaper, .placements, .newEmployer, .employerContacts,
      .workplaceContacts, .employer, .workplace, .person, .apiSearch, .apiWeek, .apiProgrammes, .apiQuota,
      .apiPlacements, .apiChecks, .apiFollowUps, .scan, .apiScanContent, .peopleTwice, .employersTwice,
      .workplacesTwice, .apiPeopleTwice, .apiOrganisationsTwice, .apiWorkplacesTwice, .administration, .accessRules,
      .apiAccessRules, .rulePack, .apiRulePack, .programmeModel, .apiProgrammeModel, .newAccount, .apiAdministration,
      .installation, .referrers, .talks, .apiTalks, .ownStyle, .logo, .apiShownIdentityNumber:
      return []
    case .editInstallation: return [.changing(["controller": name, "languages": "da"])]
    case .installationLogo: return [.changing(["step": "removed"])]
    case .identityBasis: return [.making(["words": name, "from": "2026-11-20"])]
    case .apiIdentityBasis:
      return [.making(["words": name, "from": "2026-11-20"]), .changing(["step": "switch-off"], by: .patch)]
    case .identityNumbers, .apiIdentityNumbers, .personByNumber, .apiPersonByNumber: return [.making(number)]
    case .apiIdentityNumber: return [.changing(["outcome": "removed"], by: .patch)]
    case .apiInstallation: return [.changing(["controller": name], by: .patch)]
    case .accounts, .apiAccounts:
      return [.making(["name": name, "email": "changed@nyvej.example", "roles": "mentor", "reason": "Begins"])]
    case .account: return [.changing(["step": "roles", "roles": "mentor", "reason": "Other work"])]
    case .apiAccount:
      return [
        .changing(["step": "closed", "reason": "Left"], by: .patch),
        .changing(["step": "joined", "programme": programme, "reason": "Helps"], by: .patch),
      ]
    case .accountLink, .apiAccountLink: return [.changing([:])]
    case .invitation: return [.making(["link": "0f0f", "password": "ample twigs under moss"])]
    case .signIn, .firstRun: return [.making(["email": "zero@nyvej.example"])]
    case .signOut: return [.making([:])]
    case .settings: return [.making(["theme": "none"])]
    // Somebody else's session or token is not there; one's own are not ended, or nobody would come in any more.
    case .ownAccess:
      return [
        .making(["step": "end-session", "session": participation]),
        .making(["step": "withdraw-token", "token": participation]),
      ]

    case .people: return [.making(["name": name])]
    case .editPerson: return [.changing(["name": name])]
    case .newAbsence, .apiAbsences: return [.making(gone)]
    case .absence: return [.changing(["until": "2027-12-01"]), .changing(withdrawn)]
    case .apiAbsence:
      return [.changing(["until": "2027-12-01"], by: .patch), .changing(withdrawn, by: .patch)]
    case .newAround: return [.making(named)]
    case .assignment: return [.changing(ended), .changing(withdrawn)]
    case .handOver: return [.changing(handedOver)]
    case .newConsideration: return [.making(limit)]
    case .consideration:
      return [.changing(["endedOn": "2026-11-22"]), .changing(withdrawn), .changing(["agreement": "withdrawn"])]
    case .newWording: return [.changing(limit)]
    case .newHoursQuestion, .apiHoursQuestions, .hoursQuestion, .apiHoursQuestion: return onHours(address)
    case .newObstacle: return [.making(obstacle)]
    case .obstacle: return [.changing(obstacle), .changing(withdrawn)]
    case .personWeek: return [.changing(["hours.language": "5"])]
    case .apiPersonWeek: return [.changing([:], by: .patch)]
    case .newPlannedHours, .apiAllPlannedHours: return [.making(planned)]
    case .plannedHours: return [.changing(planned), .changing(withdrawn)]
    case .apiPlannedHours: return [.changing(planned, by: .patch), .changing(withdrawn, by: .patch)]
    case .newReduction, .apiReductions: return [.making(lowered)]
    case .reduction: return [.changing(lowered), .changing(withdrawn)]
    case .apiReduction: return [.changing(lowered, by: .patch), .changing(withdrawn, by: .patch)]
    case .newWorkPermission: return [.making(permission)]
    case .workPermission: return [.changing(permission), .changing(withdrawn)]
    case .joinRecords, .apiPersonMerges: return [.making(joined)]
    case .newProtection, .apiProtections: return [.making(["from": "2026-11-22", "words": "Decided"])]
    case .protection: return [.changing(["until": "2026-11-22", "endWords": "Decided"]), .changing(withdrawn)]
    case .apiProtection: return [.changing(["until": "2026-11-22", "endWords": "Decided"], by: .patch)]
    case .personMerge: return [.changing(parted)]
    case .apiPersonMerge: return [.changing(parted, by: .patch)]
    case .newGuardian, .apiGuardians: return [.making(guardian)]
    case .guardian: return [.changing(guardian), .changing(withdrawn)]
    case .apiGuardian: return [.changing(guardian, by: .patch), .changing(withdrawn, by: .patch)]
    case .newAppointment: return [.making(appointment)]
    case .appointment: return [.changing(appointment), .changing(["withdrawn": "yes"])]
    case .appointmentOutcome: return [.changing(["outcome": "called-off", "calledOffBy": "us"])]
    case .newContact, .answerContact: return [.making(contact)]
    case .contact: return [.changing(contact), .changing(["withdrawn": "yes"])]
    case .newNote, .noteCorrection: return [.making(note)]
    case .note: return [.changing(note), .changing(["withdrawn": "yes"])]
    case .newReferral: return [.making(referral(to: programme))]
    case .participation:
      return [
        .changing(phase), .changing(["step": "mend-referral", "note": name]), .changing(["step": "reconsider"]),
        .changing(pause), .changing(Visitor.informing),
      ]
    case .gate: return [.changing(asking), .changing(["act": "withdraw", "request": participation])]
    case .apiGate: return [.changing(request), .changing(["request": participation], by: .patch)]
    case .newPlan, .apiPlans: return [.making(plan)]
    case .plan: return [goal, explained, ["step": "drop"]].map { .changing($0) }
    case .apiPlan: return [goal, explained, ["step": "drop"]].map { .changing($0, by: .patch) }
    case .newPlacement: return [.making(draft(participation, workplace))]
    case .placement: return [.changing([:]), .changing(withdrawn)]
    case .editPlacement: return [.changing(["until": "2027-02-01"])]
    case .ladder: return [.making(step)]
    case .ladderStep: return [.changing(["outcome": "withdrawn"])]
    case .signing: return [.changing(["caseNumber": "1"])]
    case .approval: return [.changing(["approvedOn": "2026-11-20", "caseNumber": "1"])]
    case .apiApproval: return [.changing(["approvedOn": "2026-11-20"], by: .patch)]
    case .acceptance: return [.changing(without), .changing(["withdrawn": "signature.participant"])]
    case .ending: return [.changing(ending), .changing(["drop": "yes"])]
    case .extension: return [.changing(lasting), .changing(["outcome": "withdrawn", "until": "2027-02-01"])]
    case .apiExtension:
      return [.changing(lasting), .changing(["outcome": "withdrawn", "until": "2027-02-01"], by: .patch)]
    case .followUp: return [held, moved, ["step": "reopened"], ["step": "moved-back"]].map { .changing($0) }
    case .scans, .apiScans: return [.making(["paper": "agreement", "file": "%PDF-1.7"])]
    case .scanRemoval: return [.changing(["removed.because": "replaced"])]
    case .apiScan: return [.changing(["removed": "replaced"], by: .patch)]
    case .employers: return [.making(["name": name, "kind": "company", "country": "DK"])]
    case .editEmployer: return [.changing(["name": name, "kind": "company", "country": "DK"])]
    case .newWorkplace: return [.making(["name": name])]
    case .editWorkplace: return [.changing(["name": name]), .changing(["staffRemoved": "2026-08-14"])]
    case .newEmployerContact, .newWorkplaceContact, .answerFirmContact: return [.making(firmContact)]
    case .firmContact: return [.changing(firmContact), .changing(["withdrawn": "yes"])]
    case .closures: return [.changing(closed), .changing(["step": "removed", "closure": workplace])]

    case .apiPeople: return [.making(["name": name])]
    case .apiPerson: return [.changing(["name": name], by: .patch)]
    case .apiAssignments: return [.making(named)]
    case .apiAssignment: return [.changing(ended, by: .patch), .changing(withdrawn, by: .patch)]
    case .apiHandOver: return [.changing(handedOver)]
    case .apiConsiderations: return [.making(limit)]
    case .apiConsideration:
      return [
        .changing(["endedOn": "2026-11-22"], by: .patch), .changing(withdrawn, by: .patch),
        .changing(["agreement": "withdrawn"], by: .patch),
      ]
    case .apiNewWording: return [.changing(limit)]
    case .apiObstacles: return [.making(obstacle)]
    case .apiObstacle:
      return [.changing(["due": "2026-12-22"], by: .patch), .changing(withdrawn, by: .patch)]
    case .apiWorkPermissions: return [.making(permission)]
    case .apiWorkPermission: return [.changing(permission, by: .patch), .changing(withdrawn, by: .patch)]
    case .apiAppointments: return [.making(appointment)]
    case .apiAppointment:
      return [
        .changing(appointment, by: .patch), .changing(["outcome": "called-off", "calledOffBy": "us"], by: .patch),
        .changing(["outcome": "open"], by: .patch), .changing(["withdrawn": "yes"], by: .patch),
      ]
    case .apiContacts: return [.making(contact)]
    case .apiContact:
      return [.changing(["nextDue": "2026-12-22"], by: .patch), .changing(["withdrawn": "yes"], by: .patch)]
    case .apiNotes: return [.making(note)]
    case .apiNote: return [.changing(note, by: .patch), .changing(["withdrawn": "yes"], by: .patch)]
    case .apiParticipations: return [.making(referral(to: programme))]
    case .apiParticipation:
      return [
        .changing(phase, by: .patch), .changing(["step": "mend-referral", "note": name], by: .patch),
        .changing(pause, by: .patch),
      ]
    case .apiOrganisations: return [.making(["name": name, "kind": "company"])]
    case .apiOrganisation: return [.changing(["name": name], by: .patch)]
    case .apiWorkplaces: return [.making(["name": name])]
    case .apiWorkplace:
      return [.changing(["name": name], by: .patch), .changing(["staffRemoved": "2026-08-14"], by: .patch)]
    case .apiEmployerContacts, .apiWorkplaceContacts: return [.making(firmContact)]
    case .apiFirmContact:
      return [.changing(["nextDue": "2026-12-22"], by: .patch), .changing(["withdrawn": "yes"], by: .patch)]
    case .apiClosures:
      return [.changing(closed, by: .patch), .changing(["step": "removed", "closure": workplace], by: .patch)]
    case .apiPersonPlacements: return [.making(draft(participation, workplace))]
    case .apiPlacement: return [.changing(["until": "2027-02-01"], by: .patch)]
    case .apiSignatures: return [.changing(["caseNumber": "1"], by: .patch)]
    case .apiAcceptance:
      return [.changing(without), .changing(["withdrawn": "signature.participant"], by: .patch)]
    case .apiStart: return [.changing([:]), .changing(withdrawn, by: .patch)]
    case .apiEnding: return [.changing(ending), .changing(["outcome": "withdrawn"], by: .patch)]
    case .apiLadder: return [.making(step)]
    case .apiLadderStep: return [.changing(["outcome": "withdrawn"], by: .patch)]
    case .apiFollowUp:
      return [held, moved, ["step": "reopened"], ["step": "moved-back"]].map { .changing($0, by: .patch) }
    }
  }

  private typealias Answers = KeyValuePairs<String, String>
  private var limit: Answers {
    [
      "effect": "hours", "hoursCap": "9", "wording": "At most 9", "wordingLanguage": "en", "from": "2026-11-22",
      "review": "2027-02-15", "agreedOn": "2026-11-22",
    ]
  }
  private var gone: Answers { ["from": "2026-12-01", "until": "2026-12-08", "cover": sides[0].former.text] }
  private var handedOver: Answers { ["account": sides[0].former.text, "from": "2026-11-22", "reason": "workload"] }
  private var named: Answers {
    ["as": "responsible", "account": sides[0].former.text, "from": "2026-11-22", "reason": "wished"]
  }
  private var ended: Answers { ["until": "2026-11-22", "endReason": "over", "nobody": "yes"] }

  private var contact: Answers { ["with": "workplace", "means": "call", "outcome": "not-reached"] }
  private var firmContact: Answers { ["means": "call", "outcome": "not-reached"] }
  private var note: Answers { ["words": "Wants another morning"] }
  private var appointment: Answers { ["on": "2026-12-01", "from": "10:00", "with": "authority"] }
  private var planned: Answers { ["category": "language", "hours": "6", "from": "2026-W48"] }
  private var lowered: Answers {
    [
      "hours": "20", "from": "2029-01-01", "reason": "Three hours a day", "decidedBy": "The office",
      "decidedOn": "2026-11-20",
    ]
  }
  private var permission: Answers { ["permission": "not-allowed", "from": "2026-11-20"] }
  private var number: Answers { ["form": "dk-cpr", "number": "010180-0000"] }
  private var guardian: Answers { ["name": "Changed", "kind": "parent", "from": "2026-11-20"] }
  private var obstacle: Answers { ["kind": "letter", "since": "2026-11-20", "due": "2026-12-01"] }
  private func referral(to programme: String) -> Answers {
    ["programme": programme, "referredOn": "2026-11-22", "eligibility": "not-directly-to-work"]
  }

  private var closed: Answers {
    ["step": "added", "from": "2026-12-21", "until": "2026-12-31", "name": "Christmas"]
  }

  private var phase: Answers {
    ["step": "begin-phase", "on": "2026-11-22", "phase": "after-care"]
  }

  private var request: Answers { ["phase": "after-care", "guard": "placement-ended", "due": "2026-12-07"] }
  private var asking: Answers {
    ["act": "ask", "phase": "after-care", "guard": "placement-ended", "due": "2026-12-07"]
  }
  private var plan: Answers { ["due": "2026-12-10", "review": "2027-06-10", "language": "ti"] }
  private var goal: Answers { ["step": "add-goal", "family": "work", "words": "Bakes", "side": "person"] }
  private var explained: Answers { ["step": "explain", "on": "2026-11-22", "language": "ti"] }

  private var pause: Answers {
    ["step": "pause", "on": "2026-11-22", "expected": "2026-12-22", "reason": "other"]
  }

  private func draft(_ participation: String, _ workplace: String) -> Answers {
    [
      "participation": participation, "workplace": workplace, "measure": "virksomhedspraktik", "basis": "lab",
      "purpose": "train", "tasks": "Wash", "from": "2026-11-23", "hours": "6",
      "another": "yes",
    ]
  }

  private var withdrawn: Answers { ["outcome": "withdrawn"] }
  private var step: Answers { ["move": "up", "week": "2026-W50", "hours": "9", "reason": "More"] }
  private var lasting: Answers { ["until": "2027-04-01", "decidedOn": "2026-11-22", "reason": "Work"] }
  private var without: Answers { ["what": "approval", "reason": "Comes"] }
  private var ending: Answers { ["on": "2026-11-22", "reason": "hired", "by": "firm", "nextStep": "Work"] }
  private var held: Answers { ["step": "held", "doneOn": "2026-11-22", "light": "ok"] }
  private var moved: Answers { ["step": "moved", "due": "2026-12-24", "movedReason": "Holiday"] }
}
