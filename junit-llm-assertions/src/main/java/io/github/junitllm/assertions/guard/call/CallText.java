package io.github.junitllm.assertions.guard.call;

/**
 * A text of a call.
 *
 * @param place where it stands, as a JSON pointer into the body or by its name
 */
record CallText(String place, String text) {}
