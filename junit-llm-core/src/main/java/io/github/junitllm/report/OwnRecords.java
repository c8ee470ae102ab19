package io.github.junitllm.report;

import io.github.junitllm.journal.JournalRecord;
import io.github.junitllm.journal.RunIdentity;
import org.apiguardian.api.API;

/**
 * Adds up the records of this JVM while they are journaled, so that its report need not read its own journal back: that
 * would take a good part of the time that a run of many fast cases takes. Thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class OwnRecords {

    private final String jvm;
    private final RunTally tally;

    /** Starts with nothing; for the first records that this JVM journals. */
    public OwnRecords(RunIdentity run) {
        this.jvm = run.jvm();
        this.tally = new RunTally(run);
    }

    /** Adds a record that was journaled. */
    public synchronized void add(JournalRecord journaled) {
        tally.add(jvm, journaled);
    }

    /** Returns what was added up; nothing may be added any more. */
    synchronized RunTally tally() {
        return tally;
    }
}
