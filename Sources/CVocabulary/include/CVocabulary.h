/* The files of Data/Taxonomy as they were when the program was built. C, because its #embed takes a file as it is,
   where an array in Swift source would cost half a minute of compile time. */
#ifndef CVOCABULARY_H
#define CVOCABULARY_H

struct vocabulary_file {
  /* "concepts", or the language of a list of words. */
  const char *_Nonnull name;
  const unsigned char *_Nonnull bytes;
  unsigned long count;
};

/* The file at a position from 0; NULL behind the last. */
const struct vocabulary_file *_Nullable vocabulary_file(unsigned long position);

#endif
