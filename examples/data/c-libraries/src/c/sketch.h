// Quantiles of a stream of positive numbers, in little memory.
#ifndef SKETCH_H
#define SKETCH_H

#include <stddef.h>
#include <stdint.h>

// ANCHOR: header
// ANCHOR: start
// No function keeps a pointer that it was given. There is no global state: two
// threads may use two sketches, or both read one that nobody changes.
typedef struct sketch sketch; // its fields are known to sketch.c alone

enum sketch_status {
    SKETCH_OK,
    SKETCH_BAD_BITS,  // not 1 to 10
    SKETCH_BAD_VALUE, // not a normal, positive, finite number
    SKETCH_BAD_SHARE, // not 0 to 1
    SKETCH_EMPTY,
    SKETCH_NO_MEMORY,
};

// A bucket that begins at x is at most x/2^bits wide. With SKETCH_OK, `*made`
// is a sketch, never NULL. Whoever gets it gives it to `sketch_free`, once.
int sketch_new(unsigned bits, sketch **made);
void sketch_free(sketch *s); // NULL is fine

// Both add all values or none.
int sketch_add(sketch *s, double value);
int sketch_add_many(sketch *s, const double *values, size_t len);

// The middle of the bucket that holds this share of the values, 0.5 being the
// median. `*value` is written if the status is SKETCH_OK, and only then.
int sketch_quantile(const sketch *s, double share, double *value);
uint64_t sketch_count(const sketch *s);
// ANCHOR_END: start

// Visits the buckets that hold values, in rising order, until `visit` returns
// something other than 0. `user` is handed on as it is.
typedef int (*sketch_visit)(void *user, double low, double high,
                            uint64_t count);
void sketch_each(const sketch *s, sketch_visit visit, void *user);

const char *sketch_message(int status); // any number; never freed
// ANCHOR_END: header

#endif
