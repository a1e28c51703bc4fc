import Testing
import Values

@Suite("What of a text is seen") struct VisibleTests {
  @Test(
    "nothing of what only spaces, marks and fillers make up",
    arguments: [
      "", " ", "\t\n", "\u{A0}\u{3000}", "\u{200B}", "\u{AD}", "\u{2060}", "\u{FEFF}", "\u{200E}\u{200F}", "\u{3164}",
      "\u{FFA0}", "\u{115F}\u{1160}", "\u{2800}", "\u{301}", " \u{301}\u{302}", "\u{200C}\u{200D}", "\u{180E}",
      "\u{FE0F}", "\u{E0041}", "\u{202A}\u{202C}", "\u{2066}\u{2069}", "\u{2028}", "\u{20DD}", "\u{93F}", "\u{34F}",
      "\u{FFFC}", "\u{E000}",
    ])
  func nothing(_ text: String) {
    #expect(!text.showsSomething)
    #expect(text.cleaned == "" && text.cleanedLine == "")
  }

  @Test(
    "a letter of any script, a digit, a sign",
    arguments: ["a", "é", "e\u{301}", "ሰ", "你", "ي", "कि", "7", "—", "👍", "👩\u{200D}👩\u{200D}👧"])
  func something(_ text: String) {
    #expect(text.showsSomething)
    #expect(text.cleaned == text && text.cleanedLine == text)
  }

  @Test(
    "what is copied along is dropped, and what a word needs stays",
    arguments: [
      ("\u{202A}+45 20 30 40 50\u{202C}", "+45 20 30 40 50"), ("\u{2068}Selam\u{2069}", "Selam"),
      ("\u{FEFF}Ada\u{200B} Eksempel\u{2060}", "Ada Eksempel"), ("ada\u{AD}@example.org", "ada@example.org"),
      ("\tAda\tEksempel\t", "Ada Eksempel"), ("می\u{200C}خواهم", "می\u{200C}خواهم"), ("\u{200C}علی\u{200D} ", "علی"),
      ("ක්\u{200D}ෂ", "ක්\u{200D}ෂ"), ("אבג\u{200F}", "אבג\u{200F}"), ("a\u{202E}b", "ab"),
      ("Ada\u{2028}Eksempel", "Ada Eksempel"), ("A\u{FFF9}da\u{FFFB}", "Ada"),
    ])
  func cleaned(_ text: String, _ line: String) {
    #expect(Array(text.cleanedLine.unicodeScalars) == Array(line.unicodeScalars))
  }

  @Test(
    "a number is the same on every keyboard",
    arguments: [
      ("٢٠٢٦-١٢-٠١", "2026-12-01"), ("۲۰۲۶‐۱۲‐۰۱", "2026-12-01"), ("२०२६-१२-०१", "2026-12-01"),
      ("２０２６－Ｗ４９", "2026-W49"), ("٧٫٥", "7,5"), ("७.२५", "7.25"), ("７，５", "7,5"), ("９：３０", "9:30"),
      ("\u{202B}١٢\u{202C}", "12"), ("\u{2212}3", "-3"), ("＋３", "+3"), ("১২", "12"), ("nine", "nine"),
    ])
  func numbers(_ text: String, _ plain: String) {
    #expect(text.asNumber == plain)
  }
}
