// Calls Rust: have the malignant tumours the radii of the benign ones?
#include "drift.h"

#include <stdio.h>

enum { MOST = 1000 };

// Reads `class,radius` below a header; gives the radii of one class.
static size_t load(const char *path, int wanted, double *radii) {
    FILE *file = fopen(path, "r");
    if (!file) return 0;
    size_t len = 0;
    int class;
    double radius;
    if (fscanf(file, "%*[^\n]") != EOF)
        while (len < MOST && fscanf(file, "%d,%lf", &class, &radius) == 2)
            if (class == wanted) radii[len++] = radius;
    fclose(file);
    return len;
}

// ANCHOR: main
int main(int count, char **arguments) {
    double benign[MOST], malignant[MOST], distance, ranks[] = {12, 15, 18};
    const char *path = count > 1 ? arguments[1] : "radius.csv";
    size_t len = load(path, 0, benign), others = load(path, 1, malignant);

    drift *reference;
    drift_status status = drift_new(benign, len, &reference);
    if (status) return status;
    char *text;
    if (!drift_summary(reference, &text)) {
        printf("reference  %s\n", text);
        drift_text_free(text);
    }
    if (!drift_distance(reference, malignant, others, &distance))
        printf("distance   %.3f\n", distance);
    if (!drift_ranks(reference, ranks, 3, ranks))
        printf("ranks      %.3f %.3f %.3f\n", ranks[0], ranks[1], ranks[2]);
    status = drift_distance(reference, NULL, 0, &distance);
    printf("nothing    status %d\n", status);
    drift_free(reference);
}
// ANCHOR_END: main
