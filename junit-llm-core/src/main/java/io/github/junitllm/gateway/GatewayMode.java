package io.github.junitllm.gateway;

import java.util.Locale;
import org.apiguardian.api.API;

/** Where the gateway takes its answers from. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum GatewayMode {
    /** From fixtures only: never opens a connection to a provider; an unknown request is an error. */
    REPLAY,
    /** From the provider; what a sample recorded replaces what it had. */
    RECORD,
    /** From fixtures where they know the request, else from the provider, and then it is added to the fixtures. */
    RECORD_MISSING,
    /** From the provider, with no fixture read or written. */
    LIVE;

    /** Returns the name used in configuration: {@code replay}, {@code record}, {@code record-missing}, {@code live}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads a mode as written in configuration.
     *
     * @throws IllegalArgumentException if there is no such mode; the message lists those there are
     */
    public static GatewayMode parse(String wireName) {
        for (GatewayMode mode : values()) {
            if (mode.wireName().equals(wireName.strip().toLowerCase(Locale.ROOT))) {
                return mode;
            }
        }
        throw new IllegalArgumentException("There is no gateway mode '" + wireName
                + "': use junit.llm.mode=replay, record, record-missing or live.");
    }

    /** Whether this mode answers from fixtures. */
    public boolean reads() {
        return this == REPLAY || this == RECORD_MISSING;
    }

    /** Whether this mode writes fixtures. */
    public boolean records() {
        return this == RECORD || this == RECORD_MISSING;
    }
}
