import Values

extension Pack {
  /// Reads a pack file.
  /// - Throws: a fault that names the file, the definition and what to change.
  public init(_ file: InputFile) throws(InputFault) {
    let reading = PackReading(file: file.name, json: try JSON(file))
    (name, version, title) = (try reading.text("pack"), try reading.text("version"), try reading.text("title"))
    genders = try reading.texts("genders")
    guard !genders.isEmpty, Set(genders).isSubset(of: Fact.genderCodes), Set(genders).count == genders.count else {
      throw reading.fault("“genders” must list some of F, M and N, each once", "Write [\"F\", \"M\", \"N\"].")
    }
    indicators = try reading.indicators()
    entities = try reading.entityIndicators()
    defaults = try Parameters.standard.changed(
      by: reading.json["defaults"] ?? .object([]), file: file.name + ", “defaults”")
    var sources = [(name: "complete", when: try reading.text("complete"))]
    sources += try reading.words()
    sources += indicators.map { ($0.code, $0.when) }
    (definitions, ranges) = try reading.definitions(sources)
    uses = Pack.flags(in: definitions)
  }

  /// The same pack with another rule for complete records (parameter `complete`).
  func judging(complete: String) throws(InputFault) -> Pack {
    var sources = definitions.map { ($0.name, $0.when) }
    sources[0].1 = complete
    let (definitions, ranges) = try PackReading(file: "parameter “complete”", json: .null).definitions(sources)
    return Pack(self, definitions: definitions, ranges: ranges)
  }

  private init(_ pack: Pack, definitions: [Definition], ranges: NumberRanges) {
    (name, version, title, genders) = (pack.name, pack.version, pack.title, pack.genders)
    (indicators, entities, defaults) = (pack.indicators, pack.entities, pack.defaults)
    (self.definitions, self.ranges) = (definitions, ranges)
    uses = Pack.flags(in: definitions)
  }

  /// Index of the first indicator among the definitions.
  var firstIndicator: Int { definitions.count - indicators.count }

  /// Letters, digits and `_`: what the predicate language reads as a word.
  static func isNameByte(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5F
  }

  private static func flags(in definitions: [Definition]) -> Set<Flag> {
    var bits: UInt64 = 0
    for clause in definitions.flatMap(\.predicate.clauses) { bits |= clause.some.simple | clause.none.simple }
    // Whether education is new depends on education at entry even when no predicate names it.
    return Set(Flag.allCases.filter { bits >> UInt64(Fact.flags + $0.rawValue * 3) & 7 != 0 || $0 == .inEdu })
  }
}

/// The parts of a pack file, each with a fault that names it.
private struct PackReading {
  let file: String
  let json: JSON

  func text(_ member: String) throws(InputFault) -> String {
    guard let text = json[member]?.text else { throw fault("“\(member)” is missing or no text", "Add it.") }
    return text
  }

  func texts(_ member: String) throws(InputFault) -> [String] {
    guard let items = json[member]?.items, items.allSatisfy({ $0.text != nil }) else {
      throw fault("“\(member)” is missing or no list of texts", "Add it.")
    }
    return items.compactMap(\.text)
  }

  func words() throws(InputFault) -> [(name: String, when: String)] {
    guard let list = json["words"] else { return [] }
    guard let items = list.items else { throw fault("“words” is no list", "Write [{\"name\": …, \"when\": …}].") }
    var words: [(name: String, when: String)] = []
    for item in items {
      guard let name = item["name"]?.text, let when = item["when"]?.text else {
        throw fault("one of the “words” lacks “name” or “when”", "Give both.")
      }
      words.append((name, when))
    }
    return words
  }

  func indicators() throws(InputFault) -> [Pack.Indicator] {
    guard let items = json["indicators"]?.items, !items.isEmpty else {
      throw fault("“indicators” is missing or empty", "List at least one indicator.")
    }
    var indicators: [Pack.Indicator] = []
    for item in items {
      guard let code = item["code"]?.text else { throw fault("an indicator lacks “code”", "Give it one.") }
      guard let axis = item["axis"]?.text.flatMap(Pack.Axis.init(rawValue:)) else {
        throw fault("\(code): “axis” is none of entry, exit and later", "Name the date that decides the period.")
      }
      let counts = item["counts"]?.text ?? "complete"
      guard counts == "complete" || counts == "all" else {
        throw fault("\(code): “counts” is neither complete nor all", "Leave it out for complete records only.")
      }
      indicators.append(
        Pack.Indicator(
          code: code, text: try member("text", of: item, code), axis: axis, countsIncomplete: counts == "all",
          when: try member("when", of: item, code), source: try member("source", of: item, code),
          status: try status(of: item, code),
          breakdowns: item["breakdowns"]?.items?.compactMap(\.text) ?? ["gender", "objective", "region"]))
    }
    return indicators
  }

  func entityIndicators() throws(InputFault) -> [Pack.EntityIndicator] {
    var indicators: [Pack.EntityIndicator] = []
    for item in json["entities"]?.items ?? [] {
      guard let code = item["code"]?.text else { throw fault("an entity indicator lacks “code”", "Give it one.") }
      let counting: Pack.EntityIndicator.Counting
      if let kind = item["entity_kind"]?.text {
        counting = .entities(kind: kind)
      } else {
        counting = .operations(column: try member("operation_column", of: item, code))
      }
      indicators.append(
        Pack.EntityIndicator(
          code: code, text: try member("text", of: item, code), counting: counting,
          source: try member("source", of: item, code), status: try status(of: item, code)))
    }
    return indicators
  }

  func definitions(
    _ sources: [(name: String, when: String)]
  ) throws(InputFault) -> ([Pack.Definition], NumberRanges) {
    guard sources.count <= Pack.mostDefinitions else {
      throw fault("there are \(sources.count) definitions", "A pack has at most \(Pack.mostDefinitions).")
    }
    var known: [String: Int] = [:]
    var ranges = NumberRanges()
    var definitions: [Pack.Definition] = []
    for (name, when) in sources {
      guard !name.isEmpty, name.utf8.allSatisfy({ Pack.isNameByte($0) }) else {
        throw fault("“\(name)” is no name for a definition", "Use ASCII letters, digits and _ only.")
      }
      guard known[name] == nil, Fact.single[name] == nil, Fact.coded[name] == nil, Fact.numbered[name] == nil else {
        throw fault("“\(name)” is defined twice or is the name of a fact", "Choose another name.")
      }
      let formula: Formula
      do throws(PredicateFault) {
        formula = try PredicateReading.read(when, definitions: known, ranges: &ranges)
      } catch {
        throw fault("\(name), word \(error.column) of “\(when)”: \(error.problem)", error.remedy)
      }
      guard let predicate = Predicate(formula) else {
        throw fault("\(name): the predicate has too many combinations", "Name some of its parts in “words”.")
      }
      known[name] = definitions.count
      definitions.append(Pack.Definition(name: name, when: when, predicate: predicate))
    }
    return (definitions, ranges)
  }

  func fault(_ problem: String, _ remedy: String) -> InputFault {
    InputFault(file: file, problem: problem, remedy: remedy)
  }

  private func member(_ name: String, of item: JSON, _ code: String) throws(InputFault) -> String {
    guard let text = item[name]?.text else { throw fault("\(code): “\(name)” is missing", "Add it.") }
    return text
  }

  private func status(of item: JSON, _ code: String) throws(InputFault) -> String {
    let status = try member("status", of: item, code)
    guard ["read", "memory", "design"].contains(status) else {
      throw fault("\(code): “status” is none of read, memory and design", "Say how far the source was checked.")
    }
    return status
  }
}
