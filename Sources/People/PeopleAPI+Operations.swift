import Values
import Web

extension PeopleAPI {
  /// What this room's part of the API does.
  static let operations: [Operation] = [
    .pages(
      .at(PeopleResource.people), "People within reach, in the order of their names.",
      query: [
        Operation.Query(
          "q", "Words of a name, in any script and without accents; the beginnings suffice.",
          .text(longest: Visit.longestSearch))
      ], of: ListedPerson.schema),
    .makes(
      .at(PeopleResource.people), "Enters a person; a name alone is enough.", from: personAnswers(), Person.schema),
    .reads(.each(PeopleResource.person), "One person.", Person.schema),
    .changes(
      .each(PeopleResource.person), "Changes a person: what is left out stays; “languages” is replaced as a whole.",
      with: personAnswers(isChange: true), Person.schema),
    .lists(
      .each(PeopleResource.considerations), "What was agreed with a person that must be considered at work.",
      of: Consideration.schema),
    .makes(
      .each(PeopleResource.considerations), "Agrees a consideration with a person.",
      from: .answers(to: ConsiderationForm.questions), Consideration.schema),
    .reads(.each(PeopleResource.consideration), "One consideration.", Consideration.schema),
    .changes(
      .each(PeopleResource.consideration), "Ends a consideration on a day.",
      with: .answers(to: [ConsiderationForm.lastDay]), Consideration.schema),
  ]

  private static func personAnswers(isChange: Bool = false) -> Schema {
    .answers(to: PersonForm.questions, isChange: isChange)
  }
}

extension Person {
  static let schema = Schema.record(
    "Person",
    [
      "id": .id, "version": .version, "name": .words, "preferredName": Schema.words.orNull,
      "soundsLike": Schema.words.orNull, "originalName": Schema.words.orNull,
      "originalLanguage": Schema.language.orNull, "birthDate": Schema.date.orNull,
      "birthPrecision": Schema.code(of: BirthDate.Precision.self).orNull, "phone": Schema.words.orNull,
      "email": Schema.words.orNull, "messages": .code(of: MessageSafety.self), "interpreter": Schema.language.orNull,
      "languages": .list(LanguageSkill.schema),
    ])
}

extension LanguageSkill {
  static let schema = Schema.named(
    "LanguageSkill",
    .object(
      [
        Schema.Member("language", .language, isRequired: true),
        Schema.Member("motherTongue", .truth, isRequired: true),
      ] + Skill.allCases.map { Schema.Member($0.rawValue, Schema.code(of: Level.self).orNull, isRequired: true) },
      isOpen: true))
}

extension ListedPerson {
  static let schema = Schema.record(
    "ListedPerson",
    [
      "id": .id, "name": .words, "preferredName": Schema.words.orNull, "originalName": Schema.words.orNull,
      "version": .version,
    ])
}

extension Consideration {
  static let schema = Schema.record(
    "Consideration",
    [
      "id": .id, "person": .id, "version": .version, "effect": .code(of: Effect.Kind.self),
      "hoursCap": Schema.hours(most: .wholeWeek).orNull, "notOn": .list(.weekday),
      "notBefore": Schema.time.orNull, "notAfter": Schema.time.orNull, "wording": .words, "wordingLanguage": .language,
      "ownWording": Schema.words.orNull, "ownLanguage": Schema.language.orNull, "from": .date,
      "until": Schema.date.orNull, "review": .date, "agreedOn": .date, "endedOn": Schema.date.orNull,
    ])
}
