import People
import Rules
import Values
import Web

extension Programme {
  static let shape = Shape<Programme>("Programme") { programme in
    programme.id("id") { $0.id }
    programme.words("name") { $0.name }
    programme.words("model") { $0.model.description }
    programme.member("modelVersion", .integer(1...Int.max)) { .integer($0.modelVersion) }
  }
}

extension Participation {
  /// `state` is that of today; `exitedOn` beside any other state than *exited* is the last day that is announced. With the
  /// person as the referral introduces them; before it is accepted their own address answers *not found*.
  static let shape = Shape<(way: Participation, person: Person, day: CivilDate)>("Participation") { participation in
    participation.id("id") { $0.way.id }
    participation.id("person") { $0.way.person }
    participation.words("personName") { $0.person.details.name }
    participation.words("personPhone") { $0.person.details.phone }
    participation.words("personEmail") { $0.person.details.email }
    participation.version { $0.way.version }
    participation.id("programme") { $0.way.programme.id }
    participation.words("programmeName") { $0.way.programme.name }
    participation.day("referredOn") { $0.way.referral.on }
    participation.id("referrer") { $0.way.referral.by }
    participation.words("referrerName") { $0.way.referral.byName }
    participation.words("enteredBy") { $0.way.referral.entered?.by }
    participation.day("enteredOn") { $0.way.referral.entered?.on }
    participation.words("eligibility") { $0.way.referral.reason.text }
    participation.words("note") { $0.way.referral.note }
    participation.words("noteMendedBy") { $0.way.referral.mended?.by }
    participation.day("noteMendedOn") { $0.way.referral.mended?.on }
    participation.code("state") { $0.way.state(on: $0.day).kind }
    participation.day("invitedOn") { $0.way.talk.invited }
    participation.day("talkOn") { $0.way.talk.planned }
    participation.day("metOn") { $0.way.talk.met }
    participation.words("basis") { $0.way.basis?.text }
    participation.day("informedOn") { $0.way.information?.on }
    participation.words("informedLanguage") { $0.way.information?.language.text }
    participation.code("informedHow") { $0.way.information?.way }
    participation.words("informedBy") { $0.way.information?.by }
    participation.words("acceptedWithout") { $0.way.acceptedWithout?.reason }
    participation.words("acceptedWithoutBy") { $0.way.acceptedWithout?.by }
    participation.day("acceptedWithoutOn") { $0.way.acceptedWithout?.on }
    participation.sometimes(day: "acceptedOn") { $0.way.acceptedOn }
    participation.sometimes(day: "declinedOn") { if case .declined(let day, _) = $0.way.decision { day } else { nil } }
    participation.sometimes(day: "exitedOn") { $0.way.exit?.on }
    participation.sometimes(words: "reason") { $0.way.reason?.text }
    participation.sometimes(words: "destination") { $0.way.exit?.destination.text }
    participation.list("pauses", of: Participation.Pause.shape) { way in
      way.way.pauses.map { ($0, way.way.pausesThatCome.contains($0)) }
    }
    participation.list("gateRequests", of: GateRequest.shape) { $0.way.requests }
    participation.list("phases", of: Participation.PhaseSpell.shape) { way in
      way.way.phases.map { spell in
        let comes = way.way.comes(spell)
        return (spell, comes ? way.way.lastDay(of: spell) : nil, comes)
      }
    }
  }
}

extension Participation {
  /// Why it did not begin, or ends.
  fileprivate var reason: ReasonCode? {
    if case .declined(_, let reason) = decision { reason } else { exit?.reason }
  }
}

extension Participation.Pause {
  /// One that does not come was planned for a day behind the last one of the participation.
  fileprivate static let shape = Shape<(pause: Participation.Pause, comes: Bool)> { pause in
    pause.id("id") { $0.pause.id }
    pause.code("reason") { $0.pause.terms.reason }
    pause.day("from") { $0.pause.terms.from }
    pause.day("expected") { $0.pause.terms.expected }
    pause.day("back") { $0.pause.back }
    pause.code("meanwhile") { $0.pause.terms.meanwhile }
    pause.truth("comes") { $0.comes }
  }
}

extension Participation.PhaseSpell {
  /// One that does not come was planned for a day behind the last one of the participation.
  fileprivate static let shape = Shape<(spell: Participation.PhaseSpell, last: CivilDate?, comes: Bool)> { spell in
    spell.id("id") { $0.spell.id }
    spell.words("phase") { $0.spell.phase.text }
    spell.day("from") { $0.spell.begun }
    spell.day("until") { $0.last }
    spell.truth("comes") { $0.comes }
    spell.member("withoutGuards", .list(.code(PhaseGuard.allCases.map(\.rawValue)))) { one in
      .array((one.spell.without?.guards ?? []).map { .string($0.rawValue) })
    }
    spell.words("withoutReason") { $0.spell.without?.reason }
    spell.words("withoutBy") { $0.spell.without?.by }
    spell.day("withoutOn") { $0.spell.without?.on }
  }
}
