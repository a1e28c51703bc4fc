import Access
public import Design
public import Values

/// The addresses of one room: a closed `enum` whose paths are written here and nowhere else. Links, the description of
/// the API and the answers of the room come from it; a new case does not compile until somebody answers there.
public protocol Address: Sendable, Hashable {
  /// The path segments at which it is found.
  var segments: [String] { get }
  /// How each of its cases is read off a path. A test sees that none is missing.
  static var book: [AddressEntry<Self>] { get }
  /// The place in the menu under which a page lies; none where it lies under no place.
  var place: MenuPlace? { get }
  /// What is read of a body here; for a room's address, of its pages and its API alike.
  var intake: Intake { get }
  /// A body is read here from people who are not signed in.
  var isOpen: Bool { get }
  /// A form sent from a signed-in browser counts here only with the token of its session.
  var needsToken: Bool { get }
  /// A form that is sent here when its session has ended is kept for whoever wrote it; see `KeptForm`.
  var keepsForms: Bool { get }
}

extension Address {
  public var intake: Intake {
    isAPI ? .document(bytes: Intake.usualDocument) : .form(bytes: Intake.usualForm)
  }
  public var isOpen: Bool { false }
  public var needsToken: Bool { true }
  public var keepsForms: Bool { needsToken && !isOpen && !isAPI }

  public var path: String { "/" + segments.joined(separator: "/") }

  /// The address at these path segments; `nil` is *not found*.
  public init?(_ segments: [String]) {
    for entry in Self.book {
      if let found = entry.read(segments) {
        self = found
        return
      }
    }
    return nil
  }

  /// The address at a path that this product gave out earlier.
  public init?(path: String) {
    self.init(path.split(separator: "/").map(String.init))
  }

  /// Whether programs ask here.
  var isAPI: Bool { segments.starts(with: APIRoot.segments) }
}

/// What the JSON interface of a room offers, below `/api/v1`.
public protocol APIAddress: Address {
  /// The path segments below `/api/v1`.
  var below: [String] { get }
}

extension APIAddress {
  public var segments: [String] { APIRoot.segments + below }
  public var place: MenuPlace? { nil }
}

private enum APIRoot {
  static let segments = ["api", "v1"]
}

/// What is read of a body at an address.
public enum Intake: Sendable, Hashable {
  case nothing
  /// A form, of at most so many bytes.
  case form(bytes: Int)
  /// A document for machines, or a form of the usual length.
  case document(bytes: Int)
  /// A form with files, of at most so many bytes, or a form of the usual length.
  case files(bytes: Int)

  /// Bytes of a form, where the address names no larger number.
  public static let usualForm = 64 << 10
  /// Bytes of a document for machines.
  public static let usualDocument = 1 << 20
  /// Bytes of a form with one file, and what stands around the file.
  public static let formWithFile = FileContent.largest + (128 << 10)
}

/// How one case of an address is read off a path. Its pattern is the path of an example, so that a path is written once.
public struct AddressEntry<Of: Sendable>: Sendable {
  /// An address of this case.
  let example: Of
  /// `nil` stands where something is read.
  private let pattern: [String?]
  private let make: @Sendable (_ read: [String]) -> Of?

  private init(_ example: Of, _ pattern: [String?], _ make: @escaping @Sendable ([String]) -> Of?) {
    (self.example, self.pattern, self.make) = (example, pattern, make)
  }

  func read(_ segments: [String]) -> Of? {
    guard segments.count == pattern.count else { return nil }
    var read: [String] = []
    for (segment, expected) in zip(segments, pattern) {
      if let expected {
        guard segment == expected else { return nil }
      } else {
        read.append(segment)
      }
    }
    return make(read)
  }

  /// The same as a case of an address that holds this one.
  public func inside<Outer: Address>(_ wrap: @escaping @Sendable (Of) -> Outer) -> AddressEntry<Outer> {
    AddressEntry<Outer>(wrap(example), pattern) { make($0).map(wrap) }
  }
}

extension AddressEntry where Of: Address {
  /// There is one of it.
  public static func one(_ address: Of) -> AddressEntry {
    AddressEntry(address, address.segments) { _ in address }
  }

  /// There is one for each record of a kind.
  public static func each<Kind: Identified & SendableMetatype>(
    _ address: @escaping @Sendable (ID<Kind>) -> Of
  ) -> AddressEntry {
    let mark = ID<Kind>(high: 0, low: 0)
    return AddressEntry(address(mark), address(mark).segments.map { $0 == mark.text ? nil : $0 }) {
      $0.first.flatMap { ID<Kind>($0) }.map(address)
    }
  }

  /// There is one for each record of a kind and each week.
  public static func each<Kind: Identified & SendableMetatype>(
    _ address: @escaping @Sendable (ID<Kind>, ISOWeek) -> Of
  ) -> AddressEntry {
    let (mark, week) = (ID<Kind>(high: 0, low: 0), ISOWeek.mark)
    let example = address(mark, week)
    return AddressEntry(example, example.segments.map { [mark.text, week.iso].contains($0) ? nil : $0 }) { read in
      guard let id = read.first.flatMap({ ID<Kind>($0) }), let week = read.last.flatMap({ ISOWeek(iso: $0) }) else {
        return nil
      }
      return address(id, week)
    }
  }

  /// There is one for each name.
  public static func named(_ address: @escaping @Sendable (String) -> Of) -> AddressEntry {
    let mark = "\u{0}"
    return AddressEntry(address(mark), address(mark).segments.map { $0 == mark ? nil : $0 }) { $0.first.map(address) }
  }
}

extension Address {
  /// One address of each entry in the book, in its order.
  public static var examples: [Self] { book.map(\.example) }
}

extension Visit {
  /// A page of this product that somebody signed in can be led to; `nil` of anything else that stands in a request.
  func page(_ target: String) -> Link? {
    guard target.hasPrefix("/") else { return nil }
    let request: Request
    do { request = try Request(method: .get, target: target) } catch { return nil }
    guard let address = find(request.segments)?.address, !address.isAPI, !address.isOpen, address.intake != .nothing
    else { return nil }
    return .asked(request)
  }
}

extension Link {
  /// The way to a page. Query values are encoded; a fragment is the id of an element there.
  public static func to(
    _ address: some Address, query: KeyValuePairs<String, String> = [:], fragment: String? = nil
  ) -> Link {
    Link(address.segments, query: query.map { (name: $0.key, value: $0.value) }, fragment: fragment)
  }

  /// The address that was asked for, once more.
  static func asked(_ request: Request) -> Link {
    Link(request.segments, query: request.query.pairs)
  }
}

extension ISOWeek {
  /// Stands in the pattern of an address where a week is read.
  static let mark = ISOWeek(containing: CivilDate(dayNumber: 0))
}
