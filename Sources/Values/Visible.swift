// What of a text is seen. Decided here alone, for every answer of a form and the API, for names on the command line and
// of files.

extension Unicode.Scalar {
  /// Shows nothing by itself: blanks, controls, marks that only change what stands beside them, letters that are fillers.
  public var showsNothing: Bool {
    // The Braille pattern without dots is a symbol by its category, and empty to everybody who sees.
    // So is what stands for an object that was not copied along.
    if value == 0x2800 || value == 0xFFFC || properties.isWhitespace || properties.isDefaultIgnorableCodePoint {
      return true
    }
    switch properties.generalCategory {
    case .control, .format, .surrogate, .unassigned, .privateUse, .lineSeparator, .paragraphSeparator, .spaceSeparator,
      .nonspacingMark, .spacingMark, .enclosingMark:
      return true
    default: return false
    }
  }

  /// Comes along when a number or a name is copied, and means nothing: zero-width spaces, the mark of byte order, soft
  /// hyphens, marks of notes between lines, and what turns the order of the letters around it, which could also make a text
  /// read as another.
  public var isStray: Bool {
    switch value {
    case 0x00AD, 0x200B, 0x2060, 0xFEFF, 0x202A...0x202E, 0x2066...0x2069, 0xFFF9...0xFFFB: true
    default: false
    }
  }

  /// Joins letters of one word, or keeps them apart, as Persian and the scripts of India need it.
  fileprivate var isJoiner: Bool { value == 0x200C || value == 0x200D }
}

extension String {
  /// Whether anybody sees something of it.
  public var showsSomething: Bool { unicodeScalars.contains { !$0.showsNothing } }

  /// Without stray marks anywhere, and without blanks and joiners at either end; empty where nothing of it shows.
  public var cleaned: String {
    if isPlain { return self }
    var scalars = unicodeScalars.filter { !$0.isStray }[...]
    func isEdge(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { $0.properties.isWhitespace || $0.isJoiner } ?? false }
    while isEdge(scalars.first) { scalars.removeFirst() }
    while isEdge(scalars.last) { scalars.removeLast() }
    let text = String(String.UnicodeScalarView(scalars))
    return text.showsSomething ? text : ""
  }

  /// Whether it is letters and signs of English alone, and nothing at its ends that would have to go; most answers are.
  private var isPlain: Bool {
    let ends = [utf8.first, utf8.last]
    return !ends.contains(0x20) && utf8.allSatisfy { (0x20...0x7E).contains($0) }
  }

  /// Without any mark that only says how letters around it run or join; for what is no sentence.
  public var withoutMarks: String {
    String(String.UnicodeScalarView(unicodeScalars.filter { $0.properties.generalCategory != .format }))
  }

  /// A number, a day or a week in plain digits and signs, whatever the keyboard: *٢٠٢٦-١٢-٠١*, *７，５*, *९.२५*.
  public var asNumber: String { plain { String.plainSigns[$0] ?? $0 } }

  /// Signs inside numbers as other keyboards have them: of decimals in Arabic and Persian, and in full width; the sign
  /// of the difference.
  private static let plainSigns: [Unicode.Scalar: Unicode.Scalar] = [
    "\u{66B}": ",", "\u{60C}": ",", "\u{FF0C}": ",", "\u{FF0E}": ".", "\u{FF1A}": ":", "\u{2212}": "-",
    "\u{FF0B}": "+", "\u{FF37}": "W",
  ]

  /// A telephone number in plain digits and signs, however it was copied: *‪+٤٥ ٢٠‑٣٠…‬* is *+45 20-30…*.
  public var asPhone: String {
    plain { scalar in
      if scalar.properties.generalCategory == .spaceSeparator { return " " }
      // The sign of a subtraction is what some keyboards have for a hyphen.
      if scalar.value == 0x2212 { return "-" }
      return scalar.value == 0xFF0B || scalar.value == 0xFE62 ? "+" : scalar
    }
  }

  /// One line with digits from 0 to 9 and plain hyphens, without marks that only say how letters run.
  private func plain(_ sign: (Unicode.Scalar) -> Unicode.Scalar) -> String {
    if isPlain { return self }
    var out = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      let properties = scalar.properties
      switch properties.generalCategory {
      case .format: continue
      case .decimalNumber:
        if let value = properties.numericValue { out.append(contentsOf: String(Int(value)).unicodeScalars) }
      case .dashPunctuation: out.append("-")
      default: out.append(sign(scalar))
      }
    }
    return String(out).cleanedLine
  }

  /// The same as one line: tabs are spaces, and so is what parts lines where only some programs show it.
  public var cleanedLine: String {
    if isPlain { return self }
    return String(
      String.UnicodeScalarView(unicodeScalars.map { $0 == "\t" || $0.value == 0x2028 || $0.value == 0x2029 ? " " : $0 })
    ).cleaned
  }
}
