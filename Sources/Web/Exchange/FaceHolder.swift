public import Access
import Design
import Synchronization
import Values

/// How the installation shows itself now, kept beside the requests: no page reads it from the records.
///
/// It is read again after every change in this process, and once a minute for what another process changed.
public final class FaceHolder: Sendable {
  /// The face, and what is made of it once.
  private struct Worn: Sendable {
    var face = InstallationFace.unsaid
    var style: [UInt8]?
    var logo: [UInt8]?
    var dress = Frame.Dress()
  }

  private let worn = Mutex(Worn())

  public init() {}

  public var now: InstallationFace { worn.withLock(\.face) }
  var dress: Frame.Dress { worn.withLock(\.dress) }
  var style: [UInt8]? { worn.withLock(\.style) }
  var logo: [UInt8]? { worn.withLock(\.logo) }

  public func reload(from store: Store) async throws {
    let face = try await store.face()
    guard face != now else { return }
    let style = face.accent.flatMap(Accent.init(hex:)).map { Array($0.style.utf8) }
    let logo = face.logo.flatMap(Base64.bytes)
    // The address says which one it is: a browser keeps it until it is another.
    func link(_ address: FrameAddress, _ bytes: [UInt8]?) -> Link? {
      bytes.map { .to(address, query: ["v": String(SHA256.hex($0).prefix(16))]) }
    }
    worn.withLock {
      $0 = Worn(
        face: face, style: style, logo: logo,
        dress: Frame.Dress(style: link(.ownStyle, style), logo: link(.logo, logo)))
    }
  }
}

extension Visit {
  /// After how the installation shows itself was changed. What was saved stands: where it cannot be read now, it is within
  /// a minute.
  public func showAnew() async {
    do { try await installation.face.reload(from: store) } catch { report(request.id, error) }
  }
}

extension Reply {
  /// The style that the installation's own colour makes.
  public static func ownStyle(of visit: Visit) throws -> Reply {
    try worn(visit.installation.face.style, "text/css; charset=utf-8")
  }

  /// The installation's own sign.
  public static func logo(of visit: Visit) throws -> Reply { try worn(visit.installation.face.logo, "image/png") }

  /// What everybody sees who opens the sign-in page; never a page of its own.
  private static func worn(_ bytes: [UInt8]?, _ type: String) throws -> Reply {
    guard let bytes else { throw NotFound() }
    return Reply(
      Response(
        status: 200,
        headers: [
          ("Content-Type", type), ("Cache-Control", "public, max-age=86400"),
          ("Content-Security-Policy", "default-src 'none'; sandbox"),
        ], body: bytes))
  }
}
