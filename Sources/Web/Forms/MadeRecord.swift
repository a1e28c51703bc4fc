public import Values

/// Where the record stands that a form made before it was sent again.
public struct MadeRecord: Sendable, Hashable {
  /// The path of its page, or of the page that it stands on.
  public let path: String
  private let fragment: String

  /// - Parameter location: where the browser was sent.
  init(at location: String) {
    path = String(location.prefix { $0 != "?" && $0 != "#" })
    fragment = String(location.drop { $0 != "#" }.dropFirst())
  }

  /// Its id, where it stands on another record's page under a name that ends in it.
  public func record<Of>(in place: String, _ kind: Of.Type = Of.self) -> ID<Of>? {
    fragment.hasPrefix(place) ? ID(String(fragment.dropFirst(place.count))) : nil
  }
}
