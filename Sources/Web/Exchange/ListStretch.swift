public import Design
public import Language
public import Values

/// Which part of a list in the order of names somebody asks for.
public enum ListStretch<Of: Identified>: Sendable, Hashable {
  case first
  /// Behind a place: the next page.
  case after(PlaceInOrder<Of>)
  /// In front of one: the page before.
  case before(PlaceInOrder<Of>)
  /// From where the names with this letter begin.
  case from(Character)

  /// The place behind which it begins, with everything that comes first in front of it. `nil` for what ends at a place.
  ///
  /// - Parameter alphabet: in which the list is in order.
  public func start(in alphabet: Alphabet) -> (key: String, id: String)? {
    switch self {
    case .first: ("", "")
    case .after(let place): place.found
    case .from(let letter): (alphabet.key(under: letter), "")
    case .before: nil
    }
  }

  /// The letter that is asked for, where no name begins with it.
  ///
  /// - Parameter first: the key of the first name found.
  public func letterOfNobody(in alphabet: Alphabet, first: String?) -> Character? {
    guard case .from(let letter) = self, first?.hasPrefix(alphabet.key(under: letter)) != true else { return nil }
    return letter
  }
}

extension Alphabet {
  /// A letter that is none of the alphabet stands where the alphabet puts it.
  fileprivate func key(under letter: Character) -> String {
    key(ofLetter: letter) ?? Folding.order(String(letter), in: self)
  }
}

extension Visit {
  /// The stretch that the address of a page asks for: `after`, `before`, or `from` a letter of the reader's alphabet.
  public func stretch<Of>(_ kind: Of.Type = Of.self) throws(BadRequest) -> ListStretch<Of> {
    if let text = request.query["before"] {
      guard let place = PlaceInOrder<Of>(cursor: text) else {
        throw BadRequest("before must come from an earlier page")
      }
      return .before(place)
    }
    if let text = request.query["from"] {
      guard text.count == 1, let letter = text.first, letter.isLetter else { throw BadRequest("from must be a letter") }
      return .from(letter)
    }
    return try place(kind).map { .after($0) } ?? .first
  }
}

/// Below a list: how many there are, the way to the parts before and behind, and to each letter.
public struct ListWays<Of: Identified>: Sendable {
  /// Counted no further than one beyond `most`; of a search, `mostFound`.
  public var total: Int?
  public var previous: PlaceInOrder<Of>?
  public var next: PlaceInOrder<Of>?
  /// The letter that was asked for, where no name begins with it.
  public var letterOfNobody: Character?

  /// As far as a total is counted: each list counts anew.
  public static var most: Int { 500 }
  /// As far as what a search found is counted: of each it has to be asked whether it is within reach, and who is not
  /// among the first hundred is found by another word.
  public static var mostFound: Int { 100 }

  public init(
    total: Int? = nil, previous: PlaceInOrder<Of>? = nil, next: PlaceInOrder<Of>? = nil,
    letterOfNobody: Character? = nil
  ) {
    (self.total, self.previous, self.next, self.letterOfNobody) = (total, previous, next, letterOfNobody)
  }

  /// - Parameters:
  ///   - list: where the list is.
  ///   - query: what was looked for: what is found is only read onward, and the way back is the way that was come.
  ///   - number: the sentence that says how many there are.
  public func html(
    _ list: some Address, query: String, number: (Int) -> Phrase, isFirst: Bool, _ desk: Desk
  ) -> HTML {
    let voice = desk.voice
    let trail = SearchTrail<Of>(desk.visit)
    let (back, onward): ((String, Link)?, Link?) =
      query.isEmpty
      ? (
        previous.map { (voice(.listPrevious), .to(list, query: ["before": $0.cursor])) },
        next.map { .to(list, query: ["after": $0.cursor]) }
      )
      : (
        isFirst
          ? nil
          : trail.back(.to(list, query: ["q": query])).map { (voice(.listPrevious), $0) }
            ?? (voice(.listBeginning), .to(list, query: ["q": query])),
        next.map { trail.onward(.to(list, query: ["q": query]), to: $0) }
      )
    let showing = total.map { voice(Self.said($0, isSearch: !query.isEmpty, number: number)) } ?? ""
    return Pagination(
      showing: showing, label: voice(.listPages), previous: back.map { (word: $0.0, link: $0.1) }, pieces: [],
      next: onward.map { (word: voice(.listNext), link: $0) }
    ).html
  }

  /// How many there are, or were found.
  public static func said(_ total: Int, isSearch: Bool, number: (Int) -> Phrase) -> Phrase {
    if isSearch { return total > mostFound ? .listFoundMoreThan(n: mostFound) : .listFound(n: total) }
    return total > most ? .listMoreThan(n: most) : number(total)
  }

  /// The ways of a list that is only read onward: to its beginning, and to what is behind.
  public func onward(_ list: some Address, isFirst: Bool, _ desk: Desk) -> HTML {
    guard !isFirst || next != nil else { return .nothing }
    return Pagination(
      showing: "", label: desk.voice(.listPages),
      previous: isFirst ? nil : (word: desk.voice(.listBeginning), link: .to(list)), pieces: [],
      next: next.map { (word: desk.voice(.listNext), link: .to(list, query: ["after": $0.cursor])) }
    ).html
  }

  /// What stands where a list is asked for from a place behind which nobody is: not that there is nobody at all.
  public func pastTheEnd(_ list: some Address, query: String, _ desk: Desk) -> HTML {
    let said = letterOfNobody.map { desk.voice(.listNobodyUnder(letter: String($0))) }
    return """
      <p>\(said ?? desk.voice(.listPastTheEnd))</p>\
      \(ButtonRow([Button(desk.voice(.listBeginning), .go(.to(list, query: query.isEmpty ? [:] : ["q": query])))]))
      """
  }

  /// A way to each letter; nothing where all stands on one page. Where no name begins with the letter that was asked for,
  /// that is said too: what is shown begins behind it.
  ///
  /// - Parameter isEmpty: nothing is shown; see `pastTheEnd`.
  public func letters(
    _ list: some Address, from letter: Character?, isFirst: Bool, isEmpty: Bool, _ desk: Desk
  ) -> HTML {
    guard !isFirst || next != nil else { return .nothing }
    let voice = desk.voice
    return """
      <nav class="letters" aria-label="\(voice(.listLetters))"><ul>\(each: Alphabet(readingIn: voice.language).letters, {
        "<li><a href=\"\(Link.to(list, query: ["from": String($0)]))\"\(attribute: "aria-current", $0 == letter ? "true" : nil)>\(String($0))</a></li>"
      })</ul></nav>\(with: isEmpty ? nil : letterOfNobody, { "<p>\(voice(.listNobodyUnder(letter: String($0))))</p>" })
      """
  }
}
