import Access
import Design
import Language
import Values
import Web

/// How the installation shows itself: for every administrator to see, for those of one organisation to change.
struct InstallationPages: Sendable {
  /// What is decided on the server and only shown here.
  let server: ServerFacts

  func page(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      .page(
        try await visit.work(.administration) { tx, desk in
          try InstallationSettings.find(tx).map { said in
            desk.page(
              desk.voice(.installationTitle), lead: desk.voice(.installationLead), trail: desk.trail,
              "\(shown(said, desk))\(onServer(desk))")
          }
        })
    })
  }

  private func shown(_ said: InstallationSettings?, _ desk: Desk) -> HTML {
    let voice = desk.voice
    guard let said else {
      return Card(
        title: voice(.installationShown), content: "<p>\(voice(.installationUnsaid))</p>"
      ).html
    }
    let (details, mayChange) = (
      said.details, said.isKept(by: desk.actor) && desk.might(Edit.self, InstallationRecord.self)
    )
    func words(_ text: String?, _ none: Phrase) -> HTML {
      text.map { "<bdi>\($0)</bdi>" } ?? "<span class=\"quiet\">\(voice(none))</span>"
    }
    let languages = details.languages.isEmpty ? Installation.spoken : details.languages
    return Card(
      title: voice(.installationShown),
      content: """
        \(if: !mayChange, "<p>\(voice(.installationOthers))</p>")\(SummaryList([
          .init(voice(.installationName), words(details.name, .installationNameOfServer)),
          .init(voice(.installationController), words(details.controller, .installationNotSaid)),
          .init(voice(.installationContact), words(details.contact, .installationNotSaid)),
          .init(voice(.installationAccent), words(details.accent?.hex, .installationAccentOfHouse)),
          .init(voice(.installationLanguages), "\(voice.list(languages.map { voice.name(of: $0) ?? $0.text }))"),
          .init(voice(.installationLogo), words(said.logo == nil ? nil : voice(.installationLogoOwn), .installationLogoOfHouse)),
        ]))
        """,
      buttons: mayChange
        ? [
          Button(voice(.installationChange), .go(.to(AdministrationAddress.editInstallation)), tone: .main),
          Button(voice(.installationLogoChange), .go(.to(AdministrationAddress.installationLogo))),
        ] : []
    ).html
  }

  private func onServer(_ desk: Desk) -> HTML {
    let voice = desk.voice
    return Card(
      title: voice(.installationServer),
      content: """
        <p>\(voice(.installationServerLead))</p>\(SummaryList([
          .init(voice(.installationTimeZone), "<bdi>\(server.timeZone)</bdi>"),
          .init(voice(.installationProgram), "<bdi>\(server.program)</bdi>"),
          .init(voice(.installationDatabase), "<bdi>\(server.database)</bdi>"),
          .init(voice(.installationSample), "\(voice(server.isDemo ? .installationSampleAll : .installationSampleNone))"),
        ]))
        """
    ).html
  }

  // MARK: Changing

  func edit(_ visit: Visit) async throws -> Reply {
    let reply = try await visit.editing(
      AdministrationAddress.editInstallation, titled: .installationChange,
      cancel: .to(AdministrationAddress.installation),
      purpose: .administration, done: nil, unchanged: .doneUnchanged,
      editable: { tx, desk in
        try InstallationPages.kept(tx).map { said in
          Editable(
            version: said.version, answers: InstallationForm.answers(said.details),
            name: desk.voice(.installationTitle), questions: InstallationForm.questions,
            back: .to(AdministrationAddress.installation))
        }
      },
      reading: { try InstallationForm.read($0) },
      save: { tx, details, version in
        let id = try InstallationPages.kept(tx).act(\.id)
        try InstallationSettings.change(id, to: details, seen: version, tx)
        return Link.to(AdministrationAddress.installation).saying(.doneInstallationSaved, about: id, at: version.next)
      })
    if !visit.request.method.isSafe { await visit.showAnew() }
    return reply
  }

  /// What the reader may change; as if it were not there for anybody else.
  static func kept(_ tx: Transaction) throws -> Disclosed<InstallationSettings> {
    _ = try tx.grant(Edit.self, InstallationRecord.self)
    return try InstallationSettings.find(tx).act { said in
      guard let said, said.isKept(by: tx.actor) else { throw NotFound() }
      return tx.me.map { _ in said }
    }
  }

  static let telling = Telling(of: InstallationKind.self) { done, tx, desk in
    try InstallationSettings.find(tx).map { said in
      guard let said, done.isLatest(said.version) else { return desk.saidBefore(of: nil) }
      let form = done.was(.doneInstallationSaved) ? AdministrationAddress.editInstallation : .installationLogo
      return desk.said(done, of: nil, undo: said.isKept(by: desk.actor) ? desk.changing(form) : nil)
    }
  }
}

// The sign at the top of every page.
extension InstallationPages {
  func logo(_ visit: Visit) async throws -> Reply {
    @Sendable func page(_ problems: [Problem], status: Int) async throws -> Reply {
      .page(
        try await visit.work(.administration) { tx, desk in
          try InstallationPages.kept(tx).map { said in
            let voice = desk.voice
            let form = desk.form(
              QuestionForm(
                AdministrationAddress.installationLogo, [InstallationForm.file], answers: Fields(), problems: problems,
                version: said.version, submit: .installationLogoSave, cancel: .to(AdministrationAddress.installation)))
            let away = desk.takingBack(
              .installationLogoRemove, at: AdministrationAddress.installationLogo, said.version,
              [Hidden(name: "step", value: InstallationForm.removed)], about: voice(.installationTitle))
            return desk.page(
              voice(.installationLogoChange), lead: voice(.installationLogoLead),
              trail: desk.trail + [
                (voice(.installationTitle), .to(AdministrationAddress.installation))
              ],
              "\(form)\(if: said.logo != nil, ButtonRow([away]).html)")
          }
        }, status: status)
    }
    let reply = try await visit.on(
      get: { try await page([], status: 200) },
      post: {
        do {
          // Who may change nothing is not told either what is wrong with the file.
          try await mayBring(visit)
          let fields = try visit.fields()
          let logo =
            fields["step"] == InstallationForm.removed
            ? nil : try InstallationForm.logo(in: try visit.upload(InstallationForm.file.name))
          return try await visit.submit(.administration, reading: { _ in logo }) { tx, logo in
            let version = try visit.versionSeen(fields)
            let id = try InstallationPages.kept(tx).act(\.id)
            try InstallationSettings.wear(logo, on: id, seen: version, tx)
            return Link.to(AdministrationAddress.installation)
              .saying(
                logo == nil ? .doneInstallationLogoRemoved : .doneInstallationLogoSaved, about: id, at: version.next)
          }
        } catch let refused as Refused {
          return try await page(refused.problems, status: 422)
        } catch is Stale {
          return try await page([Problem(nil, .formStaleAct)], status: 412)
        }
      })
    if !visit.request.method.isSafe { await visit.showAnew() }
    return reply
  }

  /// Asked before a file is taken in.
  func mayBring(_ visit: Visit) async throws {
    _ = try await visit.work(.administration) { tx, _ in try InstallationPages.kept(tx) }
  }
}
