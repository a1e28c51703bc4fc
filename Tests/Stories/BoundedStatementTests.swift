import Foundation
import Testing

@Suite("Nothing is read without an end") struct BoundedStatementTests {
  /// Statements without a limit of their own, by file and function, and what bounds them.
  private static let bounded: [String: String] = [
    // As many as the caller names: a page's, or those of a placement's list.
    "Account.among": "as many as are asked for: a page's",
    "EmployersQueries.among": "as many as are asked for",
    "EmployersQueries.names": "as many as are asked for",
    "OfficeCalendars.of": "as many as are asked for, and the first",
    "People+Contacts.of": "as many as are asked for",
    "People+EnteredTwice.known": "as many as are asked for",
    "Channels.of": "of as many people as are asked for; limited where they are written down",
    "Namesakes.among": "as many as are asked for",
    "PeopleQueries.among": "as many as are asked for",
    "PersonName.shared": "as many as are asked for",
    "PaperQueries.of": "the papers of as many placements as are asked for",
    "PlacementQueries.running": "the running placements of as many people as are asked for",
    // What is decided by all of them: one that was left out would be a rule that was not kept. They are one person's, one
    // placement's or one workplace's; a page shows them part by part (`Desk.part`).
    "Considerations.of": "one person's; all of them limit a step",
    "Assignments.held": "for whom one account is responsible, as many as somebody can be",
    "Assignments.of": "one person's; those at once are limited where they are named (`AroundForm`)",
    "Obstacles.of": "one person's; open ones are limited where they are noted (`ObstacleSteps`)",
    "RightsToWork.of": "one person's; limited where they are noted",
    "WorkPermit.of": "one person's; limited where they are noted",
    "MayWork.of": "one person's; limited where they are noted",
    "IdentityNumbers.of": "one person's, one of each form",
    "Protections.of": "one person's; limited where they are noted",
    "Guardians.of": "one person's; limited where they are noted",
    "RightsToWork.toldOf": "one person's; limited where they are noted",
    "FollowUpQueries.of": "one placement's; the plan goes on from the last that was held",
    "LadderQueries.of": "one placement's; the hours of a week are the last step's",
    "AgreedHours.of": "one person's; the hours of a week are counted over all placements",
    "LadderQueries.all": "one person's; hours over several placements are counted together",
    "PlacementQueries.of": "one person's; earlier ones count into lengths and waiting times",
    "PlacementQueries.openAt": "one workplace's, those that are not over",
    "PlacementQueries.taken": "one workplace's places, day by day, for the quota",
    "PlanQueries.of": "one person's; versions, and goals and duties of each, are limited where they are written",
    "ParticipationQueries.of": "one person's; two of one programme may not overlap",
    "ScanQueries.of": "one placement's; the room for files bounds them",
    "Employers+Closures.each": "those of one place in its other records; limited where they are named",
    "Employers+Closures.of": "one workplace's; limited where they are named",
    "Employers+Staff.earlier": "one workplace's numbers, one a day; a day gone by is judged by the number of that day",
    "StaffNote.of": "one workplace's, one for each of its numbers",
    "EmployersQueries.of": "one firm's workplaces",
    "EmployersQueries.ids": "one firm's workplaces, for what follows from a change to it",
    "EmployersQueries.inRegions": "one firm's workplaces, when it moves to another country",
    "EmployersQueries.likeThose": "other records of one firm's workplaces, when it moves to another country",
    "GateRequest.of": "one person's; one stands at a time for each guard of a phase",
    "PauseDays.of": "one person's; those of one programme may not overlap",
    "Participations+Pauses.of": "one person's; those of one programme may not overlap",
    "ParticipationQueries.all": "programmes, which an installation founds by hand",
    // For the system.
    "FollowUpQueries.all": "the follow-ups of one person",
    "ContactLogQueries.people": "about whom a step was given to one account, when it closes or opens again",
    "AppointmentQueries.people": "with whom one account has any, when it closes or opens again",
    "FirmContactQueries.places": "about what a step was given to one account, when it closes or opens again",
    "HoursQuestions.people": "about whom one account was asked, when it closes or opens again",
    "ParticipationQueries.among":
      "of as many people as are asked for: those with whom one counsellor has talks, 500 at most",
    "Obstacles.people": "whose obstacles one account was given, when it closes or opens again",
    "BoardWeeks.among": "as many participations as are asked for: a page's, in six weeks",
    "Appointments+Weeks.among": "as many people as are asked for: a page's, in six weeks",
    "Placements+BoardWeeks.among": "as many people as are asked for: a page's, in six weeks",
    "BoardQueries.running": "as many participations as are asked for: a board's",
    "ProgrammeObstacles.gone": "of as many people as are asked for: those whose obstacles stand, 200 at most",
    "Obligations+Owners.subjects": "what one account owes, when it closes",
    "ObligationChanges.of": "what is owed about one subject, which is computed",
    "OfficeDeed.beside": "which offices stand beside what one account owes, or what is owed about one subject",
    "OwedObligation.about": "what is owed about one subject, which is computed",
    "WeekQueries.heap": "limited inside",
    "WeekQueries.heaps": "limited inside",
  ]

  @Test("every statement that answers rows has a limit, names one record, or is known for what bounds it")
  func limits() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources").standardized
    let walk = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var (found, unbounded): (Int, Set<String>) = (0, [])
    for case let file as URL in walk where file.pathExtension == "swift" {
      let room = file.path().dropFirst(sources.path().count).split(separator: "/").first.map(String.init) ?? ""
      guard room != "Access", room != "Persistence" else { continue }
      let text = try String(contentsOf: file, encoding: .utf8)
      for statement in text.matches(of: /\bStatement(?:<[^(]*>)?\(\s*("""[\s\S]*?"""|"[^\n]*")/) {
        let sql = statement.output.1
        found += 1
        if sql.contains("LIMIT \\(") || sql.contains(/LIMIT \d/)
          || sql.contains(/WHERE \w\.id = \\\(\w+\)\s*("|AND|\n)/)
        {
          continue
        }
        let function = text[..<statement.range.lowerBound].matches(of: /\bfunc (\w+)/).last.map { String($0.output.1) }
        unbounded.insert(file.deletingPathExtension().lastPathComponent + "." + (function ?? "?"))
      }
    }
    #expect(found > 60, "the statements are found at all")
    #expect(
      unbounded.subtracting(Self.bounded.keys) == [],
      "give them a limit and the list a way to the rest, or say here what bounds them")
    #expect(Set(Self.bounded.keys).subtracting(unbounded) == [], "these are bounded by now: strike them here")
  }
}
