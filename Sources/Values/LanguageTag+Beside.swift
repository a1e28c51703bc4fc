extension LanguageTag {
  /// Languages that interpreters are asked for and of which the system has no name, by their codes of ISO 639-3, each as
  /// that standard names it in English.
  public static let namesBeside: [String: String] = [
    // Arabic as it is spoken
    "apc": "Levantine Arabic", "acm": "Mesopotamian Arabic", "ayp": "North Mesopotamian Arabic", "ayl": "Libyan Arabic",
    "apd": "Sudanese Arabic", "acq": "Ta’izzi-Adeni Arabic", "ayn": "Sanaani Arabic", "afb": "Gulf Arabic",
    "pga": "Juba Arabic",
    // Myanmar and its neighbours
    "cnh": "Hakha Chin", "cfm": "Falam Chin", "ctd": "Tedim Chin", "ksw": "S’gaw Karen", "pwo": "Pwo Western Karen",
    "kjp": "Pwo Eastern Karen", "kar": "Karen", "kyu": "Western Kayah", "eky": "Eastern Kayah", "mnw": "Mon",
    "rki": "Rakhine", "mww": "Hmong Daw", "ium": "Iu Mien", "cjm": "Eastern Cham",
    // The Horn, the Nile and the Lakes
    "kun": "Kunama", "nrb": "Nara", "shk": "Shilluk", "laj": "Lango", "alz": "Alur", "lgg": "Lugbara", "keo": "Kakwa",
    "mhi": "Ma’di", "bfa": "Bari", "zne": "Zande", "fvr": "Fur", "mls": "Masalit", "zag": "Zaghawa", "tuq": "Tedaga",
    "fia": "Nobiin", "dgl": "Andaandi", "ymm": "Maay", "nnb": "Nande", "shr": "Shi", "hav": "Havu", "ktu": "Kituba",
    "ndc": "Ndau", "toi": "Tonga (Zambia)",
    // West Africa
    "fuf": "Pular", "knf": "Mankanya", "shy": "Tachawit", "dag": "Dagbani", "wes": "Cameroon Pidgin",
    "ijo": "Ijo", "pov": "Upper Guinea Crioulo", "lom": "Loma",
    // Europe and the Caucasus
    "rmn": "Balkan Romani", "rmc": "Carpathian Romani", "aae": "Arbëreshë Albanian", "lbe": "Lak", "abq": "Abaza",
    "tab": "Tabasaran",
    // Iran, Afghanistan, Pakistan and Central Asia
    "lki": "Laki", "luz": "Southern Luri", "azb": "South Azerbaijani", "qxq": "Qashqa’i", "bgp": "Eastern Balochi",
    "haz": "Hazaragi", "aiq": "Aimaq", "prc": "Parachi", "aee": "Northeast Pashai", "bsh": "Kati", "bft": "Balti",
    "bsk": "Burushaski", "scl": "Shina", "skr": "Saraiki", "hno": "Northern Hindko", "phr": "Pahari-Potwari",
    "sgh": "Shughni", "wbl": "Wakhi", "dng": "Dungan", "hac": "Gurani",
    // Nepal and the Himalayas, Central America
    "taj": "Eastern Tamang", "xsr": "Sherpa", "lbj": "Ladakhi", "mam": "Mam", "kek": "Q’eqchi’", "cak": "Kaqchikel",
    // Of no one country
    "sgn": "Sign language",
  ]
}
