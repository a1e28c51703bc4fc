import Access
import Design
import Employers
import Language
import People
import Programmes
import Rules
import Values
import Web

// What is said on the page behind an act on a placement, its ladder or its follow-ups, and the way back from it.

extension Placements {
  var tellings: [Telling] { [telling, tellingOfSteps, tellingOfFollowUps, tellingOfScans] }

  private var telling: Telling {
    Telling(of: PlacementKind.self) { done, tx, desk in
      let placement = try find(done.id, tx)
      let name = try placement.flatMap { try whose($0, tx, desk) }
      let desk = try placement.act { try desk.with($0.person, tx) }
      return .together(placement, name, try placement.flatMap { try undo(done, $0, tx, desk) }) {
        placement, name, undo in
        guard done.isLatest(placement.version) else { return desk.saidBefore(of: name) }
        if done.was(.doneStartWithdrawn) { return Said(desk.voice(.toldStartWithdrawn(name: name))) }
        if done.was(.donePlacementExtended), let last = placement.terms.period.until {
          return Said(desk.voice(.toldExtended(name: name, last: last)), undo: undo)
        }
        if done.was(.doneExtensionWithdrawn), let last = placement.terms.period.until {
          return Said(desk.voice(.toldExtensionWithdrawn(name: name, last: last)))
        }
        if done.was(.doneAdjusted) {
          let terms = [placement.occupied.words(desk.voice), placement.terms.working.lastSaid(by: desk.voice)]
          // What holds from a day on is a sentence of its own.
          let said = terms.compactMap(\.self).joined(separator: placement.terms.working.changes.isEmpty ? ", " : ". ")
          return Said(desk.voice(.toldAdjusted(name: name, terms: said)), undo: undo)
        }
        if done.was(.doneEndingAnnounced), let ending = placement.announced(on: desk.today) {
          return Said(desk.voice(.toldEndingAnnounced(name: name, last: ending.on)), undo: undo)
        }
        // What is a draft again, or has its last day behind it, does not go on by that.
        if done.was(.doneEndingWithdrawn), [.ready, .running].contains(placement.state(on: desk.today).kind) {
          return Said(desk.voice(.toldEndingWithdrawn(name: name)))
        }
        if done.was(.doneStarted), placement.state(on: desk.today).kind == .ready {
          return Said(desk.voice(.toldReady(name: name, first: placement.terms.period.from)), undo: undo)
        }
        if done.was(.doneApproved), let day = placement.papers.approved {
          return Said(desk.voice(.toldApproved(name: name, day: day)), undo: undo)
        }
        return desk.said(done, of: name, undo: undo ?? placement.form(of: done, desk))
      }
    }
  }

