package io.github.junitllm.call;

import org.apiguardian.api.API;

/**
 * How long an application waited before it tried a call again, where the gateway itself had made the attempt before fail and
 * so saw both ends: from the moment at which the client had its answer to the next request.
 *
 * @param micros what it waited, in the time of the fault's plan: by the clock, by {@code LlmGateway.pause} and, where the
 *     client waited as briefly as it was told in place of a longer {@code Retry-After}, that whole wait
 * @param cutShort whether the client was told to try again at once, or it may have waited as briefly as it was told though
 *     nobody knows it to, so that what it would have waited is not in it
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record BackOff(long micros, boolean cutShort) {}
