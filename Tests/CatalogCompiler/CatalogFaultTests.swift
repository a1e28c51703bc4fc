import CatalogCompiler
import Testing

/// Small catalogs with one thing wrong in each; the expected line is counted by hand in the text.
@Suite("Faults in catalogs stop the build")
struct CatalogFaultTests {
  static let template = """
    msgctxt "ladder.refused"
    msgid "At most {cap:hours} until {until:date}"
    msgstr ""

    msgctxt "ladder.left"
    msgid "{n:count} step left for {name}"
    msgid_plural "{n:count} steps left for {name}"
    msgstr[0] ""
    msgstr[1] ""
    """

  static func header(_ language: String, forms: Int, review: String = "unreviewed") -> String {
    """
    msgid ""
    msgstr ""
    "Language: \(language)\\n"
    "Content-Type: text/plain; charset=UTF-8\\n"
    "Plural-Forms: nplurals=\(forms); plural=(n != 1);\\n"
    "X-Nyvej-Review: \(review)\\n"

    """
  }

  /// The faults of a template alone, or of a template with a Danish (or other) catalog.
  private func faults(
    template: String = Self.template, _ entries: String? = nil, language: String = "da", forms: Int = 2,
    header: String? = nil
  ) -> [Fault] {
    var files = [CatalogFile(room: "Placements", name: "template.pot", path: "template.pot", text: template)]
    if let entries {
      let head = header ?? Self.header(language, forms: forms)
      let name = language + ".po"
      files.append(CatalogFile(room: "Placements", name: name, path: name, text: head + "\n" + entries))
    }
    do throws(Faults) {
      _ = try Catalogs(files)
      return []
    } catch {
      return error.all
    }
  }

  private func expectOne(
    _ faults: [Fault], line: Int, _ words: String, location: SourceLocation = #_sourceLocation
  ) {
    #expect(faults.map(\.line) == [line], "\(faults)", sourceLocation: location)
    #expect(faults.first?.description.contains(words) == true, "\(faults)", sourceLocation: location)
    #expect(faults.first?.remedy.isEmpty == false, sourceLocation: location)
  }

  private func refused(_ translation: String) -> String {
    """
    msgctxt "ladder.refused"
    msgid "At most {cap:hours} until {until:date}"
    msgstr "\(translation)"
    """
  }

  private func left(_ forms: [String]) -> String {
    """
    msgctxt "ladder.left"
    msgid "{n:count} step left for {name}"
    msgid_plural "{n:count} steps left for {name}"

    """ + forms.enumerated().map { "msgstr[\($0)] \"\($1)\"" }.joined(separator: "\n")
  }

  @Test("a sound template with a sound translation passes, and so does a missing translation")
  func sound() {
    #expect(faults(refused("Højst {cap:hours} til {until:date}")).isEmpty)
    #expect(faults(refused("")).isEmpty)
    #expect(faults(left(["Et trin tilbage til {name}", "{n:count} trin tilbage til {name}"])).isEmpty)
  }

  @Test("a placeholder that a translation forgets, invents or changes is named")
  func placeholders() {
    expectOne(faults(refused("Højst {cap:hours}")), line: 8, "{until:date} is missing in ladder.refused")
    expectOne(
      faults(refused("Højst {cap:hours} til {until:date} for {name}")), line: 8, "{name} does not belong")
    expectOne(faults(refused("Højst {cap:number} til {until:date}")), line: 8, "{cap:hours} became {cap:number}")
    expectOne(faults(refused("Højst {cap:timer} til {until:date}")), line: 8, "unknown kind")
    expectOne(faults(refused("Højst {cap:hours} til {until:date")), line: 8, "a lone “{”")
  }

  @Test("the number may be left out only where a form means one number")
  func omittedCount() {
    expectOne(
      faults(left(["{n:count} trin til {name}", "flere trin til {name}"])), line: 8, "{n:count} is missing")
    let ukrainian = ["крок для {name}", "{n:count} кроки для {name}", "{n:count} кроків для {name}"]
    expectOne(faults(left(ukrainian), language: "uk", forms: 3), line: 8, "form “one”")
  }

