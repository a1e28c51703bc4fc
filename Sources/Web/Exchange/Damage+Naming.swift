import Access
import Design
import Language
import Values

extension JSON {
  /// An answer of the API with the records that belong into it and cannot be read: their ids, where they are known, in
  /// `damaged`. Nothing is added where all can be read.
  func naming(_ damaged: [DamagedRecord]) -> JSON {
    guard !damaged.isEmpty, case .object(let members) = self else { return self }
    let records: [JSON] = damaged.map { ["id": .text($0.record), "kind": .text($0.kind?.rawValue)] }
    return .object(members + [("damaged", .array(records))])
  }
}

extension Schema {
  /// What stands in `damaged`.
  static let damaged = Schema.list(.answer(["id": .words.orNull, "kind": .words.orNull]))
}

extension Desk {
  /// That something belongs here and cannot be read, above a page from whose lists it is missing; nothing where all can.
  var noticeOfDamage: HTML {
    let damaged = damage.found
    guard !damaged.isEmpty else { return .nothing }
    return Banner(
      .stop, title: voice(.damagedTitle),
      content: """
        <ul>\(each: damaged, { "<li>\(voice($0.record.map { .damagedRecord(id: $0) } ?? .damagedUnknown))</li>" })</ul>\
        <p>\(voice(.damagedWords))</p>
        """, buttons: []
    ).html
  }
}
