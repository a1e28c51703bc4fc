import Access
import Design
import Language
import Values
import Web

/// The papers of a placement that lie here as files, the newest first, and those that were removed.
struct ScansCard {
  let scans: [OpenScan]
  let placement: PlacementID
  let desk: Desk

  private var voice: Voice { desk.voice }

  /// - Parameter hasButton: leads to where one attaches another; not on that page itself.
  func card(hasButton: Bool) -> Card {
    let mayAttach = desk.might(Create.self, PlacementScanRecord.self)
    return Card(
      title: voice(.scanTitle), sign: CircleSign(.case, voice(.circleCase)), id: "scans", content: content,
      buttons: hasButton && mayAttach
        ? [Button(voice(.scanAttach), .go(.to(PlacementsAddress.scans(placement))))] : [])
  }

  private var content: HTML {
    let kept = scans.filter { if case .kept = $0.scan.state { true } else { false } }
    let removed = scans.filter { if case .removed = $0.scan.state { true } else { false } }
    return """
      \(if: kept.isEmpty, "<p class=\"quiet\">\(voice(.scanNone))</p>")\(if: !kept.isEmpty, table(kept))\
      \(if: !removed.isEmpty, folded(removed))
      """
  }

  private func table(_ scans: [OpenScan]) -> HTML {
    let mayRemove = desk.might(End.self, PlacementScanRecord.self)
    return DataTable(
      caption: voice(.scanTitle), hidesCaption: true,
      columns: [
        .init(voice(.scanPaper)), .init(voice(.scanFile)), .init(voice(.scanAttached)),
        .init(voice(.scanRemove), .action),
      ],
      rows: scans.map { open in
        [
          "\(voice(open.scan.paper.phrase))\(with: open.facts?.words, { "<p class=\"quiet\">\(name: $0)</p>" })",
          file(open), "\(said(open.scan.attached))",
          mayRemove
            ? """
            <a href="\(Link.to(PlacementsAddress.scanRemoval(open.scan.id)))">\(voice(.scanRemove))\
            <span class="unseen">: \(voice(open.scan.paper.phrase)), \(voice.date(open.scan.attached.day))</span></a>
            """ : .nothing,
        ]
      }
    ).html
  }

  private func file(_ open: OpenScan) -> HTML {
    guard let facts = open.facts else { return "<span class=\"quiet\">\(voice(.scanUnreadable))</span>" }
    return """
      <a href="\(Link.to(PlacementsAddress.scan(open.scan.id)))" download>\(name: facts.name.text)</a> \
      <span class="quiet">\(voice(.scanFacts(type: facts.type.shown, size: max(1, facts.size / 1000))))</span>
      """
  }

  private func folded(_ scans: [OpenScan]) -> HTML {
    """
    <details class="more"><summary>\(voice(.scanRemoved(n: scans.count)))</summary>\
    <ul class="plain">\(each: scans, { open in
      removal(of: open.scan)
    })</ul></details>
    """
  }

  private func removal(of scan: Scan) -> HTML {
    guard case .removed(let done, let reason) = scan.state else { return .nothing }
    return """
      <li><p>\(voice(scan.paper.phrase))</p><p class="quiet">\(voice(.scanAttached)): \(said(scan.attached)) · \
      \(voice(.scanTakenAway)): \(said(done)) · \(voice(reason.phrase))</p></li>
      """
  }

  private func said(_ done: Scan.Done) -> String { voice(.scanDayAndWho(day: done.day, who: done.by)) }
}

extension FileType {
  /// As everybody calls it.
  fileprivate var shown: String { rawValue.uppercased() }
}
