extension LanguageTag {
  /// The languages to choose from where any may be meant: those of ISO 639-1, and of ISO 639-3 those that interpreters are
  /// asked for. What people speak is an open list: other tags can be written too.
  public static let known: [LanguageTag] = (codes.two + " " + codes.three + " " + codes.variants).split(separator: " ")
    .compactMap { LanguageTag($0) }

  private static let codes = (
    two: """
    aa ab af ak am an ar as av ay az ba be bg bm bn bo br bs ca ce co cs cv cy da de dv dz ee el en eo es et eu fa ff fi \
    fj fo fr fy ga gd gl gn gu gv ha he hi hr ht hu hy id ig ii is it iu ja jv ka kg ki kk kl km kn ko ks kv kw ky \
    lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nd ne nl nn no nr nv ny oc om or os pa pl ps pt qu rm \
    rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt ty ug uk \
    ur uz ve vi wa wo xh yi yo za zh zu
    """,
    three: """
    ckb kmr sdh zza prs haz bal brh lrc mzn glk syr aii arc rom byn tig ssy gez din nus luo kln kam luy guz mas sid wal \
    rhg ctg syl kri men tem fon twi dyu mos srr kea pap yue nan wuu hak bho mai awa pnb skr hno bgn crh tly
    """,
    variants: "fa-AF uz-AF ar-IQ ar-SY ar-MA ar-SD ar-EG pt-BR zh-Hant sr-Latn kmr-Cyrl"
  )
}
