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
  /// With the person as the referral introduces them; before it is accepted their own address answers *not found*.
  static let shape = Shape<(way: Participation, person: Person)>("Participation") { participation in
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
    participation.words("eligibility") { $0.way.referral.reason.text }
    participation.words("note") { $0.way.referral.note }
    participation.code("state") { $0.way.state.kind }
    participation.words("basis") { $0.way.basis?.text }
    participation.sometimes(day: "acceptedOn") { $0.way.state.acceptedOn }
    participation.sometimes(day: "declinedOn") { if case .declined(let day, _) = $0.way.state { day } else { nil } }
    participation.sometimes(day: "exitedOn") { if case .exited(_, let day, _, _) = $0.way.state { day } else { nil } }
    participation.sometimes(words: "reason") { $0.way.state.reason?.text }
    participation.sometimes(words: "destination") {
      if case .exited(_, _, _, let destination) = $0.way.state { destination.text } else { nil }
    }
    participation.list("phases", of: Participation.PhaseSpell.shape) { $0.way.phases }
  }
}

extension Participation.State {
  fileprivate var acceptedOn: CivilDate? {
    switch self {
    case .accepted(let day), .exited(let day, _, _, _): day
    case .referred, .declined: nil
    }
  }

  /// Why it did not begin, or ended.
  fileprivate var reason: ReasonCode? {
    switch self {
    case .declined(_, let reason), .exited(_, _, let reason, _): reason
    case .referred, .accepted: nil
    }
  }
}

extension Participation.PhaseSpell {
  fileprivate static let shape = Shape<Participation.PhaseSpell> { spell in
    spell.id("id") { $0.id }
    spell.words("phase") { $0.phase.text }
    spell.day("from") { $0.begun }
    spell.day("until") { $0.ended }
  }
}
