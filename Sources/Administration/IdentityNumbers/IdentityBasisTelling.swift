import Access
import Design
import Language
import People
import Values
import Web

extension IdentityBasisPages {
  static let telling = Telling(of: IdentityBasisKind.self) { done, tx, desk in
    try IdentityBases.all(tx).map { all in
      guard let basis = all.first(where: { $0.id == done.id }), done.isLatest(basis.version) else {
        return desk.saidBefore(of: nil)
      }
      let mayChange = desk.might(Edit.self, IdentityBasisRecord.self)
      if done.was(.doneIdentityBasisEnded) {
        let isFree = all.allSatisfy { !$0.isOn }
        return desk.said(done, of: nil, undo: mayChange && isFree && !basis.isOn ? basis.resuming(desk) : nil)
      }
      guard done.was(.doneIdentityBasisNoted) else { return desk.said(done, of: nil) }
      return desk.said(done, of: nil, undo: mayChange && basis.isOn ? basis.ending(desk) : nil)
    }
  }
}

extension IdentityBasis {
  func ending(_ desk: Desk) -> Button {
    desk.takingBack(
      .identityBasisSwitchOff, at: AdministrationAddress.identityNumbers, version,
      [Hidden(name: IdentityBasisForm.step, value: IdentityBasisForm.off)],
      about: desk.voice(.identityBasisTitle))
  }

  func resuming(_ desk: Desk) -> Button {
    desk.takingBack(
      .identityBasisSwitchOn, at: AdministrationAddress.identityNumbers, version,
      [Hidden(name: IdentityBasisForm.step, value: IdentityBasisForm.again)],
      about: desk.voice(.identityBasisTitle))
  }
}
