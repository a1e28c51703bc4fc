import Web

extension EmployersAPI {
  /// What this room's part of the API does.
  static let operations = registerOperations + closureOperations + twiceOperations

  private static let registerOperations: [Operation] = [
    .pages(
      .at(EmployersResource.organisations), "Organisations, in the order of their names.",
      query: [Operation.Query("q", "Words of a name or a register number.", .text(longest: Visit.longestSearch))],
      of: Organisation.shape.schema),
    .makes(
      .at(EmployersResource.organisations),
      "Enters an organisation; without a country it is in the one of the installation.",
      from: .answers(to: OrganisationForm.questions, usual: [OrganisationForm.country]), Organisation.shape.schema),
    .reads(.each(EmployersResource.organisation), "One organisation.", Organisation.shape.schema),
    .changes(
      .each(EmployersResource.organisation), "Changes an organisation: what is left out stays.",
      with: .answers(to: OrganisationForm.questions, isChange: true), Organisation.shape.schema),
    .tells(
      .each(EmployersResource.workplaces),
      "An organisation's workplaces, in the order of their names. “next” is the “cursor” of the next ones.",
      query: [
        Operation.Query("limit", "How many at most; 100 when it is left out.", .integer(1...100)),
        Operation.Query("cursor", "The “next” of the page before.", .words),
      ],
      .answer(["organisation": .id, "items": .list(Workplace.shape.schema), "next": Schema.words.orNull])),
    .makes(
      .each(EmployersResource.workplaces), "Enters a workplace of an organisation.",
      from: .answers(to: WorkplaceForm.questions), Workplace.wholeShape.schema),
    .reads(
      .each(EmployersResource.workplace), "One workplace, with the numbers of staff that held before.",
      Workplace.wholeShape.schema),
    .changes(
      .each(EmployersResource.workplace),
      "Changes a workplace: what is left out stays. A number of staff holds from its day until the next one's; "
        + "“staffRemoved” takes the number of a day out.",
      with: .either([
        .answers(to: WorkplaceForm.questions, isChange: true), .answers(to: [WorkplaceForm.staffRemoved]),
      ]), Workplace.wholeShape.schema),
    .tells(
      .each(EmployersResource.quota),
      "How many of a workplace's places are taken; all of it null where no rule limits them.",
      QuotaView.shape.schema),
  ]
}
