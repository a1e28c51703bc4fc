import Testing
import Values

@Suite("Whether two are the same") struct IdentityTests {
  @Test(
    "a number of a register is one however it is written",
    arguments: [
      ("12345678", "12 34 56 78"), ("12345678", "DK12345678"), ("12345678", "DK-12.34.56.78"),
      ("12345678", "CVR 12345678"), ("12345678", "CVR-nr.: 12345678"), ("12345678", "cvrnr12345678"),
      ("12345678", "١٢٣٤٥٦٧٨"),
      ("1012345678", "P-nummer 1012345678"), ("1012345678", "1O12345678"), ("12345678", "１２３４５６７８"),
      ("1234567-8", "FI12345678"), ("556677-8899", "5566778899"), ("HRB 1234 Meppen", "hrb-1234 MEPPEN"),
    ])
  func identity(one: String, other: String) {
    #expect(Folding.identity(one) == Folding.identity(other))
    #expect(Folding.identity(one) != nil)
  }

  @Test("other numbers are others, and what holds no digit is none")
  func others() {
    #expect(Folding.identity("12345678") != Folding.identity("12345679"))
    #expect(Folding.identity("0123") != Folding.identity("123"))
    #expect(Folding.identity("HRB 1234 Meppen") != Folding.identity("HRB 1234 Lingen"))
    for none in ["", "-", "ukendt", "?", "\u{200B}", "DK"] { #expect(Folding.identity(none) == nil, "\(none)") }
  }

  @Test(
    "a telephone is one with its country and without, and in every digit",
    arguments: [
      ("+45 20 30 40 50", "20304050"), ("0045 20304050", "+4520304050"), ("٢٠٣٠٤٠٥٠", "20 30 40 50"),
      ("+49 (0)151 2345678", "0151 2345678"), ("\u{202A}+45 20 30 40 50\u{202C}", "20-30-40-50"),
    ])
  func phones(one: String, other: String) {
    #expect(Folding.isSamePhone(one, other) && Folding.isSamePhone(other, one))
    #expect(!Folding.isSamePhone(one, "+45 99 88 77 66") && !Folding.isSamePhone(one, ""))
  }

  @Test("a telephone is kept in plain digits, without what comes along from a list of contacts")
  func asPhone() {
    #expect("\u{202A}+45 20\u{A0}30\u{2011}40 50\u{202C}".asPhone == "+45 20 30-40 50")
    #expect("\u{200E}٢٠٣٠٤٠٥٠\u{200F}".asPhone == "20304050")
    #expect("\u{2068}＋４５ ２０\u{2069}".asPhone == "+45 20")
    #expect("۰۹۱۲ ext. 4".asPhone == "0912 ext. 4")
  }

  @Test("names may be one person's when every word of the shorter is in the longer")
  func names() {
    #expect(Folding.isSameName("Fatima Eksempel", "Fatma Eksempel"))
    #expect(Folding.isSameName("Eksempel, Fatima", "Fatima Maria Eksempel"))
    #expect(Folding.isSameName("فاطمة", "Fatima"))
    for other in ["Fatin Eksempel", "Amina Eksempel", "", "?"] {
      #expect(!Folding.isSameName("Fatima Eksempel", other), "\(other)")
    }
    #expect(!Folding.isSameName("Anna", "Annabella"), "a beginning is not the name")
  }

  @Test("ids that nobody can tell apart look alike")
  func looks() {
    for one in ["АB10", "AB1O", "ab10", " AB\u{200B}10 ", "ＡＢ１０", "AB\u{AD}I0", "AB10\u{200E}"] {
      #expect(Folding.look(one) == Folding.look("AB10"), "\(one.unicodeScalars.map(\.value))")
    }
    for other in ["AB11", "AB1", "BA10", "AB-10"] { #expect(Folding.look(other) != Folding.look("AB10"), "\(other)") }
  }
}

@Suite("Mail addresses") struct MailAddressTests {
  @Test(
    "people have them",
    arguments: [
      "info@smørrebrød.dk", "anna@пример.укр", "a.b+c@x-y.example", "o'neil@firma.example", "ada@localhost",
      "post@例え.example",
    ])
  func are(text: String) { #expect(MailAddress(text)?.text == text) }

  @Test(
    "nobody has them",
    arguments: [
      "", "a", "a@", "@b.dk", "a@b", "a@b..dk", "a@.b.dk", "a@b.dk.", ".a@b.dk", "a..b@b.dk", "a.@b.dk", "a@-b.dk",
      "a@b-.dk", "a@b@c.dk", "a b@c.dk", "a@b c.dk", "a@b.dk,c@d.dk", "a@1.2.3.4", "a@b\u{200B}.dk", "<a@b.dk>",
      "a@b_c.dk",
      "a@\u{301}b.dk",
    ])
  func areNot(text: String) { #expect(MailAddress(text) == nil) }
}
