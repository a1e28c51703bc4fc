#ifndef NYVEJ_CSQLITE_H
#define NYVEJ_CSQLITE_H

#include <sqlite3.h>

/* What SQLite's own interface asks with any number of arguments, which Swift cannot. */

/* Before anything else: SQLite does not count its memory, for which every thread waits for every other one at each
   allocation. Answers SQLITE_MISUSE when it was begun already. */
static inline int nyvej_sqlite_count_no_memory(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

#endif