  @Test("too few and too many plural forms are refused, with the forms the language needs")
  func forms() {
    let form = "{n:count} {name}"
    expectOne(faults(left([form])), line: 8, "has 1 forms, not 2. Write one msgstr[…] for each of: one, other")
    expectOne(faults(left([form, form, form])), line: 8, "has 3 forms, not 2")
    expectOne(faults(left([form, ""])), line: 8, "has 1 forms, not 2")
    let six = "zero, one, two, few, many, other"
    expectOne(faults(left([form, form]), language: "ar", forms: 6), line: 8, six)
  }

  @Test("a key may stand once in a template, once over all rooms, and must be a key")
  func keys() {
    let twice = "msgctxt \"a.b\"\nmsgid \"A\"\nmsgstr \"\"\n\nmsgctxt \"a.b\"\nmsgid \"B\"\nmsgstr \"\"\n"
    expectOne(faults(template: twice), line: 5, "a.b stands already at template.pot:1")
    expectOne(
      faults(template: twice.replacing("a.b\"\nmsgid \"B", with: "a-b\"\nmsgid \"B")), line: 5, "is not a key")
    let alike = "msgctxt \"a.b-c\"\nmsgid \"A\"\nmsgstr \"\"\n\nmsgctxt \"a-b.c\"\nmsgid \"B\"\nmsgstr \"\"\n"
    expectOne(faults(template: alike), line: 5, "both become aBC")
    expectOne(faults(template: "msgctxt \"A.b\"\nmsgid \"A\"\nmsgstr \"\"\n"), line: 1, "is not a key")
  }

  @Test("a translation of a sentence that has changed or gone is stale")
  func stale() {
    let entry = refused("Højst {cap:hours} til {until:date}")
    expectOne(faults(entry.replacing("At most", with: "Up to")), line: 8, "has changed since. Run bin/catalogs sync")
    expectOne(faults(entry.replacing("ladder.refused", with: "ladder.gone")), line: 8, "not in the room's template")
    expectOne(faults(entry + "\n\n" + entry), line: 12, "stands already in line 8")
  }

  @Test("counting needs msgid_plural, and msgid_plural needs counting")
  func counting() {
    expectOne(
      faults(template: "msgctxt \"a.b\"\nmsgid \"{n:count} steps\"\nmsgstr \"\"\n"), line: 1, "without msgid_plural")
    let plain = "msgctxt \"a.b\"\nmsgid \"step\"\nmsgid_plural \"steps\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n"
    expectOne(faults(template: plain), line: 1, "msgid_plural with 0")
  }

  @Test("the header must name the review, the right number of forms, and agree with the file's name")
  func headers() {
    let without = Self.header("da", forms: 2).split(separator: "\n").dropLast().joined(separator: "\n") + "\n"
    expectOne(faults("", header: without), line: 1, "whether someone has reviewed")
    expectOne(faults("", header: Self.header("da", forms: 2, review: "yes")), line: 1, "reviewed by")
    expectOne(faults("", header: Self.header("da", forms: 3)), line: 1, "nplurals=2;")
    expectOne(faults("", header: Self.header("sv", forms: 2)), line: 1, "Language: sv")
    expectOne(faults("", language: "xx"), line: 1, "no plural rule for the language “xx”")
    #expect(faults("", header: Self.header("da", forms: 2, review: "reviewed by Ada Ahlgren")).isEmpty)
  }

  @Test("broken syntax is reported with its line, all of it in one run")
  func syntax() {
    let lines = """
      msgctxt "a.b"
      msgid "open
      msgstr ""
      mgsid "typo"

      "stray"
      msgctxt "a.c"
      msgid "bad \\q escape"
      msgstr ""
      """
    let found = faults(template: lines)
    #expect(found.map(\.line) == [1, 2, 4, 6, 8], "\(found)")
    #expect(found.last?.problem.contains("\\q") == true)
  }

  @Test("a fuzzy translation is not used and not held against the build")
  func fuzzy() throws {
    #expect(faults("#, fuzzy\n" + refused("Højst {cap:number}")).isEmpty)
  }

  @Test("arbitrary bytes never crash the reader")
  func hostile() {
    var state: UInt64 = 42
    let alphabet = Array("msgidctxtr_plu[]0129\"\\\n{}:#,.~ æ\r")
    for _ in 0..<300 {
      let text = String(
        (0..<200).map { _ in
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return alphabet[Int(state >> 33) % alphabet.count]
        })
      _ = faults(template: text, text)
    }
  }
}
