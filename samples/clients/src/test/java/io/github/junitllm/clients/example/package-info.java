/** The README's example of a model that runs in the process. */
package io.github.junitllm.clients.example;
