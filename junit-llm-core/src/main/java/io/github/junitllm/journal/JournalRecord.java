package io.github.junitllm.journal;

import org.apiguardian.api.API;

/** What one journal line says: a sample is finished, or a method is judged. */
@API(status = API.Status.INTERNAL, since = "0.1")
public sealed interface JournalRecord permits SampleRecord, VerdictRecord {

    /** Returns the eval method the line belongs to. */
    EvalMethod method();

    /** Returns the golden set the line belongs to. */
    GoldenVersion golden();
}
