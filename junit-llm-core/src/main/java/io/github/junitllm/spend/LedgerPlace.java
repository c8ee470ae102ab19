package io.github.junitllm.spend;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * Where a run keeps its ledger. JVMs of one run may write their results into different folders, as those of Maven's modules do:
 * then they meet in another, and each folder has a line that says where.
 *
 * @param own the file of the run in the folder of this JVM's results, where reports look
 * @param shared the ledger of all of them; {@code own} itself where one folder serves all
 * @param counted what else is counted in, as it reads after an amount; empty if it is nothing but this run
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record LedgerPlace(Path own, Path shared, String counted) {

    public LedgerPlace {
        requireNonNull(own, "own");
        requireNonNull(shared, "shared");
        requireNonNull(counted, "counted");
    }

    /** Returns the place of a run whose JVMs all write into one folder. */
    public static LedgerPlace in(Path outputDir, String runId) {
        Path file = SpendLedger.file(outputDir, runId);
        return new LedgerPlace(file, file, "");
    }
}
