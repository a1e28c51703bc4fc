import Access
import TestMatrix
import Values

/// Somebody who asks, and how she stands to the people here. What she may see follows from this and from the second
/// writing of the matrix, never from the code under test.
struct Principal: Sendable {
  /// `the mentor of A1`
  let label: String
  let visitor: Visitor
  /// None for somebody who has not signed in.
  let account: AccountID?
  let roles: Set<Role>
  let organisation: OrganisationID?
  var teams: Set<ProgrammeID> = []
  var ties: [Tie] = []
  /// Beside whose protected address she is named.
  var named: Set<PersonID> = []

  /// A relation that somebody entered, for a time.
  struct Tie: Sendable {
    let relation: Relation
    let person: PersonID
    var placement: PlacementID?
    var time = Time.now

    enum Time: Sendable { case now, endedYesterday, beginsTomorrow }
  }
}

extension Principal {
  /// How she stands to a record today. The one place that says when a relation reaches: what a programme's model says
  /// about the time after somebody has left, and what a referrer or a team may see before somebody is taken in, is
  /// decided here for every address at once.
  func relations(to subject: About) -> Set<Relation> {
    guard let account else { return [] }
    var found: Set<Relation> = [.installation]
    if subject.owner == account { found.insert(.author) }
    if let organisation, subject.organisation == organisation { found.insert(.colleague) }
    guard let participant = subject.participant else { return found }
    for tie in ties where tie.time == .now && tie.person == participant.id {
      // A contact reaches the person as one placement's person, and of placements that one alone.
      if tie.relation == .contact, let placement = subject.placement, tie.placement != placement { continue }
      found.insert(tie.relation)
    }
    if teams.contains(participant.programme) { found.insert(.team) }
    if organisation == participant.referrer { found.insert(.referrer) }
    // A protected address closes whatever does not come from working with her or from being named.
    let own: Set<Relation> = [.responsible, .mentor, .counsellor, .trainer]
    if participant.isProtected, own.isDisjoint(with: found), !named.contains(participant.id) {
      found.subtract([.team, .referrer, .receiving, .author])
    }
    return found
  }

  /// Whether the matrix lets her do this to a record of the kind, seeing so much of it; with no mask, whatever she sees.
  func may(_ acts: [Act], _ door: Door, _ matrix: Expected) -> Bool {
    let relations = relations(to: door.subject)
    let masks = door.mask.map { [$0] } ?? Mask.allCases
    return roles.contains { role in
      acts.contains { act in
        masks.contains { mask in
          !matrix.relations(role, door.kind, act, seeing: mask).isDisjoint(with: relations)
        }
      }
    }
  }

  func sees(_ door: Door, _ matrix: Expected) -> Bool { may([.read, .list], door, matrix) }

  func sees(_ canary: Canary, _ matrix: Expected) -> Bool {
    (account != nil && canary.holder == account) || canary.doors.contains { sees($0, matrix) }
  }
}
