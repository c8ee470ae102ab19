/** Files that several JVMs write. */
@NullMarked
package io.github.junitllm.file;

import org.jspecify.annotations.NullMarked;
