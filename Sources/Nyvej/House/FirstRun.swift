import Access
import Administration
import Design
import Employers
import Language
import Programmes
import Rules
import Values
import Web

extension House {
  private static let organisation = Question(
    "organisation", .firstRunOrganisation, .text(longest: 200), hint: .firstRunOrganisationHint, required: true)
  private static let kind = Question(
    "kind", .firstRunKind,
    .choice([
      Question.Choice(Organisation.Kind.municipality.rawValue, .firstRunMunicipality),
      Question.Choice(Organisation.Kind.carrier.rawValue, .firstRunCarrier),
      Question.Choice(Organisation.Kind.association.rawValue, .firstRunAssociation),
      Question.Choice(Organisation.Kind.jobCentre.rawValue, .firstRunJobCentre),
    ]), required: true)
  private static let country = Question("country", .firstRunCountry, .country, required: true)
  private static let name = Question("name", .firstRunName, .text(longest: 200), required: true).own
  private static let email = Question("email", .signInEmail, .email, required: true).own
  private static let password = Question(
    "password", .firstRunPassword, .password(isNew: true), hint: .firstRunPasswordHint, required: true)
  private static let code = Question(
    "code", .firstRunCode, .text(longest: 40), hint: .firstRunCodeHint, required: true)
  private static let questions = [code, organisation, kind, country, name, email, password]

  /// Where there is nobody who could sign in, signing in leads to setting up.
  func signIn(_ visit: Visit) async throws -> Reply {
    if visit.request.method.isSafe, try await isBare() { return .seeOther(.to(HouseAddress.firstRun)) }
    return try await SignInPages.signIn(visit)
  }

  /// The first page of an empty installation: the organisation and the first account, with every programme model that
  /// is here. As soon as there is an account, the page is not there any more.
  ///
  /// It asks for the code that the server prints when it starts: whoever finds an empty installation on the net first
  /// must not become its administrator. Nothing that was typed is looked at before the code is right.
  func firstRun(_ visit: Visit) async throws -> Reply {
    guard try await isBare() else { throw NotFound() }
    let usual = Fields([
      "kind": Organisation.Kind.municipality.rawValue, "country": packs.shelf.packs.first?.country ?? "",
    ])
    return try await visit.on(
      get: { document(visit, usual, [], status: 200) },
      post: {
        let fields = try visit.fields()
        do {
          if let code = fields[House.code.name], !code.isEmpty {
            switch try await store.checkFirstRunCode(
              code, from: visit.request.place, request: visit.request.id)
            {
            case .right: break
            case .wrong: throw Refused("code", .firstRunCodeWrong)
            case .later(let moment):
              return document(visit, fields, [Problem(nil, .signInLater)], status: 429)
                .retrying(at: moment, now: store.surroundings.now())
            }
          }
          try await found(fields, from: visit.request.place)
          return .seeOther(.to(FrameAddress.signIn))
        } catch let refused as Refused {
          return document(visit, fields, refused.problems, status: 422)
        }
      })
  }

  private func document(_ visit: Visit, _ answers: Fields, _ problems: [Problem], status: Int) -> Reply {
    var answers = answers
    answers["password"] = nil
    return .open(
      visit.narrow(
        visit.voice(.firstRunTitle),
        """
        <p class="lead">\(visit.voice(.firstRunLead))</p>\(visit.narrowForm(
          QuestionForm(HouseAddress.firstRun, House.questions, answers: answers, problems: problems, submit: .firstRunSubmit)))
        """), status: status)
  }

  private func isBare() async throws -> Bool {
    try await !store.look(as: .system, for: .setUp) { try $0.anyAccount() }
  }

  private func found(_ fields: Fields, from source: Source) async throws {
    var read = AnswerReader(fields, of: House.questions)
    _ = read.text(House.code)
    let organisation = read.text(House.organisation)
    let kind = read.choice(House.kind, as: Organisation.Kind.self)
    let country = read.country(House.country)
    let name = read.text(House.name)
    let email = read.email(House.email).flatMap { EmailAddress($0) }
    var password: Password?
    do throws(Password.Refusal) {
      password = try Password(fields["password"] ?? "", name: name ?? "", email: email?.text ?? "")
    } catch {
      read.refuse(House.password, error.phrase)
    }
    try read.finish()
    guard let organisation, let kind, let country, let name, let email, let password else {
      throw Refused(nil, .formMissing)
    }
    let hash = try await store.hash(password, for: source)
    let models = packs.shelf.models
    try await store.transact(as: .system, for: .setUp) { tx in
      // Two people at the first page: the second finds that it is gone.
      guard try !tx.anyAccount() else { throw NotFound() }
      let id = try Employers.enterFirst(
        Organisation.Details(name: organisation, kind: kind, country: country), tx)
      try InstallationSettings.found(InstallationSettings.Details(controller: organisation), keptBy: id, tx)
      let account = try tx.openAccount(
        NewAccount(
          email: email, name: name, roles: [.administrator, .coordinator, .jobConsultant], organisation: id),
        passwordHash: hash)
      for programme in try Participations.foundAll(models, tx) { try tx.joinTeam(account, of: programme.id) }
    }
  }
}
