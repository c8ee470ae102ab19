package io.github.junitllm.journal;

import java.nio.file.Path;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One line of a journal as it was read.
 *
 * @param file the journal
 * @param number line number, from 1
 * @param runId the run it belongs to
 * @param jvm the JVM that wrote it
 * @param gitCommit the commit that was checked out; null when it is not known
 * @param content what it says
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record JournalLine(
        Path file,
        long number,
        String runId,
        String jvm,
        @Nullable String gitCommit,
        JournalRecord content) {}