  /// Nothing where what was done put something in the place of what was there, or cannot be taken back any more.
  private func undo(
    _ done: Done<PlacementKind>, _ placement: Placement, _ tx: Transaction, _ desk: Desk
  ) throws -> Disclosed<Button?> {
    func may(_ act: Placement.State.Act, _ button: Button?) -> Disclosed<Button?> {
      tx.me.map { _ in placement.state(on: tx.today).kind.acts.contains(act) ? button : nil }
    }
    let nothing = tx.me.map { _ in Button?.none }
    guard !done.isAgain, done.isLatest(placement.version) else { return nothing }
    let mayEdit = desk.might(Edit.self, PlacementRecord.self)
    if done.was(.donePlacementDrafted) {
      return may(.end, desk.might(End.self, PlacementRecord.self) ? placement.dropping(desk) : nil)
    }
    if done.was(.doneStarted) {
      let held = try followUps(of: placement.id, tx)
      return held.map { held in
        let isOpen = mayEdit && placement.mayNotStart(on: desk.today) && held.allSatisfy { $0.result == nil }
        return isOpen ? placement.startWithdrawal(desk) : nil
      }
    }
    if done.was(.donePlacementExtended) {
      return may(.extend, mayEdit && !done.part.isEmpty ? placement.extensionWithdrawal(until: done.part, desk) : nil)
    }
    if done.was(.doneAdjusted) {
      return may(
        .adjust,
        mayEdit && placement.ending == nil
          ? placement.adjustment(backTo: done.part, desk)
            ?? desk.changing(PlacementsAddress.editPlacement(placement.id))
          : nil)
    }
    if done.was(.doneEndingAnnounced, .donePlacementEnded, .doneDraftDropped) {
      let isOpen = placement.mayGoOn(on: tx.today) && desk.might(End.self, PlacementRecord.self)
      // What an exit rests on stands as long as that one does.
      return try disclose(placement.id, tx).map { around in
        isOpen && around.exitRestsOnEnding == nil ? placement.endingWithdrawal(desk) : nil
      }
    }
    if done.was(.doneAcceptedWithout), let point = CheckPoint(text: done.part),
      placement.papers.accepted[point] != nil, desk.might(Edit.self, PlacementRecord.self)
    {
      return may(.sign, placement.withdrawal(of: point, about: desk.voice(point.rule.phrase), desk))
    }
    if done.was(.doneApproved, .doneCaseNumber), done.part == Placement.onlyApproved {
      return may(.sign, desk.might(Edit.self, ApprovalRecord.self) ? placement.disapproval(desk) : nil)
    }
    guard done.was(.doneSigned, .doneDeclared, .doneConfirmed, .doneApproved, .doneCaseNumber, .donePapers),
      !done.part.isEmpty, desk.might(Edit.self, PlacementRecord.self)
    else { return nothing }
    let names = Set(done.part.split(separator: ",").map(String.init))
    return try disclose(placement.id, tx).flatMap { around in
      may(.sign, SigningForm(around: around, language: desk.voice.language).without(names, desk))
    }
  }

  private var tellingOfSteps: Telling {
    Telling(of: LadderStepKind.self) { done, tx, desk in
      let step = try step(done.id, tx)
      let placement = try step.flatMap { try find($0.placement, tx) }
      let name = try placement.flatMap { try whose($0, tx, desk) }
      let desk = try placement.act { try desk.with($0.person, tx) }
      let remainder = try step.flatMap { try told(done, $0, tx, desk) }
      let ladder = try step.flatMap { step in
        try disclose(step.placement, tx).map { (around: $0, mayGo: $0.canDoWithout(step)) }
      }
      return .together(step, remainder, name, ladder) { step, remainder, name, ladder in
        let (placement, mayGo) = (ladder.around.placement, ladder.mayGo)
        guard done.isLatest(step.version) else { return desk.saidBefore(of: name) }
        if done.was(.doneStepPlanned) {
          let mayTakeBack = mayGo && step.isRevocable(on: desk.today) && desk.might(Edit.self, LadderRecord.self)
          return Said(
            desk.voice(
              step.week <= ISOWeek(containing: desk.today) && placement.occupied.from <= desk.today
                ? .toldStepRuns(name: name, hours: step.hours, week: step.week)
                : .toldStepPlanned(name: name, hours: step.hours, week: step.week)),
            undo: mayTakeBack ? step.takingBack(.ladderWithdraw, desk) : nil)
        }
        if done.was(.doneStepHeld) {
          let mayTakeBack = mayGo && step.isRevocable(on: desk.today) && desk.might(Edit.self, LadderRecord.self)
          return desk.said(done, of: name, undo: mayTakeBack ? step.takingBack(.ladderWithdraw, desk) : nil)
        }
        if done.was(.doneStepWithdrawn) {
          let gone = desk.voice(.toldStepWithdrawn(name: name, hours: step.hours, week: step.week))
          return Said([gone, remainder].compactMap(\.self).joined(separator: " "))
        }
        if case .refused = step.outcome, done.was(.doneNotAgreed),
          let why = step.refusalPhrase(through: placement.lastDay)
        {
          return Said(
            desk.voice(.toldNotAgreed(name: name, hours: step.hours, week: step.week, reason: desk.voice(why))),
            undo: desk.might(Edit.self, LadderRecord.self) ? step.takingBack(.ladderTakeOff, desk) : nil)
        }
        return desk.said(done, of: name)
      }
    }
  }

