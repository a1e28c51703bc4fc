/// A file that belongs to the program itself and travels inside it.
///
/// Its address holds a hash of its content, so that browsers may keep it for ever and still see every change at once.
public struct Asset: Sendable, Hashable {
  public let contentType: String
  public let bytes: [UInt8]
  /// `nyvej.1f0a….css`: name, hash, ending. The last part of its address.
  public let servedName: String

  public init(name: String, ending: String, contentType: String, bytes: [UInt8]) {
    self.contentType = contentType
    self.bytes = bytes
    servedName = name + "." + String(fingerprint(of: bytes), radix: 36) + "." + ending
  }

  public static let styleSheet = Asset(
    name: "nyvej", ending: "css", contentType: "text/css; charset=utf-8", bytes: PackageResources.nyvej_css)

  public static let icon = Asset(
    name: "nyvej", ending: "svg", contentType: "image/svg+xml", bytes: PackageResources.nyvej_svg)

  /// The one script that pages name; it fetches what a page asks for with `data-module`.
  public static let modules = script("modules", PackageResources.modules_js)

  /// Keys that act by themselves: asked for by `Frame.KeyList`.
  public static let keys = script("keys", PackageResources.keys_js)

  /// Cards that are drawn onto another column: asked for by the journey board.
  public static let board = script("board", PackageResources.board_js)

  public static let all = [styleSheet, icon, modules, keys, board]

  private static func script(_ name: String, _ bytes: [UInt8]) -> Asset {
    Asset(name: name, ending: "js", contentType: "text/javascript; charset=utf-8", bytes: bytes)
  }

  /// The asset at `/assets/…`; `nil` when the name, or the hash in it, is not this version's.
  public static func served(as name: String) -> Asset? { all.first { $0.servedName == name } }
}

/// FNV-1a, 64 bits: tells versions of a file apart. Nobody is to be convinced by it, so it needs no cryptography.
private func fingerprint(of bytes: [UInt8]) -> UInt64 {
  bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
}
