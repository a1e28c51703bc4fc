import Values
import Web

extension Organisation {
  static let shape = Shape<Organisation>("Organisation") { organisation in
    organisation.id("id") { $0.id }
    organisation.version { $0.version }
    organisation.words("name") { $0.details.name }
    organisation.code("kind") { $0.details.kind }
    organisation.member("country", .country) { .string($0.details.country) }
    organisation.words("region") { $0.details.region }
    organisation.words("registerNumber") { $0.details.registerNumber }
    organisation.words("contactName") { $0.details.contactName }
    organisation.words("phone") { $0.details.phone }
    organisation.words("email") { $0.details.email }
  }
}

extension Workplace {
  static let shape = Shape<Workplace>("Workplace") { workplace in
    members(of: &workplace) { $0 }
  }

  /// With who noted the number of ordinary staff, and those that held before it, the first one first.
  static let wholeShape = Shape<(workplace: Workplace, earlier: [Headcount], notes: StaffNotes)>("WorkplaceWhole") {
    whole in
    members(of: &whole) { $0.workplace }
    noted(&whole) { ($0.notes, $0.workplace.details.headcount) }
    whole.list("earlierStaff", of: Headcount.shape) { whole in whole.earlier.map { ($0, whole.notes) } }
  }

  /// By whom, for which organisation and when a number was noted; nothing of what nobody noted by name.
  fileprivate static func noted<Value>(
    _ members: inout Members<Value>, _ get: @escaping @Sendable (Value) -> (notes: StaffNotes, number: Headcount?)
  ) {
    members.words("staffNotedBy") { get($0).notes.of(get($0).number)?.by }
    members.words("staffNotedFor") { value in
      let (notes, number) = get(value)
      return notes.of(number).flatMap { notes.office(of: $0) }
    }
    members.day("staffNotedOn") { get($0).notes.of(get($0).number)?.on }
  }

  private static func members<Value>(
    of workplace: inout Members<Value>, _ get: @escaping @Sendable (Value) -> Workplace
  ) {
    workplace.id("id") { get($0).id }
    workplace.id("organisation") { get($0).organisation }
    workplace.words("organisationName") { get($0).organisationName }
    workplace.member("country", .country) { .string(get($0).country) }
    workplace.version { get($0).version }
    workplace.words("name") { get($0).details.name }
    workplace.words("address") { get($0).details.address }
    workplace.words("unitNumber") { get($0).details.unitNumber }
    workplace.count("ordinaryStaff") { get($0).details.headcount?.ordinaryStaff }
    workplace.day("staffAsOf") { get($0).details.headcount?.asOf }
    workplace.words("representative") { get($0).details.representative }
    workplace.words("contactName") { get($0).details.contactName }
    workplace.words("contactPhone") { get($0).details.contactPhone }
    workplace.words("transport") { get($0).details.transport }
    workplace.words("region") { get($0).details.region }
  }
}

extension Workplace.Headcount {
  static let shape = Shape<(number: Workplace.Headcount, notes: StaffNotes)>("Headcount") { of in
    of.count("ordinaryStaff") { $0.number.ordinaryStaff }
    of.day("staffAsOf") { $0.number.asOf }
    Workplace.noted(&of) { ($0.notes, $0.number) }
  }
}

extension QuotaView {
  /// Of a workplace; all of it nothing where no rule limits its places.
  static let shape = Shape<(of: WorkplaceID, view: QuotaView?)> { quota in
    quota.id("workplace") { $0.of }
    quota.count("taken") { $0.view?.taken }
    quota.count("allowed") { $0.view?.allowed }
    quota.count("over") { $0.view?.over }
    quota.count("coming") { $0.view?.coming }
    quota.day("nextFree") { $0.view?.nextFree }
    quota.words("sentence") { $0.view?.sentence }
    quota.words("source") { $0.view?.source }
    quota.member("advice", .list(.words)) { .array(($0.view?.advice ?? []).map(JSON.string)) }
    quota.member("slots", .list(.words)) { .array(($0.view?.slots ?? []).map(JSON.string)) }
  }
}

extension Schema {
  /// Two letters (ISO 3166-1 alpha-2).
  static let country = Schema.pattern("^[A-Z]{2}$")
}
