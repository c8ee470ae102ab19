/**
 * A small HTTP/1.1 server on plain sockets: strict in what it reads, able to stream and to break a connection.
 */
@NullMarked
package io.github.junitllm.gateway.http;

import org.jspecify.annotations.NullMarked;
