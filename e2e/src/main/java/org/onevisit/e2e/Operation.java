package org.onevisit.e2e;

/** What a client of the benchmark does, call by call; {@code CASE} is what its loop repeats. */
enum Operation {
    CASE,
    DRAFT,
    MATERIAL,
    SUBMIT,
    READ,
    INTAKE,
    REVIEW,
    DECIDE,
    DELIVER
}
