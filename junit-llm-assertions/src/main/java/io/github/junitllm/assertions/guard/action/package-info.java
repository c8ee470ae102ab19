/**
 * Gates in front of actions that cannot be undone.
 */
@NullMarked
package io.github.junitllm.assertions.guard.action;

import org.jspecify.annotations.NullMarked;
