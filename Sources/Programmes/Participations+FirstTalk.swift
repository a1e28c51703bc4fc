public import Access
public import Values

extension Participations {
  /// Notes an invitation to a first talk, or another day for it.
  public static func invite(
    _ participation: Participation, on day: CivilDate, talk: CivilDate?, seen version: Version, _ tx: Transaction
  ) throws {
    try require(.invite, of: participation, on: tx.today)
    try note(
      Participation.FirstTalk(invited: day, planned: talk), of: participation, as: "participation.invited",
      seen: version, tx)
  }

  static func withdrawInvitation(
    _ participation: Participation, seen version: Version, _ tx: Transaction
  ) throws {
    try require(.withdrawInvitation, of: participation, on: tx.today)
    try note(.none, of: participation, as: "participation.invitation-withdrawn", seen: version, tx)
  }

  /// Notes that somebody met her.
  public static func meet(
    _ participation: Participation, on day: CivilDate, seen version: Version, _ tx: Transaction
  ) throws {
    try require(.meet, of: participation, on: tx.today)
    var talk = participation.talk
    talk.met = day
    try note(talk, of: participation, as: "participation.met", seen: version, tx)
  }

  static func withdrawMeeting(
    _ participation: Participation, seen version: Version, _ tx: Transaction
  ) throws {
    try require(.withdrawMeeting, of: participation, on: tx.today)
    var talk = participation.talk
    talk.met = nil
    try note(talk, of: participation, as: "participation.meeting-withdrawn", seen: version, tx)
  }

  private static func note(
    _ talk: Participation.FirstTalk, of participation: Participation, as event: StaticString, seen version: Version,
    _ tx: Transaction
  ) throws {
    try tx.change(
      Change<ParticipationRecord>(
        of: participation.id, seen: version, as: event,
        set: "invited_day = \(talk.invited), talk_day = \(talk.planned), met_day = \(talk.met)"),
      try tx.grant(Edit.self, ParticipationRecord.self))
  }
}
