extension CSVTable {
  /// Turns what the scanner met into a sentence with line, column and remedy.
  static func describe(_ fault: ScanFault, in file: InputFile, names: [String]) -> InputFault {
    let (problem, remedy) = wording(fault, value: fault.value.isEmpty ? "" : file.text(fault.value) ?? "?")
    return InputFault(
      file: file.name, line: file.line(of: fault.offset), column: fault.field + 1,
      columnName: fault.field < names.count ? names[fault.field] : nil, problem: problem, remedy: remedy)
  }

  private static func wording(_ fault: ScanFault, value: String) -> (problem: String, remedy: String) {
    switch fault.reason {
    case .unterminatedQuote:
      ("the quotation mark that opens here is never closed", "Close it, or write a quotation mark in a field twice.")
    case .strayQuote:
      (
        "there is a quotation mark inside a field that is not quoted",
        "Put the whole field in quotation marks and write the one inside twice."
      )
    case .textAfterQuote:
      (
        "text follows the closing quotation mark",
        "Put the separator right after it, or write a quotation mark in a field twice."
      )
    case .loneReturn:
      ("a line ends with a carriage return alone", "Save the file with line feeds (LF or CRLF).")
    case .fieldTooLong:
      ("the field is longer than \(Slice.longest) bytes", "Look for a quotation mark that is not closed.")
    case .tooManyFields(let expected):
      ("the row has more than the header's \(expected) fields", "Quote fields that hold the separator.")
    case .tooFewFields(let got, let expected):
      ("the row has \(got) fields and the header \(expected)", "Add the missing separators; fields may be empty.")
    case .empty:
      ("the field is empty", "Every row needs it: without it the row cannot be told apart or dated.")
    case .notADate:
      ("“\(value)” is not a date", "Write an existing day as YYYY-MM-DD, or leave the field empty if it is unknown.")
    case .notUTF8:
      ("the text is not UTF-8", "Save the file as CSV in UTF-8, and look whether its letters are right.")
    case .notDeletedFlag:
      ("“\(value)” does not say whether the row is withdrawn", "Write Y for a withdrawn row, else N or nothing.")
    }
  }
}
