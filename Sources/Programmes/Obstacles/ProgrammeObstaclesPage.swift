import Access
import Design
import Language
import People
import Values
import Web

/// What holds people up in a programme, kind by kind, with the way to each of them.
struct ProgrammeObstaclesPage {
  let programme: Programme
  let found: ProgrammeObstacles

  func document(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let lines = found.lines
    return desk.page(
      voice(.formTitleOf(title: voice(.programmeObstaclesTitle), name: programme.name)),
      lead: voice(.programmeObstaclesLead(n: ProgrammeObstacles.back)),
      trail: [
        (voice(.navProgrammes), .to(ProgrammesAddress.programmes)),
        (programme.name, .to(ProgrammesAddress.board(programme.id))),
      ],
      lines.isEmpty
        ? "<p class=\"quiet\">\(voice(.programmeObstaclesNone))</p>"
        : "\(table(lines, voice))\(limits(voice))\(each: lines.filter { !$0.standing.isEmpty }, { people($0, desk) })")
  }

  private func table(_ lines: [ProgrammeObstacles.Line], _ voice: Voice) -> HTML {
    DataTable(
      caption: voice(.programmeObstaclesTitle), hidesCaption: true,
      columns: [
        .init(voice(.programmeObstaclesKind)), .init(voice(.programmeObstaclesStanding), .number),
        .init(voice(.programmeObstaclesSolved), .number), .init(voice(.programmeObstaclesHalf)),
      ],
      rows: lines.map { line in
        [
          line.standing.isEmpty
            ? "\(voice(line.kind.phrase))"
            : "<a href=\"\(Link.here(anchor(line)))\">\(voice(line.kind.phrase))</a>",
          "\(voice.number(line.standing.count))", "\(voice.number(line.solved))",
          line.halfWithin.map { "\(voice(.programmeObstaclesWithin(n: $0)))" }
            ?? "<span class=\"quiet\">\(voice(.programmeObstaclesNoneSolved))</span>",
        ]
      }
    ).html
  }

  /// Of more than are counted it is said which ones are.
  private func limits(_ voice: Voice) -> HTML {
    """
    \(if: found.standMore, "<p class=\"quiet\">\(voice(.programmeObstaclesOldest(n: ProgrammeObstacles.most)))</p>")\
    \(if: found.solvedMore, "<p class=\"quiet\">\(voice(.programmeObstaclesLatest(n: ProgrammeObstacles.most)))</p>")
    """
  }

  private func anchor(_ line: ProgrammeObstacles.Line) -> String { "kind-" + line.kind.rawValue }

  private func people(_ line: ProgrammeObstacles.Line, _ desk: Desk) -> HTML {
    let voice = desk.voice
    return Card(
      title: voice(line.kind.phrase), sign: CircleSign(.case, voice(.circleCase)), id: anchor(line),
      content: """
        <ul class="plain">\(each: line.standing, { one in
          """
          <li><p><a href="\(Obstacles.place(of: one.id, one.person))">\(name: found.names[one.person] ?? "")</a> \
          \(one.tag(desk))</p><p class="quiet">\(voice(.programmeObstaclesSince(
            day: one.since, n: max(0, desk.today.days(since: one.since)))))</p></li>
          """
        })</ul>
        """
    ).html
  }
}

extension ProgrammeObstacles.One {
  fileprivate func tag(_ desk: Desk) -> Tag {
    let words = desk.voice(.obstacleDueSaid(date: due))
    return Tag(words, due < desk.today ? .stop : due == desk.today ? .due : .plain)
  }
}

extension BoardPages {
  /// What holds people up in a programme.
  func obstacles(_ visit: Visit, _ id: ProgrammeID) async throws -> Reply {
    try await visit.on(get: {
      .page(
        try await visit.work(.casework) { tx, desk in
          _ = try tx.grant(Edit.self, ParticipationRecord.self)
          return try .together(Participations.programme(id, tx), obstacles(id, tx, desk.voice)) {
            ProgrammeObstaclesPage(programme: $0, found: $1).document(desk)
          }
        })
    })
  }

  /// The same for programs.
  func obstaclesAsJSON(_ visit: Visit, _ id: ProgrammeID) async throws -> Reply {
    try await visit.on(get: {
      .json(
        try await visit.work(.exchange) { tx, desk in
          _ = try tx.grant(Edit.self, ParticipationRecord.self)
          return try .together(Participations.programme(id, tx), obstacles(id, tx, desk.voice)) { _, found in
            ["items": .array(found.lines.map(ProgrammeObstacles.Line.shape.json))]
          }
        })
    })
  }

  private func obstacles(
    _ id: ProgrammeID, _ tx: Transaction, _ voice: Voice
  ) throws -> Disclosed<ProgrammeObstacles> {
    try reachesFew(tx).flatMap { try ProgrammeObstacles.find(id, isFew: $0, tx, voice) }
  }
}

extension ProgrammeObstacles.Line {
  static let shape = Shape<ProgrammeObstacles.Line>("ProgrammeObstacles") { line in
    line.code("kind") { $0.kind }
    line.count("standing") { $0.standing.count }
    line.day("standingSince") { $0.standing.first?.since }
    line.count("solved") { $0.solved }
    line.count("halfWithinDays") { $0.halfWithin }
  }
}
