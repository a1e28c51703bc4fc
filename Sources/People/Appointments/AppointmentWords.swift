import Language
import Values

// What the codes of appointments are called.

extension Appointment.Party {
  var phrase: Phrase {
    switch self {
    case .authority: .appointmentWithAuthority
    case .workplace: .appointmentWithWorkplace
    case .school: .appointmentWithSchool
    case .family: .appointmentWithFamily
    case .other: .appointmentWithOthers
    }
  }
}

extension Appointment.Means {
  var phrase: Phrase {
    switch self {
    case .meeting: .appointmentMeeting
    case .phone: .appointmentByPhone
    case .screen: .appointmentOnScreen
    }
  }
}

extension Appointment.Childcare {
  var phrase: Phrase {
    switch self {
    case .notAsked: .appointmentChildcareNotAsked
    case .notNeeded: .appointmentChildcareNotNeeded
    case .needed: .appointmentChildcareNeeded
    case .arranged: .appointmentChildcareArranged
    }
  }
}

extension Appointment.Interpreter.Wish {
  var phrase: Phrase {
    switch self {
    case .either: .appointmentInterpreterEither
    case .woman: .appointmentInterpreterWoman
    case .man: .appointmentInterpreterMan
    }
  }
}

extension Appointment.Interpreter.State {
  var phrase: Phrase {
    switch self {
    case .notBooked: .appointmentInterpreterNotBooked
    case .booked: .appointmentInterpreterBooked
    case .confirmed: .appointmentInterpreterConfirmed
    case .didNotCome: .appointmentInterpreterDidNotCome
    }
  }
}

extension Appointment.Outcome.Code {
  var phrase: Phrase {
    switch self {
    case .held: .appointmentHeld
    case .missed: .contactDidNotCome
    case .calledOff: .appointmentCalledOff
    }
  }
}

extension Appointment.Caller {
  var phrase: Phrase {
    switch self {
    case .person: .appointmentCalledOffByPerson
    case .us: .appointmentCalledOffByUs
    case .others: .appointmentCalledOffByOthers
    }
  }
}

extension Appointment.Why {
  var phrase: Phrase {
    switch self {
    case .letter: .appointmentWhyLetter
    case .illness: .appointmentWhyIllness
    case .childcare: .appointmentWhyChildcare
    case .transport: .appointmentWhyTransport
    case .forgot: .appointmentWhyForgot
    case .didNotKnow: .appointmentWhyDidNotKnow
    case .other: .appointmentWhyOther
    }
  }
}

extension Appointment {
  /// With whom, as it is said to those who may know it: whom of the workers, and who else.
  func withWhom(_ voice: Voice) -> [String] {
    let others = [details.party.map { voice($0.phrase) }, details.partyName].compactMap(\.self).joined(separator: ", ")
    return [host?.name, others.isEmpty ? nil : others].compactMap(\.self)
  }
}

extension Appointment.Slot {
  /// Only the times; the day is said beside them.
  func times(_ voice: Voice) -> String {
    until.map { voice(.appointmentFromUntil(from: from, until: $0)) } ?? voice(.appointmentFrom(from: from))
  }

  func said(_ voice: Voice) -> String { voice(.appointmentDayAndTimes(day: day, times: times(voice))) }
}

extension Voice {
  /// A language by its name, or by its code where it has none here.
  func said(_ language: LanguageTag) -> String { name(of: language) ?? language.text }
}
