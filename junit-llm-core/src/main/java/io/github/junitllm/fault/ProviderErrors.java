package io.github.junitllm.fault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The errors of a provider whose endpoints share them. */
interface ProviderErrors {

    ErrorText error(Fault fault, FaultedRequest asked, @Nullable Duration retryAfter);

    /** Returns a wait in words of English, {@code 20s}, or a usual one where nobody says how long. */
    static String seconds(@Nullable Duration wait) {
        Duration shown = wait == null ? Duration.ofSeconds(1) : wait;
        return shown.toMillis() % 1000 == 0 ? shown.toSeconds() + "s" : shown.toMillis() + "ms";
    }
}
