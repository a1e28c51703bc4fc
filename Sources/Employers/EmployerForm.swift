public import Language
import Rules
import Values
public import Web

/// The questions about an organisation, and how the answers become one.
public enum OrganisationForm {
  static let name = Question("name", .employerName, .text(longest: 200), required: true)
  static let kind = Question(
    "kind", .employerKind,
    .choice(Organisation.Kind.allCases.map { Question.Choice($0.rawValue, $0.phrase) }), required: true)
  static let country = Question(
    "country", .employerCountry, .country, hint: .employerCountryHint, required: true)
  static let region = Question("region", .employerRegion, .text(longest: 3), hint: .employerRegionHint)
  static let registerNumber = Question(
    "registerNumber", .employerRegisterNumber, .text(longest: 40), hint: .employerRegisterNumberHint)
  static let contactName = Question("contactName", .employerContactName, .text(longest: 200))
  static let phone = Question("phone", .employerPhone, .phone)
  static let email = Question("email", .employerEmail, .email)

  public static let questions = [name, kind, country, region, registerNumber, contactName, phone, email]

  /// On the screen the region is chosen by its name, and is not asked where the country has none.
  ///
  /// - Parameter answered: what was answered, if anything was: of the country that is typed there.
  static func questions(
    _ calendars: Calendars, in country: String, answered: Fields? = nil
  ) -> [Question] {
    let country = answered?.country(at: OrganisationForm.country) ?? country
    return questions.compactMap {
      $0.name == region.name ? $0.chosen(among: calendars.regions(of: country), answered) : $0
    }
  }

  /// What stands in a new form.
  ///
  /// - Parameter country: of the installation, ISO 3166-1 alpha-2.
  static func usual(country: String) -> Fields {
    Fields(["kind": Organisation.Kind.company.rawValue, "country": country])
  }

  static func read(_ fields: Fields) throws(Refused) -> Organisation.Details {
    var read = AnswerReader(fields, of: questions)
    let called = read.text(name)
    let sort = read.choice(kind, as: Organisation.Kind.self)
    let code = read.country(country)
    let part = read.text(region)?.uppercased()
    let number = read.text(registerNumber)
    if let number, Folding.hasLostDigits(number) { read.refuse(registerNumber, .employerNumberCut) }
    let contact = read.text(contactName)
    let telephone = read.phone(phone)
    let mailbox = read.email(email)
    try read.finish()
    guard let called, let sort, let code else { throw Refused(nil, .formMissing) }
    var details = Organisation.Details(name: called, kind: sort, country: code)
    details.region = part
    details.registerNumber = number
    details.contactName = contact
    details.phone = telephone
    details.email = mailbox
    return details
  }

  /// The answers that would give this organisation again.
  static func answers(_ details: Organisation.Details) -> Fields {
    Fields([
      "name": details.name, "kind": details.kind.rawValue, "country": details.country,
      "region": details.region ?? "", "registerNumber": details.registerNumber ?? "",
      "contactName": details.contactName ?? "",
      "phone": details.phone ?? "", "email": details.email ?? "",
    ])
  }
}

/// The questions about a workplace, and how the answers become one.
public enum WorkplaceForm {
  static let name = Question(
    "name", .workplaceName, .text(longest: 200), hint: .workplaceNameHint, required: true)
  static let address = Question("address", .workplaceAddress, .text(longest: 300))
  static let unitNumber = Question(
    "unitNumber", .workplaceUnitNumber, .text(longest: 40), hint: .workplaceUnitNumberHint)
  static let ordinaryStaff = Question(
    "ordinaryStaff", .workplaceOrdinaryStaff, .number(0...100_000), hint: .workplaceOrdinaryStaffHint)
  static let staffAsOf = Question("staffAsOf", .workplaceStaffAsOf, .date, hint: .workplaceStaffAsOfHint)
  /// The day of a number that is taken out; nothing else is answered then.
  static let staffRemoved = Question("staffRemoved", .workplaceStaffRemoveDay, .date, required: true)
  static let representative = Question(
    "representative", .workplaceRepresentative, .text(longest: 200), hint: .workplaceRepresentativeHint)
  static let contactName = Question("contactName", .workplaceContactName, .text(longest: 200))
  static let contactPhone = Question("contactPhone", .workplaceContactPhone, .phone)
  static let transport = Question(
    "transport", .workplaceTransport, .text(longest: 300), hint: .workplaceTransportHint)
  static let region = Question("region", .workplaceRegion, .text(longest: 3), hint: .workplaceRegionHint)

  public static let questions = [
    name, address, region, unitNumber, ordinaryStaff, staffAsOf, representative, contactName, contactPhone, transport,
  ]

