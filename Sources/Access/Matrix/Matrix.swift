/// Who may see what: the whole of it, on one page. What is not here is not there: no rule means *not found*, in the
/// same bytes as an id that does not exist.
///
/// Read a line as: this **kind** of record is open to this **role**, reached **through** one of these relations, who
/// **may** do these acts, and sees it **as** this much (full unless said otherwise).
///
/// Two lines differ from the default matrix of the domain description, and why: the job consultant agrees functional
/// considerations (hours, tasks, times) with the participant, because she stands at the workplace when they are
/// promised; reasons and health stay with the counsellor. See `docs/decisions/003-who-agrees-a-consideration.md`.
enum Matrix {
  // swift-format-ignore
  static let rules: [Rule] = [
    //    kind                 role                    through                                may     as
    Rule(.person,             .jobConsultant,         [.colleague],                          .enter),
    Rule(.person,             .caseManager,           [.colleague],                          .enter),
    Rule(.person,             .coordinator,           [.colleague],                          .enter),
    Rule(.person,             .jobConsultant,         [.responsible, .team],                 .keep),
    Rule(.person,             .caseManager,           [.responsible, .team, .referrer],      .keep),
    Rule(.person,             .coordinator,           [.responsible, .team],                 .keep),
    Rule(.person,             .jobConsultant,         [.receiving],                          .see,   .referral),
    Rule(.person,             .caseManager,           [.receiving],                          .see,   .referral),
    Rule(.person,             .coordinator,           [.receiving],                          .see,   .referral),
    Rule(.person,             .counsellor,            [.counsellor],                         .see),
    Rule(.person,             .trainer,               [.trainer],                            .see,   .shared),
    Rule(.person,             .mentor,                [.mentor],                             .see,   .shared),
    Rule(.person,             .workplaceContact,      [.contact],                            .see,   .shared),
    Rule(.person,             .participant,           [.myself],                             .read),
    Rule(.person,             .evaluator,             [.team],                               .count, .countOnly),
    Rule(.person,             .controller,            [.team],                               .count, .countOnly),

    // Where somebody lives: named workers only. Whoever has to know is made responsible, on a day and for a reason.
    Rule(.postalAddress,      .jobConsultant,         [.responsible],                        .note),
    Rule(.postalAddress,      .caseManager,           [.responsible],                        .note),
    Rule(.postalAddress,      .coordinator,           [.responsible],                        .note),
    Rule(.postalAddress,      .participant,           [.myself],                             .see),

    // Who works with somebody: set by those who keep her case; why is told to no one else.
    Rule(.assignment,         .jobConsultant,         [.responsible, .team],                 .write),
    Rule(.assignment,         .caseManager,           [.responsible, .team, .referrer],      .write),
    Rule(.assignment,         .coordinator,           [.responsible, .team],                 .write),
    Rule(.assignment,         .counsellor,            [.counsellor],                         .see),
    Rule(.assignment,         .participant,           [.myself],                             .see,   .shared),

    // That two records were made one: by those who keep both. Whoever looks after her finds her under the one that is kept.
    Rule(.personMerge,        .jobConsultant,         [.responsible, .team],                 .note),
    Rule(.personMerge,        .caseManager,           [.responsible, .team, .referrer],      .note),
    Rule(.personMerge,        .coordinator,           [.responsible, .team],                 .note),
    Rule(.personMerge,        .counsellor,            [.counsellor],                         .see),
    Rule(.personMerge,        .participant,           [.myself],                             .see),

    Rule(.consideration,      .counsellor,            [.counsellor],                         .write),
    Rule(.consideration,      .jobConsultant,         [.responsible, .team],                 .write),
    Rule(.consideration,      .caseManager,           [.responsible, .team, .referrer],      .see),
    Rule(.consideration,      .coordinator,           [.responsible, .team],                 .see),
    Rule(.consideration,      .trainer,               [.trainer],                            .see,   .shared),
    Rule(.consideration,      .mentor,                [.mentor],                             .see,   .shared),
    Rule(.consideration,      .workplaceContact,      [.contact],                            .see,   .shared),
    Rule(.consideration,      .participant,           [.myself],                             .agree),
    Rule(.consideration,      .evaluator,             [.team],                               .count, .countOnly),
    Rule(.consideration,      .controller,            [.team],                               .count, .countOnly),

    Rule(.obstacle,           .jobConsultant,         [.responsible, .team],                 .note),
    Rule(.obstacle,           .caseManager,           [.responsible, .team, .referrer],      .note),
    Rule(.obstacle,           .coordinator,           [.responsible, .team],                 .note),
    Rule(.obstacle,           .counsellor,            [.counsellor],                         .note),
    Rule(.obstacle,           .participant,           [.myself],                             .see),

    // Whoever is reached only by what she does with the person sees what is with herself.
    Rule(.appointment,        .jobConsultant,         [.responsible, .team],                 .note),
    Rule(.appointment,        .caseManager,           [.responsible, .team, .referrer],      .note),
    Rule(.appointment,        .coordinator,           [.responsible, .team],                 .note),
    Rule(.appointment,        .counsellor,            [.counsellor],                         .see),
    Rule(.appointment,        .mentor,                [.mentor],                             .enter),
    Rule(.appointment,        .mentor,                [.author],                             .fill),
    Rule(.appointment,        .trainer,               [.trainer],                            .enter),
    Rule(.appointment,        .trainer,               [.author],                             .fill),
    Rule(.appointment,        .participant,           [.myself],                             .see),

    // With the counsellor: her own, and to others a time at which the person is not free.
    Rule(.closedAppointment,  .counsellor,            [.counsellor],                         .enter),
    Rule(.closedAppointment,  .counsellor,            [.author],                             .fill),
    Rule(.closedAppointment,  .jobConsultant,         [.responsible, .team],                 .see,   .presence),
    Rule(.closedAppointment,  .caseManager,           [.responsible, .team, .referrer],      .see,   .presence),
    Rule(.closedAppointment,  .coordinator,           [.responsible, .team],                 .see,   .presence),
    Rule(.closedAppointment,  .participant,           [.myself],                             .see),

    Rule(.contactEntry,       .jobConsultant,         [.responsible, .team],                 .note),
    Rule(.contactEntry,       .caseManager,           [.responsible, .team, .referrer],      .note),
    Rule(.contactEntry,       .coordinator,           [.responsible, .team],                 .note),
    Rule(.contactEntry,       .counsellor,            [.counsellor],                         .note),
    Rule(.contactEntry,       .participant,           [.myself],                             .see),

    Rule(.note,               .jobConsultant,         [.responsible, .team],                 .note),
    Rule(.note,               .caseManager,           [.responsible, .team, .referrer],      .note),
    Rule(.note,               .coordinator,           [.responsible, .team],                 .note),
    Rule(.note,               .counsellor,            [.counsellor],                         .note),
    Rule(.note,               .participant,           [.myself],                             .see),
    Rule(.closedNote,         .counsellor,            [.counsellor],                         .enter),
    Rule(.closedNote,         .counsellor,            [.author],                             .keep),

    Rule(.residence,          .caseManager,           [.responsible, .team, .referrer],      .write),
    Rule(.residence,          .jobConsultant,         [.responsible, .team],                 .see,   .permissionUntil),
    Rule(.residence,          .coordinator,           [.team],                               .see,   .permissionUntil),
    Rule(.residence,          .workplaceContact,      [.contact],                            .see,   .yesNoUntil),
    Rule(.residence,          .participant,           [.myself],                             .see),
    Rule(.residence,          .controller,            [.team],                               .see,   .classOnly),

    // Who stands for somebody under 18, and how they are reached: for those who keep her case. A workplace hears it from them.
    Rule(.guardian,           .jobConsultant,         [.responsible, .team],                 .note),
    Rule(.guardian,           .caseManager,           [.responsible, .team, .referrer],      .note),
    Rule(.guardian,           .coordinator,           [.responsible, .team],                 .note),
    Rule(.guardian,           .counsellor,            [.counsellor],                         .see),
    Rule(.guardian,           .participant,           [.myself],                             .see),

    // A country's number: for named workers only, and of an organisation that has said on what it bases that.
    Rule(.identityNumber,     .jobConsultant,         [.responsible],                        .note),
    Rule(.identityNumber,     .caseManager,           [.responsible],                        .note),
    Rule(.identityNumber,     .coordinator,           [.responsible],                        .note),

    Rule(.absenceReason,      .participant,           [.myself],                             .write),
    Rule(.absenceReason,      .trainer,               [.trainer],                            .write, .classOnly),
    Rule(.absenceReason,      .jobConsultant,         [.responsible, .team],                 .see,   .classOnly),
    Rule(.absenceReason,      .caseManager,           [.responsible, .team, .referrer],      .see,   .shared),
    Rule(.absenceReason,      .counsellor,            [.counsellor],                         .see,   .shared),
    Rule(.absenceReason,      .workplaceContact,      [.contact],                            .see,   .presence),
    Rule(.absenceReason,      .controller,            [.team],                               .see,   .classOnly),

    // The hours of a week in two circles: what somebody does for her health, and why her week is shorter, is for those who
    // keep the case.
    Rule(.weekHours,          .jobConsultant,         [.responsible, .team],                 .note),
    Rule(.weekHours,          .caseManager,           [.responsible, .team, .referrer],      .note),
    Rule(.weekHours,          .coordinator,           [.responsible, .team],                 .see),
    Rule(.weekHours,          .counsellor,            [.counsellor],                         .see),
    Rule(.weekHours,          .trainer,               [.trainer],                            .see),
    Rule(.weekHours,          .mentor,                [.mentor],                             .see),
    Rule(.weekHours,          .workplaceContact,      [.contact],                            .see),
    Rule(.weekHours,          .participant,           [.myself],                             .see),
    Rule(.caseHours,          .jobConsultant,         [.responsible, .team],                 .note),
    Rule(.caseHours,          .caseManager,           [.responsible, .team, .referrer],      .note),
    Rule(.caseHours,          .coordinator,           [.responsible, .team],                 .see),
    Rule(.caseHours,          .counsellor,            [.counsellor],                         .see),
    Rule(.caseHours,          .participant,           [.myself],                             .see),
    Rule(.weekReduction,      .jobConsultant,         [.responsible, .team],                 .note),
    Rule(.weekReduction,      .caseManager,           [.responsible, .team, .referrer],      .note),
    Rule(.weekReduction,      .coordinator,           [.responsible, .team],                 .see),
    Rule(.weekReduction,      .counsellor,            [.counsellor],                         .see),
    Rule(.weekReduction,      .participant,           [.myself],                             .see),

    Rule(.competenceItem,     .caseManager,           [.responsible, .team, .referrer],      .write),
    Rule(.competenceItem,     .jobConsultant,         [.responsible, .team],                 .write),
    Rule(.competenceItem,     .trainer,               [.trainer],                            .write),
    Rule(.competenceItem,     .counsellor,            [.counsellor],                         .see),
    Rule(.competenceItem,     .mentor,                [.mentor],                             .see,   .shared),
    Rule(.competenceItem,     .workplaceContact,      [.contact],                            .see,   .card),
    Rule(.competenceItem,     .participant,           [.myself],                             .see),
    Rule(.competenceItem,     .participant,           [.myself],                             .claim, .ownAnswer),
    Rule(.competenceItem,     .evaluator,             [.team],                               .take,  .pseudonymous),
    Rule(.progressionAnswer,  .participant,           [.myself],                             .write),
    Rule(.progressionAnswer,  .counsellor,            [.counsellor],                         .see),
    Rule(.progressionAnswer,  .caseManager,           [.responsible, .team, .referrer],      .see),
    Rule(.progressionAnswer,  .jobConsultant,         [.responsible, .team],                 .see),
    Rule(.progressionAnswer,  .evaluator,             [.team],                               .take,  .pseudonymous),
    Rule(.workersBelief,      .counsellor,            [.counsellor],                         .enter),
    Rule(.workersBelief,      .counsellor,            [.author],                             .keep),
    Rule(.workersBelief,      .caseManager,           [.responsible, .team, .referrer],      .enter),
    Rule(.workersBelief,      .caseManager,           [.author],                             .keep),
    Rule(.workersBelief,      .jobConsultant,         [.responsible, .team],                 .enter),
    Rule(.workersBelief,      .jobConsultant,         [.author],                             .keep),
    Rule(.workersBelief,      .evaluator,             [.team],                               .count, .countOnly),

    Rule(.programme,          .coordinator,           [.installation],                       .write),
    Rule(.programme,          .administrator,         [.installation],                       .write),
    Rule(.programme,          .jobConsultant,         [.installation],                       .see),
    Rule(.programme,          .caseManager,           [.installation],                       .see),
    Rule(.programme,          .counsellor,            [.installation],                       .see),
    Rule(.programme,          .trainer,               [.installation],                       .see),
    Rule(.programme,          .partnershipManager,    [.installation],                       .see),
    Rule(.programme,          .evaluator,             [.installation],                       .see),
    Rule(.programme,          .controller,            [.installation],                       .see),

    Rule(.participation,      .jobConsultant,         [.responsible, .team],                 .write),
    Rule(.participation,      .caseManager,           [.responsible, .team, .referrer],      .write),
    Rule(.participation,      .coordinator,           [.responsible, .team],                 .write),
    Rule(.participation,      .jobConsultant,         [.receiving],                          .keep),
    Rule(.participation,      .caseManager,           [.receiving],                          .keep),
    Rule(.participation,      .coordinator,           [.receiving],                          .keep),
    Rule(.participation,      .counsellor,            [.counsellor],                         .see),
    Rule(.participation,      .trainer,               [.trainer],                            .see,   .shared),
    Rule(.participation,      .mentor,                [.mentor],                             .see,   .shared),
    Rule(.participation,      .participant,           [.myself],                             .see),
    Rule(.participation,      .evaluator,             [.team],                               .take,  .pseudonymous),
    Rule(.participation,      .controller,            [.team],                               .count, .countOnly),

    // The case's own: whoever is responsible, the team and the office that referred. Mentor and trainer are told nothing of it.
    Rule(.plan,               .jobConsultant,         [.responsible, .team],                 .note),
    Rule(.plan,               .caseManager,           [.responsible, .team, .referrer],      .note),
    Rule(.plan,               .coordinator,           [.responsible, .team],                 .note),
    Rule(.plan,               .counsellor,            [.counsellor],                         .see),
    Rule(.plan,               .participant,           [.myself],                             .see),

    Rule(.organisation,       .jobConsultant,         [.installation],                       .write),
    Rule(.organisation,       .coordinator,           [.installation],                       .write),
    Rule(.organisation,       .caseManager,           [.installation],                       .see),
    Rule(.organisation,       .partnershipManager,    [.installation],                       .see),
    Rule(.organisation,       .administrator,         [.installation],                       .see,   .shared),
    Rule(.workplace,          .jobConsultant,         [.installation],                       .write),
    Rule(.workplace,          .coordinator,           [.installation],                       .write),
    Rule(.workplace,          .caseManager,           [.installation],                       .see),
    Rule(.workplace,          .counsellor,            [.installation],                       .see),
    Rule(.firmCheck,          .jobConsultant,         [.installation],                       .write),
    Rule(.firmCheck,          .caseManager,           [.installation],                       .see),
    Rule(.firmCheck,          .coordinator,           [.installation],                       .see),
    Rule(.firmCheck,          .mentor,                [.mentor],                             .see,   .tips),
    Rule(.firmCheck,          .workplaceContact,      [.contact],                            .fill,  .shared),
    Rule(.firmCheck,          .participant,           [.myself],                             .fill,  .shared),
    Rule(.firmCheck,          .evaluator,             [.installation],                       .count, .countOnly),

    Rule(.firmContact,        .jobConsultant,         [.installation],                       .write),
    Rule(.firmContact,        .coordinator,           [.installation],                       .write),
    Rule(.firmContact,        .caseManager,           [.installation],                       .see),

    Rule(.placement,          .jobConsultant,         [.responsible, .team],                 .write),
    Rule(.placement,          .caseManager,           [.responsible, .team, .referrer],      .see),
    Rule(.placement,          .coordinator,           [.responsible, .team],                 .write),
    Rule(.placement,          .counsellor,            [.counsellor],                         .see),
    Rule(.placement,          .trainer,               [.trainer],                            .see,   .shared),
    Rule(.placement,          .mentor,                [.mentor],                             .see,   .shared),
    Rule(.placement,          .workplaceContact,      [.contact],                            .see,   .shared),
    Rule(.placement,          .participant,           [.myself],                             .see),
    Rule(.placement,          .evaluator,             [.team],                               .take,  .pseudonymous),
    Rule(.placement,          .controller,            [.team],                               .count, .countOnly),

    // Whoever grants it notes the day and the number, and changes nothing else of the placement.
    Rule(.approval,           .caseManager,           [.responsible, .team, .referrer],      .fill),

    // The papers that were signed, as pictures: for those who see the whole placement.
    Rule(.placementScan,      .jobConsultant,         [.responsible, .team],                 .write),
    Rule(.placementScan,      .coordinator,           [.responsible, .team],                 .write),
    Rule(.placementScan,      .caseManager,           [.responsible, .team, .referrer],      .see),
    Rule(.placementScan,      .counsellor,            [.counsellor],                         .see),
    Rule(.placementScan,      .participant,           [.myself],                             .see),
    Rule(.ladder,             .jobConsultant,         [.responsible, .team],                 .write),
    Rule(.ladder,             .coordinator,           [.responsible, .team],                 .see),
    Rule(.ladder,             .caseManager,           [.responsible, .team, .referrer],      .see),
    Rule(.ladder,             .counsellor,            [.counsellor],                         .see),
    Rule(.ladder,             .trainer,               [.trainer],                            .see),
    Rule(.ladder,             .mentor,                [.mentor],                             .see),
    Rule(.ladder,             .workplaceContact,      [.contact],                            .fill,  .actualHours),
    Rule(.ladder,             .participant,           [.myself],                             .see),
    Rule(.ladder,             .participant,           [.myself],                             .answer, .ownAnswer),
    Rule(.ladder,             .evaluator,             [.team],                               .take,  .pseudonymous),
    Rule(.followUp,           .jobConsultant,         [.responsible, .team],                 .write),
    Rule(.followUp,           .coordinator,           [.responsible, .team],                 .write),
    Rule(.followUp,           .caseManager,           [.responsible, .team, .referrer],      .see),
    Rule(.followUp,           .counsellor,            [.counsellor],                         .see),
    Rule(.followUp,           .workplaceContact,      [.contact],                            .fill,  .shared),
    Rule(.followUp,           .participant,           [.myself],                             .see,   .shared),

    Rule(.quotaSlot,          .jobConsultant,         [.installation],                       .see),
    Rule(.quotaSlot,          .coordinator,           [.installation],                       .see),
    Rule(.quotaSlot,          .caseManager,           [.installation],                       .see),
    Rule(.quotaSlot,          .counsellor,            [.installation],                       .see),

    Rule(.obligation,         .jobConsultant,         [.author, .responsible, .team, .receiving, .subject], .fill),
    Rule(.obligation,         .caseManager,           [.author, .responsible, .referrer],    .fill),
    Rule(.obligation,         .coordinator,           [.author, .responsible, .team, .receiving, .subject], .fill),
    Rule(.obligation,         .counsellor,            [.author],                             .fill),
    Rule(.obligation,         .trainer,               [.author],                             .fill),
    Rule(.obligation,         .mentor,                [.author],                             .fill),

    // Changed by those of one organisation; that it is so, and why, every administrator may see.
    Rule(.installation,       .administrator,         [.colleague],                          .keep),
    Rule(.installation,       .administrator,         [.installation],                       .see),

    // Of her own organisation: whoever gives rights gives them to her own people only.
    Rule(.account,            .administrator,         [.colleague],                          .write),
    Rule(.account,            .jobConsultant,         [.colleague],                          .see,   .shared),
    Rule(.account,            .caseManager,           [.colleague],                          .see,   .shared),
    Rule(.account,            .coordinator,           [.installation],                       .see,   .shared),

    // One's own absence one says oneself; a coordinator also says that of a colleague who fell ill.
    Rule(.absence,            .jobConsultant,         [.colleague],                          .see),
    Rule(.absence,            .jobConsultant,         [.colleague],                          .enter),
    Rule(.absence,            .jobConsultant,         [.author],                             .keep),
    Rule(.absence,            .caseManager,           [.colleague],                          .see),
    Rule(.absence,            .caseManager,           [.colleague],                          .enter),
    Rule(.absence,            .caseManager,           [.author],                             .keep),
    Rule(.absence,            .coordinator,           [.installation],                       .write),
    Rule(.absence,            .counsellor,            [.colleague],                          .see),

    Rule(.identityBasis,      .administrator,         [.colleague],                          .note),
    Rule(.identityBasis,      .jobConsultant,         [.colleague],                          .see),
    Rule(.identityBasis,      .caseManager,           [.colleague],                          .see),
    Rule(.identityBasis,      .coordinator,           [.colleague],                          .see),

    Rule(.journal,            .dataProtectionOfficer, [.installation],                       .see),
    Rule(.journal,            .participant,           [.myself],                             .see,   .shared),
  ]
}
