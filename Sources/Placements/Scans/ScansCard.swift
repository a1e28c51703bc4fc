import Access
import Design
import Language
import Values
import Web

/// The papers of a placement that lie here as files, the newest first, and those that were removed.
struct ScansCard {
  let scans: [OpenScan]
  /// Those of which not even the record can be read.
  let damaged: [DamagedRecord]
  let placement: PlacementID
  let desk: Desk

  private var voice: Voice { desk.voice }

  init(_ scans: [Readable<Scan>], _ opener: Opener, of placement: PlacementID, _ desk: Desk) {
    self.scans = scans.whatIsReadable().map { OpenScan($0, opener) }
    damaged = scans.compactMap { if case .failure(let damaged) = $0 { damaged } else { nil } }
    (self.placement, self.desk) = (placement, desk)
  }

  /// - Parameter hasButton: leads to where one attaches another; not on that page itself.
  func card(hasButton: Bool) -> Card {
    let mayAttach = desk.might(Create.self, PlacementScanRecord.self)
    return Card(
      title: voice(.scanTitle), sign: CircleSign(.case, voice(.circleCase), isRepeated: hasButton), id: "scans",
      content: content,
      buttons: hasButton && mayAttach
        ? [Button(voice(.scanAttach), .go(.to(PlacementsAddress.scans(placement))))] : [])
  }

  private var content: HTML {
    let kept = scans.filter { if case .kept = $0.scan.state { true } else { false } }
    let removed = scans.filter { if case .removed = $0.scan.state { true } else { false } }
    return """
      \(if: kept.isEmpty && damaged.isEmpty, "<p class=\"quiet\">\(voice(.scanNone))</p>")\(if: !kept.isEmpty, table(kept))\
      \(if: !removed.isEmpty, folded(removed))\(if: !damaged.isEmpty, unreadable)
      """
  }

  private var unreadable: HTML {
    let places = damaged.map { [$0.record, $0.column].compactMap { $0 }.joined(separator: " ") }
    return "<p class=\"quiet\">\(voice(.scanDamaged(places: places.joined(separator: ", "))))</p>"
  }

  private func table(_ scans: [OpenScan]) -> HTML {
    let mayRemove = desk.might(End.self, PlacementScanRecord.self)
    let part = desk.part(of: scans, "scans", at: "scans", voice(.scanTitle))
    let table = DataTable(
      caption: voice(.scanTitle), hidesCaption: true,
      columns: [
        .init(voice(.scanPaper)), .init(voice(.scanFile)), .init(voice(.scanAttached)),
        .init(voice(.scanRemove), .action),
      ],
      rows: part.items.map { open in
        [
          "\(voice(open.scan.paper.phrase))\(with: open.facts?.words, { "<p class=\"quiet\">\(name: $0)</p>" })",
          file(open), "\(open.scan.attached.said(voice))",
          mayRemove
            ? """
            <a href="\(Link.to(PlacementsAddress.scanRemoval(open.scan.id)))">\(voice(.scanRemove))\
            <span class="unseen">: \(voice(open.scan.paper.phrase)), \(voice.day(open.scan.attached.day))</span></a>
            """ : .nothing,
        ]
      })
    return "\(table)\(part.ways)"
  }

  private func file(_ open: OpenScan) -> HTML {
    guard let facts = open.facts else { return "<span class=\"quiet\">\(voice(.scanUnreadable))</span>" }
    return """
      <a href="\(Link.to(PlacementsAddress.scan(open.scan.id)))" download>\(name: facts.name.text)</a> \
      <span class="quiet">\(voice(.scanFacts(type: facts.type.shown, size: max(1, facts.size / 1000))))</span>
      """
  }

  private func folded(_ scans: [OpenScan]) -> HTML {
    let title = voice(.scanRemoved(n: scans.count))
    let part = desk.part(of: scans, "removed", at: "scans", title)
    return """
      <details class="more"\(if: part.isFurther, " open")><summary>\(title)</summary>\
      <ul class="plain">\(each: part.items, { open in
        removal(of: open.scan)
      })</ul>\(part.ways)</details>
      """
  }

  private func removal(of scan: Scan) -> HTML {
    guard let removal = scan.removal else { return .nothing }
    return """
      <li><p>\(voice(scan.paper.phrase))\(if: removal.isRestorable(on: desk.today), restoring(scan, removal))</p>\
      <p class="quiet">\(voice(.scanAttached)): \(scan.attached.said(voice)) · \
      \(voice(.scanTakenAway)): \(removal.done.said(voice)) · \(voice(removal.reason.phrase))</p></li>
      """
  }

  /// Until when, for everybody; the way there, for whoever may remove one.
  private func restoring(_ scan: Scan, _ removal: Scan.Removal) -> HTML {
    guard let until = removal.restorable else { return .nothing }
    let way: HTML =
      desk.might(End.self, PlacementScanRecord.self)
      ? """
       <a href="\(Link.to(PlacementsAddress.scanRemoval(scan.id)))">\(voice(.scanRestore))\
      <span class="unseen">: \(voice(scan.paper.phrase)), \(voice.day(scan.attached.day))</span></a>
      """ : .nothing
    return " · <span class=\"quiet\">\(voice(.scanRestorable(until: until)))</span>\(way)"
  }
}

extension FileType {
  /// As everybody calls it.
  fileprivate var shown: String { rawValue.uppercased() }
}
