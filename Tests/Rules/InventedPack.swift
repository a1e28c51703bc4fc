import Rules
import Testing

/// A pack of a country that does not exist, with rules unlike any real one. It proves that no country is in the code.
enum Invented {
  static let yaml = """
    format: nyvej-rule-pack/1
    id: zz-1999
    country: ZZ
    effective_from: 1999-04-01
    replaces: [zz-1990]
    running_placements: adopt
    languages: [en]
    title: {en: Invented country}
    sources:
      edict:
        reference: Edict 7
        page: none, it is invented
        as_of: 1999-01-02
        verified: yes
    bases:
      edict: {en: The edict}
    groups:
      young: {en: Under twenty}
    purposes:
      bake: {en: To learn baking}
    statements:
      no-dragons: {en: There are no dragons}
    full_week: {hours: 40, source: edict, overridable: no, blocking: yes, note: {en: Forty}}
    headcount_age: {at_most: 1 month, source: edict, overridable: yes, blocking: no, note: {en: A month}}
    quota:
      bands:
        - {up_to: 9, one_per: 3}
        - {one_per: 4}
      at_least: 0
      counted_per: workplace
      supported_in_base: no
      source: edict
      overridable: yes
      blocking: yes
      note: {en: One in three}
    considerations: {hold: binding, source: edict, overridable: no, blocking: yes, note: {en: Binding}}
    measures:
      trial:
        title: {en: Trial}
        bases:
          edict:
            tested: {value: yes, source: edict, overridable: no, blocking: yes, note: {en: Tested}}
            counted: {value: yes, source: edict, overridable: no, blocking: yes, note: {en: Counted}}
            length:
              default: 2 months
              extensions:
                - {by: 10 days, times: 2}
              groups:
                young: {default: 1 month, extensions: none, source: edict, overridable: no, blocking: yes, note: {en: Short}}
              source: edict
              overridable: yes
              blocking: yes
              note: {en: Two months}
            least_hours: {value: 4, source: edict, overridable: yes, blocking: no, note: {en: Four}}
            most_hours: {value: 30, source: edict, overridable: no, blocking: yes, note: {en: Thirty}}
            approval: {needed: before-start, source: edict, overridable: no, blocking: yes, note: {en: First ask}}
            signatures:
              employer: {needed: always, source: edict, overridable: no, blocking: yes, note: {en: Signs}}
              employee-representative:
                {needed: with-several-employees, source: edict, overridable: no, blocking: yes, note: {en: Signs}}
            purpose: {one_of: [bake], source: edict, overridable: no, blocking: yes, note: {en: Baking}}
            same_employer:
              {barred: any-tie, within: 3 months, source: edict, overridable: yes, blocking: yes, note: {en: Rest}}
            beside: {with: [], others: refused, source: edict, overridable: no, blocking: yes, note: {en: Alone}}
            statements:
              no-dragons: {asked_of: workplace, source: edict, overridable: no, blocking: yes, note: {en: None}}
            work_permission: {needed: required, source: edict, overridable: no, blocking: yes, note: {en: Paper}}
    follow_up_duties:
      thrice:
        title: {en: Three talks in three months}
        bases: [edict]
        counted_from: placement
        at_least: 3
        within: 3 months
        source: edict
        overridable: no
        blocking: no
        note: {en: Three}
    """

  static func pack() throws -> RulePack { try RulePack.load(yaml: yaml, file: "zz.yaml") }
}
