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
      ], of: ListedPerson.shape.schema),
    .makes(
      .at(PeopleResource.people), "Enters a person; a name alone is enough.",
      from: .answers(to: PersonForm.allQuestions),
      Person.shape.schema),
    .reads(.each(PeopleResource.person), "One person.", Person.shape.schema).orSetAside,
    .changes(
      .each(PeopleResource.person), "Changes a person: what is left out stays; “languages” is replaced as a whole.",
      with: .answers(to: PersonForm.allQuestions, isChange: true), Person.shape.schema),
    .lists(
      .each(PeopleResource.considerations), "What was agreed with a person that must be considered at work.",
      of: Consideration.shape.schema),
    .makes(
      .each(PeopleResource.considerations), "Agrees a consideration with a person.",
      from: .answers(to: ConsiderationForm.allQuestions), Consideration.shape.schema),
    .reads(.each(PeopleResource.consideration), "One consideration.", Consideration.shape.schema),
    .changes(
      .each(PeopleResource.consideration),
      "Ends a consideration on a day, or takes its end back: until its last day is over, or on the day on which it was noted. With “agreement” takes the agreement itself back: until its first day is over, or on the day on which it was written down; what it “replaces” holds again.",
      with: .either([
        .answers(to: [ConsiderationForm.lastDay]), .answers(to: [ConsiderationForm.resumption]),
        .answers(to: [ConsiderationForm.retraction]),
      ]),
      Consideration.shape.schema),
    .changes(
      .each(PeopleResource.newWording), by: .post, status: 201,
      "Agrees the same thing again in other words. The earlier ones hold until the day before. Answers the new one.",
      with: .answers(to: ConsiderationForm.questions), Consideration.shape.schema),
  ]
}
