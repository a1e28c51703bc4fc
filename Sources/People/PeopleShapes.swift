import Values
import Web

extension Person {
  static let shape = Shape<Person>("Person") { person in
    person.id("id") { $0.id }
    person.version { $0.version }
    person.words("name") { $0.details.name }
    person.words("preferredName") { $0.details.preferredName }
    person.words("soundsLike") { $0.details.soundsLike }
    person.words("originalName") { $0.details.originalName }
    person.language("originalLanguage") { $0.details.originalLanguage }
    person.day("birthDate") { $0.details.birth?.date }
    person.code("birthPrecision") { $0.details.birth?.precision }
    person.words("phone") { $0.details.phone }
    person.words("email") { $0.details.email }
    person.code("messages") { $0.details.messages }
    person.code("texts") { $0.details.texts }
    person.code("prefers") { $0.details.prefers }
    person.words("phoneOf") { $0.details.phoneOf }
    person.language("phoneLanguage") { $0.details.phoneLanguage }
    person.code("emailSafe") { $0.details.emailSafe }
    person.words("emailOf") { $0.details.emailOf }
    person.language("emailLanguage") { $0.details.emailLanguage }
    // Left out where it is not the reader's to know.
    person.sometimes("postalAddress", .words.orNull) { person in
      guard case .told(let lines) = person.details.address else { return nil }
      return lines.map { .string($0) } ?? .null
    }
    person.list("channels", of: Channel.shape) { $0.details.others }
    person.language("interpreter") { $0.details.interpreter }
    person.list("languages", of: LanguageSkill.shape) { $0.details.languages }
  }
}

extension Channel {
  static let shape = Shape<Channel>("Channel") { channel in
    channel.words("phone") { $0.phone }
    channel.words("email") { $0.email }
    channel.words("whose") { $0.whose }
    channel.code("messages") { $0.messages }
    channel.code("texts") { $0.texts }
    channel.language("language") { $0.language }
  }
}

extension LanguageSkill {
  static let shape = Shape<LanguageSkill>("LanguageSkill") { language in
    language.language("language") { $0.language }
    language.truth("motherTongue") { $0.isMotherTongue }
    for skill in Skill.allCases { language.code(skill.rawValue) { $0.levels[skill] } }
  }
}

extension ListedPerson {
  static let shape = Shape<ListedPerson>("ListedPerson") { person in
    person.id("id") { $0.id }
    person.words("name") { $0.name }
    person.words("preferredName") { $0.preferredName }
    person.words("originalName") { $0.originalName }
    person.version { $0.version }
  }
}

extension Consideration {
  static let shape = Shape<Consideration>("Consideration") { consideration in
    consideration.id("id") { $0.id }
    consideration.id("person") { $0.person }
    consideration.version { $0.version }
    consideration.code("effect") { $0.terms.effect.kind }
    consideration.hours("hoursCap") { $0.terms.effect.cap }
    consideration.weekdays("notOn") { $0.terms.effect.times?.notOn ?? [] }
    consideration.time("notBefore") { $0.terms.effect.times?.only?.from }
    consideration.time("notAfter") { $0.terms.effect.times?.only?.until }
    consideration.words("wording") { $0.terms.wording.text }
    consideration.language("wordingLanguage") { $0.terms.wording.language }
    consideration.words("ownWording") { $0.terms.ownWording?.text }
    consideration.language("ownLanguage") { $0.terms.ownWording?.language }
    consideration.day("from") { $0.terms.from }
    consideration.day("until") { $0.terms.until }
    consideration.day("review") { $0.terms.review }
    consideration.day("agreedOn") { $0.agreed }
    consideration.day("endedOn") { $0.ended }
    consideration.id("replaces") { $0.replaces }
  }
}
