import Access
import Design
import Language
import Values
import Web

/// The questions about how the installation shows itself.
enum InstallationForm {
  static let name = Question("name", .installationName, .text(longest: 60), hint: .installationNameHint)
  static let controller = Question(
    "controller", .installationController, .text(longest: 200), hint: .installationControllerHint, required: true)
  static let contact = Question("contact", .installationContact, .text(longest: 200), hint: .installationContactHint)
  static let accent = Question("accent", .installationAccent, .text(longest: 7), hint: .installationAccentHint)

  static let languages = Question(
    "languages", .installationLanguages,
    .choices(
      Installation.spoken.map { Question.Choice($0.text, words: Voice($0).name(of: $0) ?? $0.text) }),
    hint: .installationLanguagesHint, required: true)
  static let questions = [name, controller, contact, accent, languages]

  static let file = Question(
    "file", .installationLogoFile, .file([.png]),
    hint: .installationLogoHint(n: Logo.mostBytes >> 10, height: Logo.leastHeight), required: true)
  /// That the sign is taken away.
  static let removed = "removed"

  static func answers(_ details: InstallationSettings.Details) -> Fields {
    var fields = Fields([
      "name": details.name ?? "", "controller": details.controller, "contact": details.contact ?? "",
      "accent": details.accent?.hex ?? "",
    ])
    fields.set((details.languages.isEmpty ? Installation.spoken : details.languages).map(\.text), for: "languages")
    return fields
  }

  static func read(_ fields: Fields) throws(Refused) -> InstallationSettings.Details {
    var read = AnswerReader(fields, of: questions)
    let (name, controller, contact) = (read.text(name), read.text(controller), read.text(contact))
    let accent = read.text(accent).flatMap { colour(in: $0, &read) }
    let chosen = Set(read.choices(languages))
    try read.finish()
    guard let controller else { throw Refused(self.controller.name, .formMissing) }
    let offered = Installation.spoken.filter { chosen.contains($0.text) }
    // All of them are no choice: what the program learns later is offered too.
    return InstallationSettings.Details(
      name: name, controller: controller, contact: contact, accent: accent,
      languages: offered.count == Installation.spoken.count ? [] : offered)
  }

  private static func colour(in text: String, _ read: inout AnswerReader) -> Accent? {
    guard let colour = Accent(hex: text.hasPrefix("#") ? text : "#" + text) else {
      read.refuse(accent, .installationAccentUnread)
      return nil
    }
    switch colour.unfit {
    case nil: return colour
    case .faint?: read.refuse(accent, .installationAccentFaint)
    case .alarming?: read.refuse(accent, .installationAccentAlarming)
    }
    return nil
  }

  static func logo(in upload: Upload?) throws(Refused) -> Logo {
    guard let upload else { throw Refused(file.name, .installationLogoMissing) }
    do throws(Logo.Unfit) { return try Logo(upload.bytes) } catch {
      switch error {
      case .noPicture: throw Refused(file.name, .installationLogoNoPicture)
      case .heavy: throw Refused(file.name, .installationLogoHeavy(n: Logo.mostBytes >> 10))
      case .measures(let width, let height):
        throw Refused(
          file.name,
          .installationLogoMeasures(
            width: width, height: height, least: Logo.leastHeight, most: Logo.mostHeight, widest: Logo.mostWidth))
      }
    }
  }
}
