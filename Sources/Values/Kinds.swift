// What identifiers point at. They live here, below every room, so that a room can hold the id of another room's record
// (an obligation is about a placement) without seeing that room.

public enum AccountKind: Identified { public static let name = "account" }
public enum OrganisationKind: Identified { public static let name = "organisation" }
public enum WorkplaceKind: Identified { public static let name = "workplace" }
public enum PersonKind: Identified { public static let name = "person" }
/// Who works with a person.
public enum AssignmentKind: Identified { public static let name = "assignment" }
/// Of somebody of the staff.
public enum AbsenceKind: Identified { public static let name = "absence" }
public enum ConsiderationKind: Identified { public static let name = "consideration" }
public enum ProgrammeKind: Identified { public static let name = "programme" }
public enum ParticipationKind: Identified { public static let name = "participation" }
public enum PlacementKind: Identified { public static let name = "placement" }
public enum LadderStepKind: Identified { public static let name = "ladder step" }
public enum FollowUpKind: Identified { public static let name = "follow-up" }
public enum FileKind: Identified { public static let name = "file" }
public enum ObligationKind: Identified { public static let name = "obligation" }
/// That two records of one person were made one.
public enum PersonMergeKind: Identified { public static let name = "person-merge" }
public enum JobKind: Identified { public static let name = "job" }
/// Where one process does jobs, from its start to its end.
public enum WorkshopKind: Identified { public static let name = "workshop" }
/// Rows that others never address: phases, roles, relations; one's own sessions and tokens.
public enum EntryKind: Identified { public static let name = "entry" }

public typealias AccountID = ID<AccountKind>
public typealias OrganisationID = ID<OrganisationKind>
public typealias WorkplaceID = ID<WorkplaceKind>
public typealias PersonID = ID<PersonKind>
public typealias AssignmentID = ID<AssignmentKind>
public typealias PersonMergeID = ID<PersonMergeKind>
public typealias AbsenceID = ID<AbsenceKind>
public typealias ConsiderationID = ID<ConsiderationKind>
public typealias ProgrammeID = ID<ProgrammeKind>
public typealias ParticipationID = ID<ParticipationKind>
public typealias PlacementID = ID<PlacementKind>
public typealias LadderStepID = ID<LadderStepKind>
public typealias FollowUpID = ID<FollowUpKind>
public typealias FileID = ID<FileKind>
public typealias ObligationID = ID<ObligationKind>
public typealias JobID = ID<JobKind>
public typealias WorkshopID = ID<WorkshopKind>
public typealias EntryID = ID<EntryKind>
