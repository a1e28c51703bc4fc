import Testing
import Values

@testable import People

/// The numbers are examples that registers and libraries print; nobody's.
@Suite("A country's number of somebody, as it is written and as it is stored") struct NationalNumberTests {
  @Test(
    "each form is read as people write it, and stored one way",
    arguments: [
      (.danish, "211062-5629", "2110625629"), (.danish, " 2110625629 ", "2110625629"),
      (.finnish, "131052-308t", "131052-308T"), (.swedish, "811228-9874", "8112289874"),
      (.swedish, "19811228 9874", "8112289874"), (.belgian, "85.07.30-033.28", "85073003328"),
      (.germanTax, "36 574 261 809", "36574261809"),
    ] as [(NationalNumber.Form, String, String)])
  func stored(_ form: NationalNumber.Form, _ written: String, _ stored: String) throws {
    let number = try NationalNumber(form, written)
    #expect(number.text == stored && number.fits)
  }

  @Test(
    "a check digit that does not fit is pointed out, and nothing else",
    arguments: [
      (.danish, "211062-5620"), (.danish, "010107-0000"), (.finnish, "131052-308U"), (.swedish, "811228-9875"),
      (.belgian, "85.07.30-033.29"), (.germanTax, "36574261800"),
    ] as [(NationalNumber.Form, String)])
  func doubted(_ form: NationalNumber.Form, _ written: String) throws {
    #expect(try !NationalNumber(form, written).fits)
  }

  @Test(
    "a day that does not exist is refused",
    arguments: [
      (.danish, "310299-0000"), (.danish, "290201-0000"), (.danish, "001062-5629"), (.finnish, "310252-308T"),
      (.finnish, "290201A308T"), (.swedish, "810230-9874"), (.swedish, "810092-0000"), (.belgian, "85.02.30-033.28"),
      (.belgian, "85.13.30-033.28"),
    ] as [(NationalNumber.Form, String)])
  func noDay(_ form: NationalNumber.Form, _ written: String) {
    #expect(throws: NationalNumber.Fault.day) { try NationalNumber(form, written) }
  }

  @Test(
    "a day that only looks as if it did not exist is taken: replacement, coordination and foreigners' numbers, leap days",
    arguments: [
      (.danish, "811062-0000"), (.danish, "290200-4000"), (.swedish, "811288-9874"), (.swedish, "000229-0000"),
      (.swedish, "189002280000"), (.belgian, "85.27.30-033.28"), (.belgian, "85.47.30-033.28"),
      (.belgian, "85.00.00-033.28"), (.finnish, "290200A3081"), (.finnish, "131052Y308T"), (.finnish, "131052+308T"),
    ] as [(NationalNumber.Form, String)])
  func odd(_ form: NationalNumber.Form, _ written: String) throws {
    _ = try NationalNumber(form, written)
  }

  @Test(
    "another shape is refused, also in other digits",
    arguments: [
      (.danish, "21106-5629"), (.danish, "211062-56290"), (.danish, "2११062-5629"), (.danish, ""),
      (.finnish, "131052G308T"), (.finnish, "131052-308G"), (.finnish, "131052-30"), (.swedish, "81122-9874"),
      (.swedish, "11811228-9"), (.belgian, "85.07.30-033"), (.germanTax, "06574261809"), (.germanTax, "3657426180"),
      (.germanTax, "abcdefghijk"),
    ] as [(NationalNumber.Form, String)])
  func shape(_ form: NationalNumber.Form, _ written: String) {
    #expect(throws: NationalNumber.Fault.shape) { try NationalNumber(form, written) }
  }

  @Test("each example that a refusal shows has the shape that it asks for", arguments: NationalNumber.Form.allCases)
  func examples(_ form: NationalNumber.Form) throws {
    _ = try NationalNumber(form, form.example)
  }
}
