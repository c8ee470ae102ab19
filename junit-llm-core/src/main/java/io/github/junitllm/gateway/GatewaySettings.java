package io.github.junitllm.gateway;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * How a gateway works. Start from {@link #replay(Path)} and change what differs.
 *
 * @param mode mode of samples that are opened without one of their own
 * @param fixtures folder fixtures are read from and written to, usually {@code src/test/resources/llm-fixtures}
 * @param classpath loader through which {@code llm-fixtures/} is read when a file is not in that folder; {@code null} to
 *     read the folder only
 * @param recordingAllowed whether the recording modes may be used; callers pass {@code false} in CI unless told otherwise
 * @param recordErrors whether answers of status 400 and above become fixtures; without it they make the sample an error
 * @param pacing how fast recorded streams are replayed
 * @param upstreams where calls go that are not replayed
 * @param limits time-outs and retries towards the provider
 * @param bind where to listen besides the loopback address; {@code null} for nowhere
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record GatewaySettings(
        GatewayMode mode,
        Path fixtures,
        @Nullable ClassLoader classpath,
        boolean recordingAllowed,
        boolean recordErrors,
        Pacing pacing,
        Upstreams upstreams,
        UpstreamLimits limits,
        @Nullable InetAddress bind) {

    /** Returns settings that replay the given folder strictly. */
    public static GatewaySettings replay(Path fixtures) {
        return new GatewaySettings(
                GatewayMode.REPLAY,
                fixtures,
                null,
                false,
                false,
                Pacing.NONE,
                Upstreams.DEFAULT,
                UpstreamLimits.DEFAULT,
                null);
    }

    public GatewaySettings withMode(GatewayMode newMode) {
        return new GatewaySettings(
                newMode, fixtures, classpath, recordingAllowed, recordErrors, pacing, upstreams, limits, bind);
    }

    public GatewaySettings withClasspath(@Nullable ClassLoader newClasspath) {
        return new GatewaySettings(
                mode, fixtures, newClasspath, recordingAllowed, recordErrors, pacing, upstreams, limits, bind);
    }

    public GatewaySettings withRecordingAllowed(boolean allowed) {
        return new GatewaySettings(mode, fixtures, classpath, allowed, recordErrors, pacing, upstreams, limits, bind);
    }

    public GatewaySettings withRecordErrors(boolean record) {
        return new GatewaySettings(
                mode, fixtures, classpath, recordingAllowed, record, pacing, upstreams, limits, bind);
    }

    public GatewaySettings withPacing(Pacing newPacing) {
        return new GatewaySettings(
                mode, fixtures, classpath, recordingAllowed, recordErrors, newPacing, upstreams, limits, bind);
    }

    /** Returns the same with another provider of the URLs that name none. */
    public GatewaySettings withUpstream(URI standard) {
        return withUpstreams(upstreams.withStandard(standard));
    }

    public GatewaySettings withUpstreams(Upstreams newUpstreams) {
        return new GatewaySettings(
                mode, fixtures, classpath, recordingAllowed, recordErrors, pacing, newUpstreams, limits, bind);
    }

    public GatewaySettings withLimits(UpstreamLimits newLimits) {
        return new GatewaySettings(
                mode, fixtures, classpath, recordingAllowed, recordErrors, pacing, upstreams, newLimits, bind);
    }

    /** Returns the same with an address to listen on besides the loopback address. */
    public GatewaySettings withBind(@Nullable InetAddress newBind) {
        return new GatewaySettings(
                mode, fixtures, classpath, recordingAllowed, recordErrors, pacing, upstreams, limits, newBind);
    }

    /** How fast a recorded stream is replayed. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public enum Pacing {
        /** As fast as the client reads. */
        NONE,
        /** With the pauses of the recording. */
        REAL
    }

    /**
     * Bounds of what is asked of a provider.
     *
     * @param connect longest wait for a connection
     * @param idle longest wait for the head of an answer, and between two pieces of its body
     * @param total longest time of one answer from the request to its last byte, however it trickles in
     * @param attempts how often a call is tried in the recording modes before a 429, a 5xx or a broken connection counts
     * @param firstDelay wait before the second try; doubles from then on, unless the provider says how long
     * @param longestDelay longest wait between two tries, also when the provider asks for more
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public record UpstreamLimits(
            Duration connect, Duration idle, Duration total, int attempts, Duration firstDelay, Duration longestDelay) {

        public static final UpstreamLimits DEFAULT = new UpstreamLimits(
                Duration.ofSeconds(20),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                5,
                Duration.ofMillis(500),
                Duration.ofSeconds(60));

        public UpstreamLimits {
            if (attempts < 1) {
                throw new IllegalArgumentException("A call needs at least one attempt, not " + attempts);
            }
        }

        /** Returns the same with another longest time of one answer, which may all be one silence. */
        public UpstreamLimits withTotal(Duration newTotal) {
            Duration newConnect = connect.compareTo(newTotal) <= 0 ? connect : newTotal;
            return new UpstreamLimits(newConnect, newTotal, newTotal, attempts, firstDelay, longestDelay);
        }
    }
}
