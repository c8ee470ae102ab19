/** A stand-in for providers, and the two runs every client is put through: recording against it, replaying without it. */
@NullMarked
package io.github.junitllm.clients;

import org.jspecify.annotations.NullMarked;
