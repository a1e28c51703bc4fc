import Testing
import Values

@Suite("Whether two are the same") struct IdentityTests {
  @Test(
    "a number of a register is one however it is written",
    arguments: [
      ("21436587", "21 43 65 87"), ("21436587", "DK21436587"), ("21436587", "DK-21.43.65.87"),
      ("21436587", "CVR 21436587"), ("21436587", "CVR-nr.: 21436587"), ("21436587", "cvrnr21436587"),
      ("21436587", "٢١٤٣٦٥٨٧"),
      ("1021436587", "P-nummer 1021436587"), ("1021436587", "1O21436587"), ("21436587", "２１４３６５８７"),
      ("2143658-7", "FI21436587"), ("556677-8899", "5566778899"), ("HRB 1234 Meppen", "hrb-1234 MEPPEN"),
      ("21436587", "DK CVR 21436587"), ("21436587", "DK CVR 21 43 65 87"), ("21436587", "21436587 (CVR)"),
      ("21436587", "21 43 65 87 (CVR)"), ("21436587", "\u{421}VR 21436587"), ("21436587", "21436587, hovedkontor"),
      ("1021436587", "1021436587 (P)"), ("1021436587", "P№ 1021436587"), ("1021436587", "P № 1021436587"),
      ("1021436587", "\u{420}-1021436587"), ("1021436587", "P1021436587"), ("1021436587", "№1021436587"),
      ("ОГРН 1021436587021", "огрн-1021436587021"),
      // As other registers, or earlier years, write the same number.
      ("559999-1238", "SE559999123801"), ("559999-1238", "16559999-1238"), ("559999-1238", "SE 559999123801"),
      ("0999.123.457", "999123457"), ("0999.123.457", "BE 999.123.457"), ("1021436587", "01021436587"),
      // As a table program leaves it.
      ("1021436587", "1021436587.0"), ("21436587", "21436587,00"), ("21436587", "2.1436587E7"),
      ("21436587", "2.1436587e+07"), ("22304054", "022304054"), ("0112038-9", "112038-9"),
      // The number of a court's register, with its court in another place.
      ("HRB 1234 Osnabrück", "HRB 1234 Amtsgericht Osnabrück"),
      ("HRB 1234 Osnabrück", "Amtsgericht Osnabrück HRB 1234"),
      ("HRB 1234 Osnabrück", "HRB 1234 (Osnabrück)"), ("HRB 1234 Osnabrück", "HRB1234, AG Osnabrück"),
      ("HRB 1234 Osnabrück", "Osnabrueck, HRB-Nr. 1234"), ("HRB 1234 Osnabrück", "HRB Osnabrück 1 234"),
      ("HRB 1234 Osnabrück", "Registergericht: Osnabrück; HRB 01234"),
      ("HRB 1234 Osnabrück", "Handelsregister beim Amtsgericht Osnabrück: HRB 1234"),
      ("HRB 7 Frankfurt am Main", "AG Frankfurt am Main, HRB 7"), ("VR 12 Meppen", "Vereinsregister Meppen VR 12"),
      ("HRB 1234 B Charlottenburg", "HRB 1234 B, Amtsgericht Charlottenburg (Berlin)"),
      ("HRB 1234 B Berlin", "Amtsgericht Charlottenburg HRB 1234 B"), ("HRB 45 FL Flensburg", "AG Flensburg HRB 45 FL"),
    ])
  func identity(one: String, other: String) {
    #expect(Folding.identity(one) == Folding.identity(other))
    #expect(Folding.identity(one) != nil)
  }

  @Test("other numbers are others, and what holds no digit is none")
  func others() {
    #expect(
      Folding.identity("559999123901") != Folding.identity("559999-1239"), "no check digit says that it is Swedish")
    #expect(Folding.identity("999123458") != Folding.identity("0999123458"), "nor Belgian")
    #expect(Folding.identity("559999-1238") != Folding.identity("559999-1246"))
    #expect(Folding.identity("21436587") != Folding.identity("21436579"))
    #expect(Folding.identity("0214365") != Folding.identity("214365"))
    #expect(Folding.identity("21436587 21436595") != Folding.identity("21436587"), "two numbers are not the first")
    #expect(Folding.identity("P12143658") != Folding.identity("12143658"), "elsewhere a letter in front belongs to it")
    #expect(Folding.identity("HRB 1234 Meppen") != Folding.identity("HRB 1234 Lingen"))
    #expect(Folding.identity("HRB 1234, AG Meppen") != Folding.identity("AG Lingen, HRB 1234"))
    #expect(Folding.identity("HRB 1234 Meppen") != Folding.identity("HRA 1234 Meppen"), "two registers of one court")
    #expect(Folding.identity("HRB 1234 B Charlottenburg") != Folding.identity("HRB 1234 Charlottenburg"))
    #expect(Folding.identity("HRB 1 Frankfurt am Main") != Folding.identity("HRB 1 Frankfurt (Oder)"))
    #expect(Folding.identity("HRB 11 Meppen 4") != Folding.identity("HRB 114 Meppen"))
    #expect(Folding.identity("SC045551") != Folding.identity("NI045551"), "two registers of one country")
    for none in ["", "-", "ukendt", "?", "\u{200B}", "DK"] { #expect(Folding.identity(none) == nil, "\(none)") }
  }

