import Access
import Design
import Language
import Values

/// What each account chooses for itself: language of the screens, light or dark, keys.
public enum SettingsPages {
  static func language(_ languages: [LanguageTag]) -> Question {
    Question(
      "language", .settingsLanguage,
      .choice(
        [Question.Choice("device", .settingsLanguageBrowser)]
          + languages.map { Question.Choice($0.text, words: Voice($0).name(of: $0) ?? $0.text) }), required: true)
  }

  static let theme = Question(
    "theme", .settingsTheme,
    .choice([
      Question.Choice(Theme.device.rawValue, .settingsThemeDevice),
      Question.Choice(Theme.light.rawValue, .settingsThemeLight),
      Question.Choice(Theme.dark.rawValue, .settingsThemeDark),
    ]), required: true)

  static let singleKeys = Question(
    "single-keys", .settingsKeys,
    .choice([
      Question.Choice(SingleKeys.on.rawValue, .settingsKeysOn),
      Question.Choice(SingleKeys.off.rawValue, .settingsKeysOff),
    ]), hint: .settingsKeysHint, required: true)

  public static func settings(_ visit: Visit) async throws -> Reply {
    let questions = [language(visit.installation.languages), theme, singleKeys]
    @Sendable func page(_ typed: Fields?, _ problems: [Problem], status: Int) async throws -> Reply {
      .page(
        try await visit.work(.administration) { tx, desk in
          tx.me.map { me in
            let answers = Fields([
              "language": me.language?.text ?? "device", "theme": me.theme.rawValue,
              "single-keys": me.singleKeys.rawValue,
            ])
            return desk.page(
              desk.voice(.settingsTitle),
              """
              \(desk.form(
                QuestionForm(
                  FrameAddress.settings, questions, answers: typed ?? answers, problems: problems, submit: .formSave)))\
              <p>\(Button(desk.voice(.accessTitle), .go(.to(FrameAddress.ownAccess)), tone: .quiet))</p>
              """)
          }
        }, status: status)
    }
    return try await visit.on(
      get: { try await page(nil, [], status: 200) },
      post: {
        do {
          return try await visit.submit(
            .administration, did: .doneSaved,
            reading: { fields in
              var read = AnswerReader(fields, of: questions)
              let language = read.choice(questions[0])
              let theme = read.choice(questions[1], as: Theme.self)
              let singleKeys = read.choice(questions[2], as: SingleKeys.self)
              try read.finish()
              return (language, theme, singleKeys)
            }
          ) { tx, chosen in
            let (language, theme, singleKeys) = chosen
            try tx.choose(
              language: language.flatMap { $0 == "device" ? nil : LanguageTag($0) }, theme: theme ?? .device,
              singleKeys: singleKeys ?? .on)
            return .to(FrameAddress.settings)
          }
        } catch let refused as Refused {
          return try await page(try visit.fields(), refused.problems, status: 422)
        }
      })
  }

  /// Who answers for the data and how they are reached, as far as it was said. A demonstration holds nobody's.
  private static func controller(_ visit: Visit) -> HTML {
    let (face, voice) = (visit.installation.face.now, visit.voice)
    guard !visit.installation.isDemo, let controller = face.controller else { return .nothing }
    return """
      <p>\(voice(.privacyController(name: controller)))\(with: face.contact, { " \(voice(.privacyContact(words: $0)))" })</p>
      """
  }

  /// A page that everybody may read, signed in or not.
  public static func dataProtection(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      let voice = visit.voice
      return .open(
        NarrowPage(voice: voice, installation: visit.installation, request: visit.request).document(
          voice(.privacyTitle),
          """
          <p class="lead">\(voice(.privacyLead))</p>\(controller(visit))<ul><li>\(voice(.privacyWho))</li><li>\(voice(.privacyFirm))</li>\
          <li>\(voice(.privacyScore))</li><li>\(voice(.privacyRights))</li></ul>
          """))
    })
  }
}
