public import Values

extension HTML {
  /// Collects the parts of one literal in one buffer.
  public struct StringInterpolation: StringInterpolationProtocol {
    public var bytes: [UInt8] = []

    public init(literalCapacity: Int, interpolationCount: Int) {
      bytes.reserveCapacity(literalCapacity + interpolationCount * 32)
    }

    public mutating func appendLiteral(_ literal: StaticString) { bytes.append(literal) }

    /// Text, escaped; behind `href="` and its like, nothing but `#`.
    public mutating func appendInterpolation(_ text: String) {
      guard !bytes.endInAddressAttribute else { return bytes.append("#") }
      bytes.appendEscaped(text)
    }

    public mutating func appendInterpolation(_ text: String?) {
      if let text { appendInterpolation(text) }
    }

    public mutating func appendInterpolation(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

    public mutating func appendInterpolation(_ language: LanguageTag) { bytes.append(contentsOf: language.text.utf8) }

    public mutating func appendInterpolation(_ link: Link) { bytes.appendEscaped(link.address) }

    public mutating func appendInterpolation(_ part: HTML) { bytes += part.bytes }

    public mutating func appendInterpolation(_ part: some Markup) { bytes += part.html.bytes }

    public mutating func appendInterpolation<Part: Markup>(_ part: Part?) {
      if let part { bytes += part.html.bytes }
    }

    /// Markup that was written down in the source, kept in a constant.
    public mutating func appendInterpolation(raw: StaticString) { bytes.append(raw) }

    /// A name, number, phone or code: isolated, so that its direction does not disturb the sentence around it.
    public mutating func appendInterpolation(name: String) {
      bytes.append("<bdi>")
      bytes.appendEscaped(name)
      bytes.append("</bdi>")
    }

    /// Each element's markup, in order: `\(each: people, { "<li>\($0.name)</li>" })`.
    public mutating func appendInterpolation<Elements: Sequence>(
      each elements: Elements, _ markup: (Elements.Element) -> HTML
    ) {
      for element in elements { bytes += markup(element).bytes }
    }

    public mutating func appendInterpolation(
      if condition: Bool, _ markup: @autoclosure () -> HTML, else other: @autoclosure () -> HTML = .nothing
    ) {
      bytes += (condition ? markup() : other()).bytes
    }

    /// Markup around a value that may be missing: `\(with: person.phone, { "<p>\(name: $0)</p>" })`.
    public mutating func appendInterpolation<Value>(with value: Value?, _ markup: (Value) -> HTML) {
      if let value { bytes += markup(value).bytes }
    }

    /// An attribute with its name, or nothing: `<td\(attribute: "data-label", label)>`. Not for addresses.
    public mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
      guard let value else { return }
      bytes.append(" ")
      bytes.append(name)
      bytes.append("=\"")
      appendInterpolation(value)
      bytes.append("\"")
    }

    /// An attribute that is there or not: `<option\(flag: "selected", isChosen)>`.
    public mutating func appendInterpolation(flag name: StaticString, _ isSet: Bool) {
      guard isSet else { return }
      bytes.append(" ")
      bytes.append(name)
    }

    /// `lang` and `dir` of a passage in another language.
    public mutating func appendInterpolation(passageIn language: LanguageTag) {
      appendInterpolation(attribute: "lang", language.text)
      appendInterpolation(attribute: "dir", language.direction.rawValue)
    }
  }
}
