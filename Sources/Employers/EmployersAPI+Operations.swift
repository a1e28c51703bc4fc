import Web

extension EmployersAPI {
  /// What this room's part of the API does.
  static let operations: [Operation] = [
    .pages(
      .at(EmployersResource.organisations), "Organisations, in the order of their names.",
      query: [Operation.Query("q", "Words of a name or a register number.", .text(longest: Visit.longestSearch))],
      of: Organisation.schema),
    .makes(
      .at(EmployersResource.organisations),
      "Enters an organisation; without a country it is in the one of the installation.",
      from: .answers(to: OrganisationForm.questions, usual: [OrganisationForm.country]), Organisation.schema),
    .reads(.each(EmployersResource.organisation), "One organisation.", Organisation.schema),
    .changes(
      .each(EmployersResource.organisation), "Changes an organisation: what is left out stays.",
      with: .answers(to: OrganisationForm.questions, isChange: true), Organisation.schema),
    .tells(
      .each(EmployersResource.workplaces), "An organisation's workplaces.",
      .answer(["organisation": .id, "items": .list(Workplace.schema)])),
    .makes(
      .each(EmployersResource.workplaces), "Enters a workplace of an organisation.",
      from: .answers(to: WorkplaceForm.questions), Workplace.schema),
    .reads(.each(EmployersResource.workplace), "One workplace.", Workplace.schema),
    .changes(
      .each(EmployersResource.workplace), "Changes a workplace: what is left out stays.",
      with: .answers(to: WorkplaceForm.questions, isChange: true), Workplace.schema),
    .tells(
      .each(EmployersResource.quota),
      "How many of a workplace's places are taken; all of it null where no rule limits them.",
      .answer([
        "workplace": .id, "taken": Schema.count.orNull, "allowed": Schema.count.orNull,
        "sentence": Schema.words.orNull, "slots": .list(.words),
      ])),
  ]
}

extension Organisation {
  static let schema = Schema.record(
    "Organisation",
    [
      "id": .id, "version": .version, "name": .words, "kind": .code(of: Kind.self), "country": .pattern("^[A-Z]{2}$"),
      "registerNumber": Schema.words.orNull, "contactName": Schema.words.orNull, "phone": Schema.words.orNull,
      "email": Schema.words.orNull,
    ])
}

extension Workplace {
  static let schema = Schema.record(
    "Workplace",
    [
      "id": .id, "organisation": .id, "organisationName": .words, "country": .pattern("^[A-Z]{2}$"),
      "version": .version, "name": .words, "address": Schema.words.orNull, "unitNumber": Schema.words.orNull,
      "ordinaryStaff": Schema.count.orNull, "staffAsOf": Schema.date.orNull, "representative": Schema.words.orNull,
      "contactName": Schema.words.orNull, "contactPhone": Schema.words.orNull, "transport": Schema.words.orNull,
    ])
}
