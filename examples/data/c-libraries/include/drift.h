// Whether new values look like those of a reference. Written in Rust.
#ifndef DRIFT_H
#define DRIFT_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

// ANCHOR: header
typedef struct drift drift; // its fields are known to Rust alone

typedef enum drift_status {
    DRIFT_OK,
    DRIFT_NULL,  // a pointer is NULL that must not be
    DRIFT_EMPTY, // there are no values
    DRIFT_NAN,   // a value is not a number
    DRIFT_PANIC, // a bug in this library
} drift_status;

// Results are written if the status is DRIFT_OK, and only then. Values must not
// change during a call. They are copied, so they may go when it has returned.
drift_status drift_new(const double *values, size_t len, drift **made);
void drift_free(drift *reference); // once, or NULL

// The share of the reference that is not greater than `value`; 0 for NaN.
drift_status drift_rank(const drift *reference, double value, double *rank);
// The same for `len` values; `ranks` may be `values`.
drift_status drift_ranks(const drift *reference, const double *values,
                         size_t len, double *ranks);
// How far the ranks of `values` are from those of the reference, 0 to 1.
drift_status drift_distance(const drift *reference, const double *values,
                            size_t len, double *distance);

// A text for `drift_text_free`, once, and not for `free`.
drift_status drift_summary(const drift *reference, char **text);
void drift_text_free(char *text);
// ANCHOR_END: header

#ifdef __cplusplus
}
#endif

#endif