  /// On the screen the region is chosen by its name, and is not asked where the country has none.
  ///
  /// - Parameters:
  ///   - country: of its firm.
  ///   - answered: what was answered, if anything was.
  static func questions(_ calendars: Calendars, in country: String, answered: Fields? = nil) -> [Question] {
    questions.compactMap {
      $0.name == region.name ? $0.chosen(among: calendars.regions(of: country), answered) : $0
    }
  }

  /// - Parameter today: a number of staff cannot be true on a later day.
  static func read(_ fields: Fields, today: CivilDate) throws(Refused) -> Workplace.Details {
    func isBlank(_ question: Question) -> Bool { (fields[question.name] ?? "").allSatisfy(\.isWhitespace) }
    var read = AnswerReader(fields, of: questions)
    var details = Workplace.Details(name: read.text(name) ?? "")
    details.address = read.text(address)
    details.region = read.text(region)?.uppercased()
    details.unitNumber = read.text(unitNumber)
    if let number = details.unitNumber, Folding.hasLostDigits(number) { read.refuse(unitNumber, .employerNumberCut) }
    let staff = read.number(ordinaryStaff)
    let day = read.date(staffAsOf)
    if let day, day > today {
      read.refuse(staffAsOf, .workplaceStaffAsOfLater(today: today))
    } else {
      read.near(staffAsOf, day, today, months: 120, until: today)
    }
    if isBlank(ordinaryStaff), !isBlank(staffAsOf) { read.refuse(ordinaryStaff, .workplaceStaffMissing) }
    if isBlank(staffAsOf), !isBlank(ordinaryStaff) { read.refuse(staffAsOf, .workplaceStaffAsOfMissing) }
    if let staff, let day { details.headcount = Workplace.Headcount(staff, asOf: day) }
    details.representative = read.text(representative)
    details.contactName = read.text(contactName)
    details.contactPhone = read.phone(contactPhone)
    details.transport = read.text(transport)
    try read.finish()
    return details
  }

  /// Another number of staff comes with its day: that of the number before is none of it.
  static func requireDay(of changes: Fields, beside before: Workplace.Details) throws(Refused) {
    if changes[ordinaryStaff.name] == nil, let day = changes[staffAsOf.name], !day.allSatisfy(\.isWhitespace),
      day != before.headcount?.asOf.iso
    {
      throw Refused(ordinaryStaff.name, .workplaceStaffMissing)
    }
    guard let number = changes[ordinaryStaff.name], !number.allSatisfy(\.isWhitespace),
      changes[staffAsOf.name] == nil, number != before.headcount.map({ String($0.ordinaryStaff) })
    else { return }
    throw Refused(staffAsOf.name, .workplaceStaffAsOfMissing)
  }

  static func readRemoval(_ fields: Fields) throws(Refused) -> CivilDate {
    var read = AnswerReader(fields, of: [staffRemoved])
    let day = read.date(staffRemoved)
    try read.finish()
    guard let day else { throw Refused(nil, .formMissing) }
    return day
  }

  /// The answers that would give this workplace again.
  static func answers(_ details: Workplace.Details) -> Fields {
    Fields([
      "name": details.name, "address": details.address ?? "", "unitNumber": details.unitNumber ?? "",
      "ordinaryStaff": details.headcount.map { String($0.ordinaryStaff) } ?? "",
      "staffAsOf": details.headcount?.asOf.iso ?? "", "representative": details.representative ?? "",
      "contactName": details.contactName ?? "", "contactPhone": details.contactPhone ?? "",
      "transport": details.transport ?? "", "region": details.region ?? "",
    ])
  }
}

extension Question {
  /// One of these by its name; `nil` where there are none. What was answered all the same stays to be seen: it may be
  /// what is wrong, and nobody could mend it otherwise.
  fileprivate func chosen(among regions: [CountryHolidays.Region], _ answered: Fields?) -> Question? {
    guard !regions.isEmpty else { return (answered?[name] ?? "").showsSomething ? self : nil }
    var choice = self
    choice.kind = .choice(
      regions.map { region in Question.Choice(region.code) { region.name.text(in: $0.language).text } })
    return choice.compact
  }
}

extension Organisation.Kind {
  public var phrase: Phrase {
    switch self {
    case .company: .organisationCompany
    case .publicEmployer: .organisationPublicEmployer
    case .municipality: .organisationMunicipality
    case .jobCentre: .organisationJobCentre
    case .carrier: .organisationCarrier
    case .association: .organisationAssociation
    case .school: .organisationSchool
    case .funder: .organisationFunder
    }
  }
}
