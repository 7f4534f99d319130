// A bucket is all numbers with the same sign, exponent and first `bits` bits of
// the fraction, so its number is the top of a double, read as an integer.
#include "sketch.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct sketch {
    unsigned shift;   // bits of a double that do not count
    uint64_t total;   // values added
    uint64_t first;   // the number of the bucket counts[0]
    size_t len;
    uint64_t *counts; // (len,)
};

int sketch_new(unsigned bits, sketch **made) {
    if (bits < 1 || bits > 10) return SKETCH_BAD_BITS;
    sketch *s = calloc(1, sizeof *s);
    if (!s) return SKETCH_NO_MEMORY;
    s->shift = 52 - bits;
    *made = s;
    return SKETCH_OK;
}

void sketch_free(sketch *s) {
    if (s) free(s->counts);
    free(s);
}

static int good(double value) { return value >= DBL_MIN && value <= DBL_MAX; }

static uint64_t bucket(const sketch *s, double value) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits >> s->shift;
}

static double number(uint64_t bits) {
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

// Makes room for the buckets from `low` to `high`, and for some beyond.
static int reserve(sketch *s, uint64_t low, uint64_t high) {
    uint64_t end = s->first + s->len;
    if (s->len && low >= s->first && high < end) return SKETCH_OK;
    if (s->len && s->first < low) low = s->first;
    if (s->len && end > high) high = end;
    low = low > 32 ? low - 32 : 0;
    size_t len = high + 32 - low;
    uint64_t *counts = calloc(len, sizeof *counts);
    if (!counts) return SKETCH_NO_MEMORY;
    if (s->len)
        memcpy(counts + (s->first - low), s->counts, s->len * sizeof *counts);
    free(s->counts);
    s->counts = counts, s->first = low, s->len = len;
    return SKETCH_OK;
}

int sketch_add(sketch *s, double value) {
    if (!good(value)) return SKETCH_BAD_VALUE;
    uint64_t at = bucket(s, value);
    int status = reserve(s, at, at);
    if (status) return status;
    s->counts[at - s->first]++;
    s->total++;
    return SKETCH_OK;
}

int sketch_add_many(sketch *s, const double *values, size_t len) {
    double low = INFINITY, high = 0;
    for (size_t i = 0; i < len; i++) {
        if (!good(values[i])) return SKETCH_BAD_VALUE;
        if (values[i] < low) low = values[i];
        if (values[i] > high) high = values[i];
    }
    if (!len) return SKETCH_OK;
    int status = reserve(s, bucket(s, low), bucket(s, high));
    if (status) return status;
    for (size_t i = 0; i < len; i++)
        s->counts[bucket(s, values[i]) - s->first]++;
    s->total += len;
    return SKETCH_OK;
}

int sketch_quantile(const sketch *s, double share, double *value) {
    if (!(share >= 0 && share <= 1)) return SKETCH_BAD_SHARE;
    if (!s->total) return SKETCH_EMPTY;
    double rank = ceil(share * (double)s->total);
    uint64_t wanted = rank < 1 ? 1 : (uint64_t)rank, seen = 0;
    size_t i = 0;
    while ((seen += s->counts[i]) < wanted) i++;
    uint64_t half = (uint64_t)1 << (s->shift - 1);
    *value = number(((s->first + i) << s->shift) | half);
    return SKETCH_OK;
}

uint64_t sketch_count(const sketch *s) { return s->total; }

void sketch_each(const sketch *s, sketch_visit visit, void *user) {
    for (size_t i = 0; i < s->len; i++) {
        uint64_t at = s->first + i;
        double low = number(at << s->shift);
        double high = number((at + 1) << s->shift);
        if (s->counts[i] && visit(user, low, high, s->counts[i])) return;
    }
}

const char *sketch_message(int status) {
    static const char *const MESSAGES[] = {
        "no error", "bits are not 1 to 10",
        "a value is not a normal, positive, finite number",
        "a share is not 0 to 1", "there are no values", "no memory is left",
    };
    size_t known = sizeof MESSAGES / sizeof *MESSAGES;
    return status >= 0 && (size_t)status < known ? MESSAGES[status] : "unknown";
}
