package io.github.junitllm.golden;

import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Supplies the cases of a golden set that no supported file holds: a database, a service, a generator.
 *
 * <p>An implementation named by class has a public constructor without parameters. {@link #cases()} is called once for
 * the check before the run and, for a large set, again for the run: it must give the same cases in the same order each
 * time, which is verified. The stream is closed after use and may be read by one thread at a time.
 */
@FunctionalInterface
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface GoldenSetProvider {

    /**
     * Opens a new stream of all cases, of every split.
     *
     * @return a lazy, finite, sequential stream
     * @throws Exception if the cases cannot be had; it becomes the cause of a {@link GoldenSetException}
     */
    Stream<EvalCase> cases() throws Exception;
}