  /// What stands on the ladder where a step was removed that had been decided in place of another.
  private func told(
    _ done: Done<LadderStepKind>, _ step: LadderStep, _ tx: Transaction, _ desk: Desk
  ) throws -> Disclosed<String?> {
    guard done.was(.doneStepWithdrawn), step.replaces != nil else { return tx.me.map { _ in nil } }
    return try disclose(step.placement, tx).map { $0.remainder(afterRemoving: step)?.told(by: desk.voice) }
  }

  private var tellingOfFollowUps: Telling {
    Telling(of: FollowUpKind.self) { done, tx, desk in
      let followUp = try followUp(done.id, tx)
      let placement = try followUp.flatMap { try find($0.placement, tx) }
      let name = try placement.flatMap { try whose($0, tx, desk) }
      let desk = try placement.act { try desk.with($0.person, tx) }
      let off =
        try done.was(.doneFollowUpMoved) ? followUp.flatMap { try dayOff($0, tx, desk) } : tx.me.map { _ in nil }
      return .together(followUp, placement, name, off) { followUp, placement, name, off in
        guard done.isLatest(followUp.version) else { return desk.saidBefore(of: name) }
        let mayChange = placement.opensFollowUps(desk)
        let voice = desk.voice
        if done.was(.doneFollowUpDone), let result = followUp.result {
          return Said(
            voice(.toldFollowUpDone(name: name, day: result.on)),
            undo: mayChange && !done.isAgain ? followUp.undoing("reopened", .followUpReopen, desk) : nil)
        }
        if done.was(.doneFollowUpMoved) {
          return Said(
            [voice(.toldFollowUpMoved(name: name, day: followUp.due)), off].compactMap(\.self).joined(separator: " "),
            undo: mayChange && followUp.mayMoveBack ? followUp.undoing("moved-back", .followUpMoveBack, desk) : nil)
        }
        if done.was(.doneFollowUpReopened) {
          return Said(voice(.toldFollowUpReopened(name: name, day: followUp.due)))
        }
        if done.was(.doneFollowUpMovedBack) {
          return Said(voice(.toldFollowUpMovedBack(name: name, day: followUp.due)))
        }
        return desk.said(done, of: name)
      }
    }
  }

  /// That nobody works on the day to which it was moved, at the workplace or at the reader's office.
  private func dayOff(_ followUp: FollowUp, _ tx: Transaction, _ desk: Desk) throws -> Disclosed<String?> {
    let office = try Employers.suggestion(from: followUp.due, shelf.calendars, tx)
    return try disclose(followUp.placement, tx).map { around in
      (FollowUpDayOff(followUp, around, desk.voice)
        ?? FollowUpDayOff(office: followUp.due, next: office, desk.voice))?.said(by: desk.voice)
    }
  }

  private var tellingOfScans: Telling {
    Telling(of: FileKind.self) { done, tx, desk in
      let scan = try scan(done.id, tx)
      let name = try scan.flatMap { try find($0.placement, tx) }.flatMap { try whose($0, tx, desk) }
      return .together(scan, name) { scan, name in
        guard done.isLatest(scan.version) else { return desk.saidBefore(of: name) }
        let mayRestore =
          done.was(.doneScanRemoved) && desk.might(End.self, PlacementScanRecord.self)
          && (scan.removal?.isRestorable(on: desk.today) ?? false)
        if done.was(.doneScanAttached, .doneScanRestored), desk.might(End.self, PlacementScanRecord.self) {
          return desk.said(
            done, of: name,
            undo: Button(desk.voice(.scanRemove), .go(.to(PlacementsAddress.scanRemoval(scan.id))), tone: .quiet))
        }
        return desk.said(done, of: name, undo: mayRestore ? scan.restoration(desk) : nil)
      }
    }
  }

  /// Whose placement it is, and where.
  private func whose(_ placement: Placement, _ tx: Transaction, _ desk: Desk) throws -> Disclosed<String> {
    .together(
      try People.title(of: placement.person, tx, desk.voice), try Employers.workplaces(among: [placement.workplace], tx)
    ) { person, places in
      [person, places.first?.details.name].compactMap(\.self).joined(separator: ", ")
    }
  }
}
