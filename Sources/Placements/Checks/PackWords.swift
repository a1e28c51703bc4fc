public import Language
public import Rules
public import Values

/// What a pack calls its measures, acts, purposes and statements, in a voice's language. A code that the pack does not
/// define is shown as it stands.
public struct PackWords: Sendable {
  public let pack: RulePack
  public let voice: Voice

  /// More places than these are summed up in a sentence; those that end first are named.
  static let mostSlots = 3

  public init(pack: RulePack, voice: Voice) {
    self.pack = pack
    self.voice = voice
  }

  public func measure(_ code: MeasureCode) -> String { text(pack.measure(code)?.title) ?? code.text }
  public func basis(_ code: BasisCode) -> String { text(pack.bases[code]) ?? code.text }
  public func purpose(_ code: PurposeCode) -> String { text(pack.purposes[code]) ?? code.text }
  public func statement(_ code: StatementCode) -> String { text(pack.statements[code]) ?? code.text }
  public func group(_ code: GroupCode) -> String { text(pack.groups[code]) ?? code.text }

  /// `nil` without any text.
  public func text(_ wording: Wording?) -> String? {
    guard let text = wording?.text(in: voice.language).text, !text.isEmpty else { return nil }
    return text
  }

  /// Where a rule is written, as of when, in which pack, whether someone has read it there, and whether the words are our
  /// translation.
  public func source(_ source: LegalSource) -> String {
    if source == pack.ownSource { return voice(.checkSourcePack(pack: pack.code.text, day: pack.effectiveFrom)) }
    let reference = source.reference.text(in: voice.language)
    let said = voice(
      source.verified
        ? .checkSource(reference: reference.text, day: source.asOf, pack: source.pack.text)
        : .checkSourceUnverified(reference: reference.text, day: source.asOf, pack: source.pack.text))
    return pack.isTranslated(source, reference.language) ? voice(.checkSourceTranslated(source: said)) : said
  }

  /// `13 weeks`.
  public func span(_ span: Span) -> String {
    switch span.unit {
    case .days: voice(.checkSpanDays(n: span.count))
    case .weeks: voice(.checkSpanWeeks(n: span.count))
    case .months: voice(.checkSpanMonths(n: span.count))
    }
  }

  /// A place taken, by measure, act and dates.
  public func slot(_ slot: Slot) -> String {
    let (measure, basis) = (measure(slot.measure), basis(slot.basis))
    // Months, not days: a day would tell when somebody else began.
    let from = voice.month(of: slot.period.from)
    guard let until = slot.period.until else { return voice(.slotOpen(measure: measure, basis: basis, from: from)) }
    return voice(.slotBetween(measure: measure, basis: basis, from: from, until: voice.month(of: until)))
  }

  /// A few places taken, in their order; of many, those that end first and how many more there are.
  func slots(_ slots: [Slot]) -> String {
    let named =
      slots.count <= Self.mostSlots
      ? slots : slots.sorted { Self.end(of: $0) < Self.end(of: $1) }.prefix(Self.mostSlots).sorted(by: Self.order)
    var text = named.first.map { slot($0) } ?? ""
    for next in named.dropFirst() { text = voice(.slotJoined(slots: text, slot: slot(next))) }
    let more = slots.count - named.count
    return more > 0 ? voice(.slotAndMore(slots: text, n: more)) : text
  }

  private static func end(of slot: Slot) -> Int32 { slot.period.until?.dayNumber ?? .max }

  private static func order(_ a: Slot, _ b: Slot) -> Bool {
    (a.period.from, end(of: a)) < (b.period.from, end(of: b))
  }

  /// Another measure of the same person, with its dates.
  func other(_ code: MeasureCode, _ period: Period) -> String {
    guard let until = period.until else { return voice(.slotOtherOpen(measure: measure(code), from: period.from)) }
    return voice(.slotOtherBetween(measure: measure(code), from: period.from, until: until))
  }

  func measures(_ codes: [MeasureCode]) -> String { voice.list(codes.map { measure($0) }) }
}
