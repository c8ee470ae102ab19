package io.github.junitllm.eval;

/** Whether, and by what, a run was narrowed to some of its cases. */
enum Partial {
    NO,
    /** By {@code junit.llm.case} or {@code junit.llm.tags}: on purpose, and for every eval of the run. */
    BY_FILTER,
    /** Single nodes were selected, in an IDE or by a re-run of failed tests. */
    BY_SELECTION
}
