import Values

extension PlacementChecks {
  /// Approved on or before the first day. A date in the future is a plan, not an approval.
  func approval(_ terms: MeasureTerms) -> Check {
    judge(.approval, terms.approval) { _ in
      let start = facts.period.from
      let approved = facts.approval.flatMap { $0 <= today ? $0 : nil }
      if let approved, approved <= start { return (.fulfilled, .approvedInTime(on: approved, start: start)) }
      // On the first day itself it can still come in time.
      if approved != nil || start < today {
        return (.breached, .startedWithoutApproval(start: start, approved: approved))
      }
      return (.breached, .approvalMissing(start: start))
    }
  }

  /// One check for every role that the pack speaks of.
  func signatures(_ terms: MeasureTerms) -> [Check] {
    terms.signatures.sorted { $0.key < $1.key }.map { role, rule in
      judge(.signature, rule, none: .signatureNotRequired(role), unknown: .signatureUnknown(role)) { need in
        signature(role, need)
      }
    }
  }

  /// That whoever stands for somebody under 18 has signed: as long as she is under 18, of what begins before she is 18 or
  /// what she signed before. Once she is 18 nobody is asked any more; what was signed stays said.
  func guardianSignature() -> [Check] {
    guard let rule = pack.youth?.placementSignature, let minority = facts.birth.minority else { return [] }
    let signed = facts.signatures[.guardian].flatMap { $0 <= today ? $0 : nil }
    let isBefore = facts.period.from <= minority.lastPossible || hasSignedBy(minority.lastPossible)
    guard today <= minority.lastPossible, isBefore else {
      return signed.map { [Check(.signature, .fulfilled, .signed(.guardian, on: $0), by: rule)] } ?? []
    }
    return [
      judge(.signature, rule, none: .signatureNotRequired(.guardian), unknown: .signatureUnknown(.guardian)) { _ in
        if signed == nil {
          let isCertain =
            today <= minority.lastCertain
            && (facts.period.from <= minority.lastCertain || hasSignedBy(minority.lastCertain))
          guard isCertain else { return (.notKnown, .factMissing(.birthForSignature)) }
          if facts.hasGuardian == false { return (.breached, .guardianNotNoted) }
        }
        return signature(.guardian, .always)
      }
    ]
  }

  private func hasSignedBy(_ day: CivilDate) -> Bool { facts.signatures[.participant].map { $0 <= day } ?? false }

  private func signature(_ role: SignatoryRole, _ need: SignatureNeed) -> (Verdict, Finding) {
    let signed = facts.signatures[role].flatMap { $0 <= today ? $0 : nil }
    if need == .withSeveralEmployees {
      let several =
        facts.workplace.hasSeveralEmployees
        ?? facts.workplace.headcounts.on(facts.period.from).flatMap { $0.ordinaryStaff > 1 ? true : nil }
      if several == false { return (.doesNotApply, .nobodyToRepresent) }
      // It can be asked: until then nothing begins without the signature.
      if several == nil, signed == nil {
        return (facts.standing == .planned ? .breached : .notKnown, .factMissing(.severalEmployees(role)))
      }
    }
    guard let signed else {
      let start = facts.period.from
      if start < today {
        return (.breached, .signatureOverdue(role, start: start, isPlanned: facts.standing == .planned))
      }
      return (.breached, .signatureMissing(role, start: start))
    }
    guard signed <= facts.period.from else {
      return (.breached, .signedAfterStart(role, on: signed, start: facts.period.from))
    }
    return (.fulfilled, .signed(role, on: signed))
  }

  func purpose(_ terms: MeasureTerms) -> Check {
    judge(.purpose, terms.purposes) { allowed in
      guard let purpose = facts.purpose else { return (.breached, .purposeMissing(allowed: allowed)) }
      return allowed.contains(purpose)
        ? (.fulfilled, .purposeNamed(purpose)) : (.breached, .purposeNotAllowed(purpose, allowed: allowed))
    }
  }

  /// One check for everything that the employer must declare. Silence breaches: the rule asks for the answer.
  func statements(_ terms: MeasureTerms) -> [Check] {
    terms.statements.sorted { $0.key < $1.key }.map { code, rule in
      judge(.statement, rule, none: .statementNotRequired(code), unknown: .statementUnknown(code)) { level in
        guard let answer = facts.statements[code] else {
          return (.breached, .statementMissing(code, askedOf: level))
        }
        return answer.isTrue
          ? (.fulfilled, .stated(code, on: answer.on)) : (.breached, .statementDenied(code, on: answer.on))
      }
    }
  }

  /// Empty when the pack does not ask for permission, or the reader is not told of it. What nobody knows is a question, and
  /// stops nothing. A permission that ends while no last day is agreed is told, and stops nothing either: somebody looks at it
  /// before it does.
  func permission(_ terms: MeasureTerms) -> [Check] {
    guard let rule = terms.workPermission, facts.permission != .untold else { return [] }
    var check = judge(.workPermission, rule) { _ in
      switch facts.permission {
      case .unknown, .untold: (.notKnown, .factMissing(.workPermission))
      case .notThisJob: (.breached, .notPermitted)
      case .unrestricted(nil), .thisJob(nil): (.fulfilled, .permitted(until: nil))
      case .unrestricted(let until?), .thisJob(let until?): permission(until: until)
      }
    }
    if case .permissionEnds(_, nil) = check.finding { (check.blocking, check.overridable) = (false, false) }
    return [check]
  }

  private func permission(until: CivilDate) -> (Verdict, Finding) {
    let (first, last) = (facts.period.from, facts.period.until)
    // Of days gone by nothing can be mended.
    let left = facts.standing == .running ? max(first, min(today, last ?? today)) : first
    if until < left { return (.breached, .permissionEnded(on: until)) }
    if let last, last <= until { return (.fulfilled, .permitted(until: until)) }
    return (.breached, .permissionEnds(on: until, lastDay: last))
  }
}
