#ifndef CPOSTGRES_SHIM_H
#define CPOSTGRES_SHIM_H

#include <libpq-fe.h>

// The types of columns and parameters that Duban's tables have: src/include/catalog/pg_type.dat, which never changes them.
static const Oid cpostgres_bool = 16;
static const Oid cpostgres_bytea = 17;
static const Oid cpostgres_int8 = 20;
static const Oid cpostgres_text = 25;
static const Oid cpostgres_float8 = 701;

// PG_DIAG_SQLSTATE is a character constant, which Swift takes for an Int32 in some versions only.
static inline const char *cpostgres_sqlstate(const PGresult *result) {
    return PQresultErrorField(result, PG_DIAG_SQLSTATE);
}

#endif
