package io.github.junitllm.journal;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A journal cannot be written or read; the message names the file and says what to do. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class JournalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JournalException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
