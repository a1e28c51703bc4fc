#ifndef NYVEJ_CPOSTGRESQL_H
#define NYVEJ_CPOSTGRESQL_H

/* pkg-config names the folder of libpq-fe.h; Debian's is tried when pkg-config is missing. */
#if __has_include(<libpq-fe.h>)
#include <libpq-fe.h>
#else
#include </usr/include/postgresql/libpq-fe.h>
#endif

#endif
