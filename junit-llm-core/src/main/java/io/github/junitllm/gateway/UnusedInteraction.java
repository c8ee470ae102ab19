package io.github.junitllm.gateway;

import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * A recorded interaction that a sample was never asked for.
 *
 * @param fixture file it is in
 * @param sample sample it was recorded for
 * @param position its place among the interactions of that sample, from 1
 * @param request method and path
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record UnusedInteraction(Path fixture, int sample, int position, String request) {}
