package io.github.junitllm.window;

import java.time.Duration;
import org.apiguardian.api.API;

/** Says that a piece of work was given up after its time-out. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class WorkTimeoutException extends Exception {

    private static final long serialVersionUID = 1L;

    WorkTimeoutException(Duration timeout) {
        super("no answer within " + DurationText.format(timeout) + "; the call was interrupted");
    }
}
