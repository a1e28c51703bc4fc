import Persistence

extension DatabaseAddress {
  /// As it is given to the product, with everything in it; `description` leaves the password out.
  var text: String {
    switch self {
    case .sqlite(let path): "sqlite:" + path
    case .postgres(let url): url
    }
  }
}
