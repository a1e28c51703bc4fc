#include "CVocabulary.h"
#include <stddef.h>

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char concepts[] = {
#embed "../../Data/Taxonomy/concepts.txt"
};
static const unsigned char words_en[] = {
#embed "../../Data/Taxonomy/words.en.txt"
};
static const unsigned char words_da[] = {
#embed "../../Data/Taxonomy/words.da.txt"
};
static const unsigned char words_de[] = {
#embed "../../Data/Taxonomy/words.de.txt"
};
static const unsigned char words_fi[] = {
#embed "../../Data/Taxonomy/words.fi.txt"
};
static const unsigned char words_sv[] = {
#embed "../../Data/Taxonomy/words.sv.txt"
};
static const unsigned char words_ar[] = {
#embed "../../Data/Taxonomy/words.ar.txt"
};
static const unsigned char words_uk[] = {
#embed "../../Data/Taxonomy/words.uk.txt"
};
static const unsigned char words_ti[] = {
#embed "../../Data/Taxonomy/words.ti.txt"
};
static const unsigned char words_fa[] = {
#embed "../../Data/Taxonomy/words.fa.txt"
};

static const struct vocabulary_file files[] = {
    {"concepts", concepts, sizeof concepts},
    {"en", words_en, sizeof words_en},
    {"da", words_da, sizeof words_da},
    {"de", words_de, sizeof words_de},
    {"fi", words_fi, sizeof words_fi},
    {"sv", words_sv, sizeof words_sv},
    {"ar", words_ar, sizeof words_ar},
    {"uk", words_uk, sizeof words_uk},
    {"ti", words_ti, sizeof words_ti},
    {"fa", words_fa, sizeof words_fa},
};

const struct vocabulary_file *vocabulary_file(unsigned long position) {
  return position < sizeof files / sizeof *files ? &files[position] : NULL;
}
