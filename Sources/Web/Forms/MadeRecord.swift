public import Values

/// Where the record stands that a form made before it was sent again.
public struct MadeRecord: Sendable, Hashable {
  /// The path of its page, or of the page that it stands on.
  public let path: String
  private let fragment: String
  /// What the sentence about it told of, as `Link.saying` wrote it.
  private let told: [String]

  /// - Parameter location: where the browser was sent.
  init(at location: String) {
    path = String(location.prefix { $0 != "?" && $0 != "#" })
    fragment = String(location.drop { $0 != "#" }.dropFirst())
    let query = location.prefix { $0 != "#" }.drop { $0 != "?" }.dropFirst().split(separator: "&")
    let record = query.first { $0.hasPrefix(Did.record + "=") }?.dropFirst(Did.record.count + 1) ?? ""
    told = record.replacing("%3A", with: ":").split(separator: ":", omittingEmptySubsequences: false).map(String.init)
  }

  /// Its id, where it stands on another record's page under a name that ends in it.
  public func record<Of>(in place: String, _ kind: Of.Type = Of.self) -> ID<Of>? {
    fragment.hasPrefix(place) ? ID(String(fragment.dropFirst(place.count))) : nil
  }

  /// The record of this kind that the sentence about it told of.
  public func record<Of>(told kind: Of.Type = Of.self) -> ID<Of>? {
    told.count > 1 && told[0] == Of.name ? ID(told[1]) : nil
  }

  /// The part of the record that the sentence about it told of; empty where it told of all.
  public var part: String { told.count > 3 ? told[3] : "" }
}
