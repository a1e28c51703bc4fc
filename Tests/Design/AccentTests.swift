import Testing

@testable import Design

@Suite("A colour and a sign of the installation's own")
struct AccentTests {
  @Test("grounds are those of the style sheet")
  func grounds() throws {
    let style = String(decoding: Asset.styleSheet.bytes, as: UTF8.self)
    #expect(
      style.contains("--sunken: \(Accent.lightGround.hex);") && style.contains("--surface: \(Accent.darkGround.hex);"))
    #expect(style.contains("--clay: \(Accent.stop.hex);") && style.contains("--on-pine: \(Accent.onDark.hex);"))
    #expect(style.contains("--on-pine: #fff;") && Accent.onLight.hex == "#ffffff")
  }

  @Test(
    "contrast is that of WCAG",
    arguments: [
      ("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#767676", "#ffffff", 4.54),
      ("#0000ff", "#ffffff", 8.59),
    ])
  func contrast(one: String, other: String, right: Double) throws {
    let (one, other) = (try #require(Accent(hex: one)), try #require(Accent(hex: other)))
    #expect(abs(one.contrast(with: other) - right) < 0.01 && one.contrast(with: other) == other.contrast(with: one))
  }

  @Test(
    "what is no colour is none",
    arguments: ["", "#", "0b5d4e", "#0b5d4", "#0b5d4ee", "#0b5d4g", "#+b5d4e", "#ééé", "red"])
  func unread(text: String) { #expect(Accent(hex: text) == nil) }

  @Test("capitals and small letters are one colour, written in small ones")
  func written() { #expect(Accent(hex: "#0B5D4E")?.hex == "#0b5d4e" && Accent(hex: "#00000A")?.hex == "#00000a") }

  @Test("too light, or like the red that means stop")
  func unfit() throws {
    func unfit(_ hex: String) throws -> Accent.Unfit? { try #require(Accent(hex: hex)).unfit }
    for fit in ["#0b5d4e", "#1d5687", "#652d6c", "#000000", "#444444", "#5c4400"] {
      #expect(try unfit(fit) == nil, "\(fit)")
    }
    for faint in ["#ffc53d", "#ffffff", "#8a8a8a", "#ff0000"] { #expect(try unfit(faint) == .faint, "\(faint)") }
    for alarming in ["#9c2f1b", "#a00000", "#8b1a10"] { #expect(try unfit(alarming) == .alarming, "\(alarming)") }
  }

  @Test("whatever can be worn can be read on dark paper too, and what stands on it")
  func dark() {
    for red in stride(from: 0, through: 255, by: 17) {
      for green in stride(from: 0, through: 255, by: 17) {
        for blue in stride(from: 0, through: 255, by: 17) {
          let colour = Accent(UInt8(red), UInt8(green), UInt8(blue))
          guard colour.unfit == nil else { continue }
          let dark = colour.onDarkPaper
          #expect(colour.contrast(with: Accent.onLight) >= Accent.least)
          #expect(dark.contrast(with: Accent.darkGround) >= Accent.least, "\(colour.hex)")
          #expect(dark.contrast(with: Accent.onDark) >= Accent.least, "\(colour.hex)")
          if dark.contrast(with: Accent.darkGround) < Accent.least { return }
        }
      }
    }
  }

  @Test("the style leaves alone whoever has set colours of their own")
  func style() throws {
    let style = try #require(Accent(hex: "#1d5687")).style
    #expect(style.contains("--accent: #1d5687; --on-accent: #ffffff;"))
    #expect(style.ranges(of: "forced-colors: none").count == 2)
  }

  static func png(_ width: UInt32, _ height: UInt32, bytes: Int = 60) -> [UInt8] {
    func number(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(value >> (24 - 8 * $0) & 0xff) } }
    let head: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
    let picture = head + number(width) + number(height)
    return picture + [UInt8](repeating: 0, count: max(0, bytes - picture.count))
  }

  @Test("a sign is a PNG picture of fitting measures")
  func logo() throws {
    #expect(try Logo(Self.png(200, 64)).bytes.count == 60)
    #expect(throws: Logo.Unfit.noPicture) { try Logo(Array("<svg/>".utf8)) }
    #expect(throws: Logo.Unfit.noPicture) { try Logo(Array(Self.png(200, 64).prefix(20))) }
    #expect(throws: Logo.Unfit.heavy) { try Logo(Self.png(200, 64, bytes: Logo.mostBytes + 1)) }
    #expect(throws: Logo.Unfit.measures(width: 60_000, height: 60_000)) { try Logo(Self.png(60_000, 60_000)) }
    #expect(throws: Logo.Unfit.measures(width: 200, height: 16)) { try Logo(Self.png(200, 16)) }
    #expect(throws: Logo.Unfit.measures(width: 0, height: 64)) { try Logo(Self.png(0, 64)) }
  }
}
