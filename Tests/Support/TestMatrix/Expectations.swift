import Access

/// The matrix once more, from the other side: for every role what it sees of what, through which relation. Written by
/// hand from the default matrix of the domain description and the two remarks at the head of `Matrix.swift`, so that a
/// slip in one of the two tables shows. `Tests/Access` holds every cell against it with rows of its own, `Tests/Stories`
/// every address of the product.
///
/// Columns: what · through · acts · mask (full when empty).
/// Acts: `r`ead, `l`ist, count `n`, `c`reate, `e`dit, `a`gree, end `x`, `t`ake an extract.
enum Expectations {
  // swift-format-ignore
  static let table = """
    # The week ledger and the agreement are hers; hours and tasks she agrees at the workplace.
    job-consultant
      person              colleague                  c
      postal-address      responsible                rlnce
      person              responsible team           rlnex
      # Before a referral is accepted: who it is and why, and the decision.
      person              receiving                  rln       referral
      participation       receiving                  rlnex
      assignment          responsible team           rlncex
      protection          responsible                rlnce
      protection          team                       rln
      consideration       responsible team           rlncex
      hours-question      responsible team           rlncx
      obstacle            responsible team           rlnce
      guardian            responsible team           rlnce
      person-merge        responsible team           rlnce
      identity-number     responsible                rlnce
      appointment         responsible team           rlnce
      closed-appointment  responsible team           rln       presence
      contact-entry       responsible team           rlnce
      note                responsible team           rlnce
      residence           responsible team           rln       permission-until
      absence-reason      responsible team           rln       class-only
      pause-days          responsible team           rln
      week-hours          responsible team           rlnce
      case-hours          responsible team           rlnce
      week-reduction      responsible team           rlnce
      competence-item     responsible team           rlncex
      progression-answer  responsible team           rln
      workers-belief      responsible team           c
      workers-belief      author                     rlnex
      programme           installation               rln
      participation       responsible team           rlncex
      plan                responsible team           rlnce
      organisation        installation               rlncex
      workplace           installation               rlncex
      firm-contact        installation               rlncex
      firm-check          installation               rlncex
      placement           responsible team           rlncex
      placement-scan      responsible team           rlncex
      ladder              responsible team           rlncex
      follow-up           responsible team           rlncex
      quota-slot          installation               rln
      obligation          author responsible team receiving subject  rlne
      account             colleague                  rln       shared
      identity-basis      colleague                  rln
      absence             colleague                  rlnc
      absence             author                     rlnex
    # Residence and permits are hers. A job centre that referred somebody sees its own, and no one else's.
    case-manager
      person              colleague                  c
      postal-address      responsible                rlnce
      person              responsible team referrer  rlnex
      person              receiving                  rln       referral
      participation       receiving                  rlnex
      assignment          responsible team referrer  rlncex
      protection          responsible                rlnce
      protection          team referrer              rln
      consideration       responsible team referrer  rln
      hours-question      responsible team referrer  rlncx
      obstacle            responsible team referrer  rlnce
      guardian            responsible team referrer  rlnce
      person-merge        responsible team referrer  rlnce
      identity-number     responsible                rlnce
      appointment         responsible team referrer  rlnce
      closed-appointment  responsible team referrer  rln       presence
      contact-entry       responsible team referrer  rlnce
      note                responsible team referrer  rlnce
      residence           responsible team referrer  rlncex
      absence-reason      responsible team referrer  rln       shared
      pause-days          responsible team referrer  rln
      week-hours          responsible team referrer  rlnce
      case-hours          responsible team referrer  rlnce
      week-reduction      responsible team referrer  rlnce
      competence-item     responsible team referrer  rlncex
      progression-answer  responsible team referrer  rln
      workers-belief      responsible team referrer  c
      workers-belief      author                     rlnex
      programme           installation               rln
      participation       responsible team referrer  rlncex
      plan                responsible team referrer  rlnce
      organisation        installation               rln
      workplace           installation               rln
      firm-contact        installation               rln
      firm-check          installation               rln
      placement           responsible team referrer  rln
      approval            responsible team referrer  rlne
      placement-scan      responsible team referrer  rln
      ladder              responsible team referrer  rln
      follow-up           responsible team referrer  rln
      quota-slot          installation               rln
      obligation          author responsible referrer  rlne
      account             colleague                  rln       shared
      identity-basis      colleague                  rln
      absence             colleague                  rlnc
      absence             author                     rlnex
    coordinator
      person              colleague                  c
      postal-address      responsible                rlnce
      person              responsible team           rlnex
      person              receiving                  rln       referral
      participation       receiving                  rlnex
      assignment          responsible team           rlncex
      protection          responsible                rlnce
      protection          team                       rln
      consideration       responsible team           rln
      hours-question      responsible team           rln
      obstacle            responsible team           rlnce
      guardian            responsible team           rlnce
      person-merge        responsible team           rlnce
      identity-number     responsible                rlnce
      appointment         responsible team           rlnce
      closed-appointment  responsible team           rln       presence
      contact-entry       responsible team           rlnce
      note                responsible team           rlnce
      residence           responsible team           rln       permission-until
      pause-days          responsible team           rln
      week-hours          responsible team           rln
      case-hours          responsible team           rln
      week-reduction      responsible team           rln
      programme           installation               rlncex
      participation       responsible team           rlncex
      plan                responsible team           rlnce
      organisation        installation               rlncex
      workplace           installation               rlncex
      firm-contact        installation               rlncex
      firm-check          installation               rln
      placement           responsible team           rlncex
      placement-scan      responsible team           rlncex
      ladder              responsible team           rln
      follow-up           responsible team           rlncex
      quota-slot          installation               rln
      obligation          author responsible team receiving subject  rlne
      account             installation               rln       shared
      identity-basis      colleague                  rln
      absence             installation               rlncex
    # Sees what was shared for a purpose, the ladder, tips about the firm, and appointments with herself; no residence.
    mentor
      appointment         mentor                     c
      appointment         author                     rlne
      person              mentor                     rln       shared
      consideration       mentor                     rln       shared
      competence-item     mentor                     rln       shared
      participation       mentor                     rln       shared
      firm-check          mentor                     rln       tips
      placement           mentor                     rln       shared
      ladder              mentor                     rln
      pause-days          mentor                     rln
      week-hours          mentor                     rln
      obligation          author                     rlne
    # Closed notes are the author's, not the role's. Of the firm: where the placement is, and whether places are free.
    counsellor
      person              counsellor                 rln
      assignment          counsellor                 rln
      protection          counsellor                 rln
      consideration       counsellor                 rlncex
      hours-question      counsellor                 rlne
      obstacle            counsellor                 rlnce
      guardian            counsellor                 rln
      person-merge        counsellor                 rln
      appointment         counsellor                 rln
      closed-appointment  counsellor                 c
      closed-appointment  author                     rlne
      contact-entry       counsellor                 rlnce
      note                counsellor                 rlnce
      closed-note         counsellor                 c
      closed-note         author                     rlnex
      absence-reason      counsellor                 rln       shared
      pause-days          counsellor                 rln
      week-hours          counsellor                 rln
      case-hours          counsellor                 rln
      week-reduction      counsellor                 rln
      competence-item     counsellor                 rln
      progression-answer  counsellor                 rln
      workers-belief      counsellor                 c
      workers-belief      author                     rlnex
      programme           installation               rln
      participation       counsellor                 rln
      plan                counsellor                 rln
      workplace           installation               rln
      placement           counsellor                 rln
      placement-scan      counsellor                 rln
      ladder              counsellor                 rln
      follow-up           counsellor                 rln
      quota-slot          installation               rln
      absence             colleague                  rln
      obligation          author                     rlne
    # Writes attendance as a class, and what somebody can do.
    trainer
      appointment         trainer                    c
      appointment         author                     rlne
      person              trainer                    rln       shared
      consideration       trainer                    rln       shared
      absence-reason      trainer                    rlncex    class-only
      competence-item     trainer                    rlncex
      programme           installation               rln
      participation       trainer                    rln       shared
      placement           trainer                    rln       shared
      ladder              trainer                    rln
      pause-days          trainer                    rln
      week-hours          trainer                    rln
      obligation          author                     rlne
    # The firm: what was shared, yes or no until when, present or absent, the card; writes hours as worked.
    workplace-contact
      person              contact                    rln       shared
      consideration       contact                    rln       shared
      residence           contact                    rln       yes-no-until
      absence-reason      contact                    rln       presence
      competence-item     contact                    rln       card
      firm-check          contact                    rlne      shared
      placement           contact                    rln       shared
      ladder              contact                    rlne      actual-hours
      pause-days          contact                    rln
      week-hours          contact                    rln
      follow-up           contact                    rlne      shared
    # Reads her own; agrees considerations, writes absences and answers, claims competences, says "I can't".
    participant
      postal-address      self                       rln
      person              self                       r
      assignment          self                       rln       shared
      protection          self                       rln
      consideration       self                       rlna
      hours-question      self                       rln
      obstacle            self                       rln
      guardian            self                       rln
      person-merge        self                       rln
      appointment         self                       rln
      closed-appointment  self                       rln
      contact-entry       self                       rln
      note                self                       rln
      residence           self                       rln
      absence-reason      self                       rlncex
      pause-days          self                       rln
      week-hours          self                       rln
      case-hours          self                       rln
      week-reduction      self                       rln
      competence-item     self                       rln
      competence-item     self                       cex       own-answer
      progression-answer  self                       rlncex
      participation       self                       rln
      plan                self                       rln
      firm-check          self                       rlne      shared
      placement           self                       rln
      placement-scan      self                       rln
      ladder              self                       rln
      ladder              self                       e         own-answer
      follow-up           self                       rln       shared
      journal             self                       rln       shared
    partnership-manager
      programme           installation               rln
      organisation        installation               rln
    learner
    # Counts, and extracts under a pseudonym.
    evaluator
      person              team                       n         count-only
      consideration       team                       n         count-only
      competence-item     team                       nt        pseudonymous
      progression-answer  team                       nt        pseudonymous
      workers-belief      team                       n         count-only
      programme           installation               rln
      participation       team                       nt        pseudonymous
      firm-check          installation               n         count-only
      placement           team                       nt        pseudonymous
      ladder              team                       nt        pseudonymous
    # The funder's officer: classes where the funder asks for them.
    controller
      person              team                       n         count-only
      consideration       team                       n         count-only
      residence           team                       rln       class-only
      absence-reason      team                       rln       class-only
      programme           installation               rln
      participation       team                       n         count-only
      placement           team                       n         count-only

    # Runs the installation; no content.
    administrator
      programme           installation               rlncex
      organisation        installation               rln       shared
      # Of one organisation; that it is so every administrator may see.
      installation        colleague                  rlnex
      installation        installation               rln
      account             colleague                  rlncex
      identity-basis      colleague                  rlnce

    data-protection-officer
      journal             installation               rln
    """
}
