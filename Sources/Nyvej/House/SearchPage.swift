import Access
import Design
import Language
import Values
import Web

/// The one search box: what it was taken for, and what was found, list by list with how many.
struct SearchPage {
  let findings: SearchFindings
  let notice: HTML

  private var query: String { findings.search.text }

  func document(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let isAsked = findings.search.understood != .nothing
    return desk.page(
      isAsked ? voice(.searchFor(query: query)) : voice(.searchTitle),
      """
      \(box(voice))\(with: understood, { "<p class=\"quiet\">\(voice($0))</p>" })\
      \(notice)\
      \(each: findings.found, { section($0, desk) })\
      \(if: isAsked && findings.found.isEmpty, nothing(voice).html)
      """)
  }

  private func box(_ voice: Voice) -> HTML {
    """
    <form class="filter" role="search" method="get" action="\(Link.to(FrameAddress.search))">\
    <label for="q">\(voice(.navSearchLabel))</label>\
    <input id="q" name="q" type="search" maxlength="\(Visit.longestSearch)" value="\(query)">\
    <button class="button">\(voice(.navSearch))</button></form>
    """
  }

  private var understood: Phrase? {
    switch findings.search.understood {
    case .nothing: .searchHint
    case .number: .searchUnderstoodNumber
    case .mail: .searchUnderstoodMail
    case .words, .signs: nil
    }
  }

  private func nothing(_ voice: Voice) -> EmptyState {
    let isEmpty = findings.search.understood == .signs
    return EmptyState(
      title: voice(.searchNothing(query: query)), text: voice(isEmpty ? .searchSigns : .searchNothingWhy))
  }

  private func section(_ group: SearchFindings.Group, _ desk: Desk) -> HTML {
    let voice = desk.voice
    let count =
      group.number > SearchFindings.counted
      ? voice(.searchMoreThan(most: SearchFindings.counted)) : voice(.searchCount(n: group.number))
    return """
      <section aria-labelledby="\(group.key)"><h2 id="\(group.key)">\(voice(group.title)) \
      <span class="quiet">\(count)</span></h2>\
      <ul class="plain">\(each: group.hits, { hit in
        """
        <li><a href="\(hit.page)">\(name: hit.name)</a>\(with: hit.person, desk.mark(of:))\
        \(if: !hit.beside.isEmpty, " <span class=\"quiet\">\(each: hit.beside, { "<bdi>\($0, quoting: hit.quotes)</bdi> " })</span>")</li>
        """
      })</ul>\(if: group.hasMore, order(of: group, voice))\(if: group.hasMore, more(group, voice))</section>
      """
  }

  /// Which come first, where not all are shown and that is not the order of the reader's alphabet.
  private func order(of group: SearchFindings.Group, _ voice: Voice) -> HTML {
    group.isByName && Alphabet(readingIn: voice.language) != .latin
      ? "<p class=\"quiet\">\(voice(.listFoundOrder))</p>" : .nothing
  }

  /// On to all of them, or what to do where there is no list that could be asked.
  private func more(_ group: SearchFindings.Group, _ voice: Voice) -> HTML {
    guard let all = group.all else { return "<p class=\"quiet\">\(voice(.searchWriteMore))</p>" }
    return ButtonRow([Button(voice(all.word), .go(all.link), tone: .quiet)]).html
  }
}
