import Access
import Employers
import Ledger
import People
import Placements
import Programmes
import Rules
import TestDatabases
import TestMatrix
import Testing
import Values

/// Two organisations with a programme and a team each, two of everything in them, and everybody who might ask.
struct CanaryWorld: Sendable {
  let story: StoryHouse
  let matrix: Expected
  var sides: [Side] = []
  var principals: [Principal] = []
  var cage = Cage()

  /// One organisation with what belongs to it.
  struct Side: Sendable {
    let letter: String
    let municipality: OrganisationID
    let jobCentre: OrganisationID
    let programme: ProgrammeID
    let worker: AccountID
    /// Was responsible for the third until today, and still owes what was owed then.
    let former: AccountID
    var firms: [Firm] = []
    var absences: [AbsenceID] = []
    /// Of the municipality: the worker's, and one that the administrator opened.
    var accounts: [AccountID] = []
    var people: [Told] = []

    /// Who owes what is owed about somebody: the first has her worker, the second nobody, the third who was responsible
    /// when it was last looked at.
    func owner(of label: String) -> AccountID? {
      switch label.last {
      case "1": worker
      case "2": nil
      default: former
      }
    }

    struct Firm: Sendable {
      let organisation: OrganisationID
      let workplace: WorkplaceID
      let nameOfWorkplace: String
      let contacts: [FirmContactID]
    }
  }

  /// One participant's story, by its ids.
  struct Told: Sendable {
    let participant: Participant
    let participation: ParticipationID
    var assignments: [AssignmentID] = []
    var considerations: [ConsiderationID] = []
    var hoursQuestions: [HoursQuestionID] = []
    /// Who was asked.
    var counsellor: AccountID?
    var obstacles: [ObstacleID] = []
    var permissions: [RightToWorkID] = []
    var guardians: [GuardianID] = []
    var merges: [PersonMergeID] = []
    var protections: [ProtectionID] = []
    var identities: [IdentityNumberID] = []
    var plans: [PlanID] = []
    var appointments: [ToldAppointment] = []
    var plannedHours: [(id: PlannedHoursID, circle: WeekCategory.Circle)] = []
    var reductions: [WeekReductionID] = []
    var contacts: [ContactEntryID] = []
    var notes: [NoteID] = []
    var placements: [ToldPlacement] = []
  }

  struct ToldPlacement: Sendable {
    let id: PlacementID
    let state: Placement.State.Kind
    var steps: [LadderStepID] = []
    var followUps: [FollowUpID] = []
    var scans: [FileID] = []
  }

  var people: [Told] { sides.flatMap(\.people) }

  func owner(of participant: Participant) -> AccountID? {
    sides.first { participant.label.hasPrefix($0.letter) }?.owner(of: participant.label)
  }

  /// As a page says whose record it is.
  func subject(_ told: Told, _ placement: PlacementID? = nil) -> About {
    About(participant: told.participant, placement: placement)
  }
}

func withCanaryWorld(_ engine: TestEngine, _ body: (CanaryWorld) async throws -> Void) async throws {
  try await withStoryHouse(engine, isFresh: false) { story in
    var world = CanaryWorld(story: story, matrix: try Expected())
    for letter in ["A", "B"] { try await world.build(letter) }
    try await world.invite()
    try await world.protect()
    // As if everybody had been entered as often as there are records: the lists of doubles would name them all.
    for (table, own) in [("person", "person_id"), ("organisation", "organisation_id"), ("workplace", "workplace_id")] {
      try await story.damage(
        """
        INSERT INTO \(table == "person" ? "person_alike" : table + "_double") (\(own), other_id)
        SELECT a.id, b.id FROM \(table) a JOIN \(table) b ON b.id <> a.id
        """)
    }
    try await body(world)
    #expect(story.unforeseen.all == [])
  }
}
