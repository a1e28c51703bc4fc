import Access
import Administration
import Employers
import Language
import People
import Placements
import Programmes
import Rules
import Values
import Web

/// Fills an empty installation with the story that the product is about, dated relative to today, so that This week is
/// always alive. Everybody and every firm is invented, and says so in the name.
///
/// It goes through the same verbs as the screens, as the people who would do it.
struct Demo: Sendable {
  let house: House
  let today: CivilDate
  /// Of tasks, notes and what was said; one of the languages of the staff. Names stay as they are.
  var language = LanguageTag.english

  /// One password for all demonstration accounts: it guards nothing.
  static let password = "blue bread walks home"

  struct Staff: Sendable {
    var consultant: AccountID
    var colleague: AccountID
    var caseManager: AccountID
    var coordinator: AccountID
    var counsellor: AccountID
    var mentor: AccountID
    var administrator: AccountID
    var programme: ProgrammeID
    var municipality: OrganisationID
    var jobCentre: OrganisationID
  }

  struct SignIn: Sendable {
    let email: String
    let name: String
    let roles: Set<Role>
    /// What there is to look at for this role; nothing where a role has no page of its own yet.
    var sees: Phrase?
  }

  static let signIns: [SignIn] = [
    SignIn(email: "mette@demo.example", name: "Mette Eksempel", roles: [.jobConsultant], sees: .demoSeesMette),
    SignIn(email: "jonas@demo.example", name: "Jonas Eksempel", roles: [.jobConsultant], sees: .demoSeesJonas),
    SignIn(email: "kirsten@demo.example", name: "Kirsten Eksempel", roles: [.caseManager], sees: .demoSeesKirsten),
    SignIn(email: "omar@demo.example", name: "Omar Eksempel", roles: [.coordinator], sees: .demoSeesOmar),
    SignIn(email: "ane@demo.example", name: "Ane Eksempel", roles: [.counsellor], sees: .demoSeesAne),
    SignIn(email: "poul@demo.example", name: "Poul Eksempel", roles: [.mentor], sees: .demoSeesPoul),
    SignIn(email: "admin@demo.example", name: "Agnes Eksempel", roles: [.administrator], sees: .demoSeesAgnes),
  ]

  /// Marks the installation as a demonstration that is being made, fills it, and marks it as made.
  ///
  /// - Parameters:
  ///   - folder: where the marks and the sign-ins are written too.
  ///   - people: so many invented people besides the story.
  /// - Throws: `Trouble` when there is somebody already: a demonstration never mixes with real people.
  @discardableResult
  func fill(
    in folder: DataFolder? = nil, people: Int = 0, progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> Staff {
    let isBare = try await house.store.transact(as: .system, for: .setUp) { try !$0.anyAccount() }
    guard isBare else {
      throw Trouble(
        "there are accounts in this installation already", remedy: "give the demonstration an empty --data folder")
    }
    // Before the first account: from here on, whatever stops it leaves something that says what it is.
    if let folder { try folder.write("nyvej demo has begun here, and not ended.\n", to: folder.demoBeingMade) }
    let reckoning = house.reckoning
    try await house.store.transact(as: .system, for: .setUp, request: "nyvej demo") { tx in
      try tx.mark(.beingMade)
      _ = try reckoning.askIfNeeded(tx)
    }
    let staff = try await staff()
    let voice = Voice(language)
    try await DemoStory(house: house, today: today, staff: staff, voice: voice).tell()
    if people > 0 {
      try await DemoPopulation(house: house, today: today, staff: staff, voice: voice).populate(
        people, progress: progress)
    }
    if let folder { try folder.write(Demo.signInSheet(crowd: people > 0), to: folder.demoSignIns) }
    try await house.store.transact(as: .system, for: .setUp, request: "nyvej demo") { try $0.mark(.made) }
    if let folder { try folder.remove(folder.demoBeingMade) }
    return staff
  }

  private func staff() async throws -> Staff {
    let hash = try await house.store.hash(try Password(Demo.password))
    guard let model = house.packs.models.first(where: { $0.code == "business-training" }) else {
      throw Trouble("the programme model business-training is missing", remedy: "install the programme again")
    }
    return try await house.store.transact(as: .system, for: .setUp) { tx in
      let municipality = try Employers.enterFirst(
        Organisation.Details(name: "Eksempelkøbing Kommune", kind: .municipality, country: "DK"), tx)
      let jobCentre = try Employers.enterFirst(
        Organisation.Details(name: "Jobcenter Eksempelkøbing", kind: .jobCentre, country: "DK"), tx)
      try InstallationSettings.found(
        InstallationSettings.Details(
          controller: "Eksempelkøbing Kommune", contact: "databeskyttelse@eksempelkobing.example"),
        keptBy: municipality, tx)
      let programme = try Participations.found(
        model.title.text(in: .danish).text, model: model.code, version: model.version, tx)
      var accounts: [AccountID] = []
      for signIn in Demo.signIns {
        guard let email = EmailAddress(signIn.email) else { continue }
        let account = try tx.openAccount(
          NewAccount(
            email: email, name: signIn.name, roles: signIn.roles,
            organisation: signIn.roles == [.caseManager] ? jobCentre : municipality), passwordHash: hash)
        if !signIn.roles.isDisjoint(with: [.jobConsultant, .coordinator]) {
          try tx.joinTeam(account, of: programme)
        }
        accounts.append(account)
      }
      return Staff(
        consultant: accounts[0], colleague: accounts[1], caseManager: accounts[2], coordinator: accounts[3],
        counsellor: accounts[4], mentor: accounts[5], administrator: accounts[6], programme: programme,
        municipality: municipality, jobCentre: jobCentre)
    }
  }

}
