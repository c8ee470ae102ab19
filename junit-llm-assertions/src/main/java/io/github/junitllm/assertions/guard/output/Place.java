package io.github.junitllm.assertions.guard.output;

/** Where something stands, in UTF-16; the end is exclusive. */
record Place(int start, int end) {}