  @Test(
    "what somebody wrote who did not know the number joins nobody's records",
    arguments: [
      "0", "00", "00000000", "0000 0000", "123", "1234", "12345", "12345678", "0123456789", "1234567890", "11111111",
      "99999999", "CVR 00000000", "DK12345678", "xxx1", "ukendt 1", "spørg 2026", "2026", "1.", "--0--", "OOOOOOOO",
      "HRB 1234", "hrb-1234", "VR 12", "Amtsgericht HRB 1234", "HRB 1234 B", "١٢٣",
    ])
  func placeholders(text: String) {
    #expect(Folding.identity(text) == nil)
  }

  @Test("a number whose digits a table program dropped is none")
  func lost() {
    for text in ["1.02E+09", "1,08608296E+09", "2e9", " 2.11E+9 "] { #expect(Folding.hasLostDigits(text), "\(text)") }
    for text in ["2.1436587E7", "1021436587.0", "12E3", "HRB 7", "21436587", "SE559999123801", "1.2.3", ""] {
      #expect(!Folding.hasLostDigits(text), "\(text)")
    }
  }

  @Test("an l is a 1 to the eye, and one apostrophe another")
  func eyes() {
    for (one, other) in [("p1", "pl"), ("l12", "112"), ("O12", "012"), ("P1", "PI"), ("p'1", "p\u{2019}1")] {
      #expect(Folding.look(one) == Folding.look(other), "\(one) \(other)")
    }
    #expect(Folding.look("p1") != Folding.look("p2"))
  }

  @Test(
    "numbers of other countries' registers are numbers, as they are",
    arguments: [
      // Invented, in the form of: Denmark, Germany, Austria, Switzerland, Luxembourg, Belgium, Finland, Sweden, Norway,
      // the United Kingdom, Ireland, Poland, Spain, Czechia, France, Malta.
      "10000017", "1000000001", "HRB 7 Musterstadt", "FN 98765w", "CHE-109.322.551", "B4321", "0202.239.951",
      "0112038-9",
      "556703-7485", "923 609 016", "SC045551", "024681", "0000357814", "A58818501", "00177041", "732 829 320", "C2833",
    ])
  func foreign(text: String) {
    #expect(Folding.identity(text) != nil)
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

  @Test(
    "a telephone that nobody has is nobody's", arguments: ["+45 00 00 00 00", "00000000", "11 11 11 11", "99999999"])
  func noPhone(number: String) {
    #expect(!Folding.isSamePhone(number, number))
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

  @Test(
    "one name in another passport's letters is the same name",
    arguments: [
      ["Ahmad", "Ahmed", "أحمد"], ["Hossein", "Hussein", "Husain", "حسين"],
      ["Mohammed", "Mohamed", "Muhammad", "Mohammad", "Mehmet", "محمد"], ["Yurii", "Yuri", "Jurij", "Юрій"],
      ["Oleksandr", "Олександр"], ["Aleksandr", "Alexandr", "Александр"], ["Mykola", "Микола"],
      ["Andrii", "Andriy", "Andrij", "Андрій"], ["Nataliia", "Natalia", "Nataliya", "Наталія"],
      ["Yusuf", "Youssef", "Yousuf", "يوسف"], ["Khadija", "Khadijah", "خديجة"],
      ["Tsegay", "ፀጋይ"], ["Zainab", "Zeinab", "Zaynab", "زينب"],
    ])
  func passports(spellings: [String]) {
    for one in spellings {
      for other in spellings {
        #expect(Folding.isSameName(one + " Opdigtet", other + " Opdigtet"), "\(one) and \(other)")
      }
    }
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
    "one that was copied from a page or a letter is read without what stands around it",
    arguments: [
      "mailto:info@example.dk", "MAILTO:info@example.dk?subject=Hej", "<info@example.dk>", "<mailto:info@example.dk>",
      "info@example.dk",
    ])
  func bare(text: String) { #expect(MailAddress.bare(text) == "info@example.dk") }

  @Test(
    "nobody has them",
    arguments: [
      "", "a", "a@", "@b.dk", "a@b", "a@b..dk", "a@.b.dk", "a@b.dk.", ".a@b.dk", "a..b@b.dk", "a.@b.dk", "a@-b.dk",
      "a@b-.dk", "a@b@c.dk", "a b@c.dk", "a@b c.dk", "a@b.dk,c@d.dk", "a@1.2.3.4", "a@b\u{200B}.dk", "<a@b.dk>",
      "a@b_c.dk",
      "a@\u{301}b.dk",
    ])
  func areNot(text: String) { #expect(MailAddress(text) == nil) }

  @Test(
    "one address in two spellings is one",
    arguments: [
      ("info@smørrebrød.dk", "info@xn--smrrebrd-64af.dk"), ("Info@Smørrebrød.DK", "info@smørrebrød.dk"),
      ("anna@пример.укр", "ANNA@xn--e1afmkfd.xn--j1amh"), ("post@例え.example", "post@xn--r8jz45g.example"),
      ("a@bu\u{308}cher.example", "a@b\u{FC}cher.example"), ("a@XN--BCHER-KVA.example", "a@bücher.example"),
    ])
  func same(one: String, other: String) { #expect(Folding.mail(one) == Folding.mail(other)) }

  @Test("other addresses are others, and what is no such name stays as it is")
  func others() {
    #expect(Folding.mail("info@smorrebrod.dk") != Folding.mail("info@smørrebrød.dk"))
    #expect(Folding.mail("xn--a@b.dk") == "xn--a@b.dk")
    for text in ["a@xn--.dk", "a@xn--99999999999999999.dk", "a@xn--\u{E5}.dk", "xn--", "@", ""] {
      #expect(Folding.mail(text) == text, "\(text)")
    }
  }
}
