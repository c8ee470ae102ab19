/**
 * Personal data in texts: by checksums where there are any, by a library for phone numbers, by form and context else.
 */
@NullMarked
package io.github.junitllm.assertions.guard.personal;

import org.jspecify.annotations.NullMarked;
