internal import Foundation

/// A colour of the installation's own, for what leads on: links, the main button, where one is. What means something (done,
/// stop, watch out) keeps the house's colours.
///
/// It is asked for once, as it looks on light paper; on dark paper it is as much lighter as it has to be. Contrast is
/// that of WCAG 2.2, success criterion 1.4.3: at least 4.5 to 1 for text.
public struct Accent: Sendable, Hashable {
  public let red: UInt8
  public let green: UInt8
  public let blue: UInt8

  /// Why a colour cannot be taken.
  public enum Unfit: Error, Sendable, Hashable {
    /// Too little contrast on light paper.
    case faint
    /// So near to the red of what must be stopped that a button would look like it.
    case alarming
  }

  public static let least = 4.5

  /// The darkest ground of light pages and the lightest of dark ones on which it stands as text: `--sunken` and `--surface`
  /// of the style sheet.
  static let (lightGround, darkGround) = (Accent(0xf1, 0xee, 0xe7), Accent(0x1a, 0x21, 0x1e))
  /// What stands on it: `--on-pine`.
  static let (onLight, onDark) = (Accent(0xff, 0xff, 0xff), Accent(0x12, 0x17, 0x15))
  /// `--clay`, the red of what must be stopped.
  static let stop = Accent(0x9c, 0x2f, 0x1b)

  init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) { (self.red, self.green, self.blue) = (red, green, blue) }

  /// `#0b5d4e`, in capitals or small letters; nothing else is one.
  public init?(hex: String) {
    guard hex.utf8.count == 7, hex.hasPrefix("#"), let number = UInt32(hex.dropFirst(), radix: 16),
      hex.dropFirst().allSatisfy(\.isHexDigit)
    else { return nil }
    self.init(UInt8(number >> 16), UInt8(number >> 8 & 0xff), UInt8(number & 0xff))
  }

  public var hex: String {
    "#" + [red, green, blue].map { String(UInt16($0) | 0x100, radix: 16).dropFirst() }.joined()
  }

  /// Whether it can be worn, and if not, why.
  public var unfit: Unfit? {
    if contrast(with: Accent.lightGround) < Accent.least { return .faint }
    return isLike(Accent.stop) ? .alarming : nil
  }

  /// From 1 to 21.
  public func contrast(with other: Accent) -> Double {
    let (lighter, darker) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (lighter + 0.05) / (darker + 0.05)
  }

  /// The relative luminance of sRGB, as WCAG defines it.
  private var luminance: Double {
    func linear(_ part: UInt8) -> Double {
      let value = Double(part) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// As it is worn on dark paper: lighter by twentieths, until it can be read there and what stands on it too.
  var onDarkPaper: Accent {
    for step in 0..<20 {
      let lighter = mixed(with: Accent(0xff, 0xff, 0xff), Double(step) / 20)
      if lighter.contrast(with: Accent.darkGround) >= Accent.least,
        lighter.contrast(with: Accent.onDark) >= Accent.least
      {
        return lighter
      }
    }
    return Accent(0xff, 0xff, 0xff)
  }

  func mixed(with other: Accent, _ share: Double) -> Accent {
    func part(_ a: UInt8, _ b: UInt8) -> UInt8 { UInt8((Double(a) * (1 - share) + Double(b) * share).rounded()) }
    return Accent(part(red, other.red), part(green, other.green), part(blue, other.blue))
  }

  /// Strong colours whose hues lie within 20 degrees of each other.
  func isLike(_ other: Accent) -> Bool {
    guard let hue, let far = other.hue else { return false }
    let apart = abs(hue - far)
    return min(apart, 360 - apart) <= 20
  }

  /// In degrees; none for what is nearly grey.
  private var hue: Double? {
    let parts = [red, green, blue].map { Double($0) / 255 }
    guard let most = parts.max(), let least = parts.min(), most > 0, (most - least) / most > 0.25 else { return nil }
    let spread = most - least
    let sixth =
      most == parts[0]
      ? (parts[1] - parts[2]) / spread
      : most == parts[1] ? 2 + (parts[2] - parts[0]) / spread : 4 + (parts[0] - parts[1]) / spread
    return (sixth * 60 + 360).truncatingRemainder(dividingBy: 360)
  }

  /// The style sheet that lies over the house's own. Whoever has set colours of their own keeps them.
  public var style: String {
    let dark = onDarkPaper
    let (light, night) = (
      "--accent: \(hex); --on-accent: \(Accent.onLight.hex);",
      "--accent: \(dark.hex); --on-accent: \(Accent.onDark.hex);"
    )
    return """
      @media (forced-colors: none) {
        :root { \(light) }
        :root[data-theme=dark] { \(night) }
      }
      @media (forced-colors: none) and (prefers-color-scheme: dark) {
        :root:not([data-theme=light]) { \(night) }
      }

      """
  }
}
