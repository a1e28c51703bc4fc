import Values

#if canImport(Glibc)
  import Glibc
#endif

/// Feeds arbitrary bytes to one reader at a time, chosen by the environment. Faults are fine; crashes are not. What was
/// accepted must also keep a promise: figures do not depend on threads, and a filed record reads back as written.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let file = InputFile(name: "fuzzed", bytes: bytes)
  do {
    switch target {
    case "participations": try report(participations: file, events: InputFile(name: "e", bytes: eventLines.utf8))
    case "events": try report(participations: InputFile(name: "p", bytes: rowLines.utf8), events: file)
    case "entities":
      var inputs = Report.Inputs(
        participations: InputFile(name: "p", bytes: rowLines.utf8), events: InputFile(name: "e", bytes: eventLines.utf8)
      )
      (inputs.entities, inputs.operations) = (file, file)
      _ = try EntityCount(inputs, pack)
      inputs.operations = nil
      _ = try EntityCount(inputs, pack)
    case "pack":
      let pack = try Pack(file)
      _ = try Report(
        Report.Inputs(
          participations: InputFile(name: "p", bytes: rowLines.utf8),
          events: InputFile(name: "e", bytes: eventLines.utf8)),
        pack: pack, parameters: pack.defaults, threads: 1)
    case "parameters":
      let parameters = try Parameters.standard.changed(by: JSON(file), file: "fuzzed")
      _ = try Report(
        Report.Inputs(
          participations: InputFile(name: "p", bytes: rowLines.utf8),
          events: InputFile(name: "e", bytes: eventLines.utf8)),
        pack: pack, parameters: parameters, threads: 1)
    case "filing":
      let filing = try Filing(file)
      let again = try Filing(InputFile(name: "again", bytes: filing.json.indented.utf8))
      precondition(again.json == filing.json, "a record reads back as written")
    default: fatalError("FUZZ_TARGET names no reader")
    }
  } catch {
    precondition(!error.description.isEmpty)
  }
  return 0
}

private func report(participations: InputFile, events: InputFile) throws(InputFault) {
  let inputs = Report.Inputs(participations: participations, events: events)
  let one = try Report(
    inputs, pack: pack, parameters: pack.defaults, breakdown: [.objective, .cohort, .ageBand], wantsMembers: true,
    wantsFindings: true, threads: 1)
  let two = try Report(
    inputs, pack: pack, parameters: pack.defaults, breakdown: [.objective, .cohort, .ageBand], threads: 2)
  precondition(one.figures == two.figures, "figures do not depend on threads")
}

private let target = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""

private let pack = try! Pack(named: "ESF1420_2013")

private let rowLines = """
  record_id,recorded_at,deleted,operation_id,objective,region_category,nuts2,person_id,entry_date,exit_date,observed_until,birth_date,gender,lm_status,unemp_since,in_edu,isced,hh_jobless,hh_dep_children,hh_single_adult,tcn,foreign_background,minority,disability,other_disadv,homeless,rural,yei
  r-a,2023-01-01,,OP1,a,LESS,QX11,a,2023-03-01,2023-06-01,2023-12-31,1990-05-05,F,UNEMP,2023-01-15,N,2,N,N,N,N,N,N,N,N,N,N,Y
  r-b,2023-01-01,,OP1,a,LESS,QX11,b,2023-03-01,2023-06-01,2023-12-31,1990-05-05,M,INACT,2023-01-15,N,2,N,N,N,N,N,N,N,N,N,N,Y

  """

private let eventLines = """
  event_id,recorded_at,deleted,operation_id,person_id,date,kind,value
  e1,2023-06-10,,OP1,a,2023-06-10,LM,EMPL
  e2,2023-06-10,,OP1,b,2023-06-10,EDU,Y

  """
