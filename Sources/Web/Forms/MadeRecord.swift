import Access
public import Design
public import Language
public import Values

/// Where the record stands that a form made before it was sent again.
public struct MadeRecord: Sendable, Hashable {
  /// The path of its page, or of the page that it stands on.
  public let path: String
  private let fragment: String
  /// What the sentence about it told of, as `Link.saying` wrote it.
  private let told: Did.Record?

  /// - Parameter location: where the browser was sent.
  init(at location: String) {
    path = String(location.prefix { $0 != "?" && $0 != "#" })
    fragment = String(location.drop { $0 != "#" }.dropFirst())
    told = Did.taken(from: location).said.flatMap { Did(values: $0) }?.record
  }

  /// Its id, where it stands on another record's page under a name that ends in it.
  public func record<Of>(in place: String, _ kind: Of.Type = Of.self) -> ID<Of>? {
    fragment.hasPrefix(place) ? ID(String(fragment.dropFirst(place.count))) : nil
  }

  /// The record of this kind that the sentence about it told of.
  public func record<Of>(told kind: Of.Type = Of.self) -> ID<Of>? {
    told.flatMap { $0.kind == Of.name ? ID($0.id) : nil }
  }

  /// On to where it stands, saying that what was changed in the form afterwards is not in it.
  public func shown(at link: Link? = nil, saying sentence: Phrase? = nil) throws -> Reply {
    guard let link = link ?? Link(stored: path) else { throw NotFound() }
    return .seeOther(link.saying(sentence ?? .doneNotMadeAgain))
  }

  /// The part of the record that the sentence about it told of; empty where it told of all.
  public var part: String { told?.part ?? "" }
}
