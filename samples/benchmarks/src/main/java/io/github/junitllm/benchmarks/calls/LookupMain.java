package io.github.junitllm.benchmarks.calls;

import io.github.junitllm.benchmarks.process.Facts;
import io.github.junitllm.fixture.Fixture;
import io.github.junitllm.fixture.FixtureStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Looks up recordings without HTTP, as runs do that begin with an empty cache: {@code <fixtures> <cases> <lookups>}.
 *
 * <p>Looked up are always 1,000 cases, spread over all: with as many cases as there are files, the operating system's
 * caches would be compared, not ours. What opening each file of many costs is told apart.
 */
public final class LookupMain {

    private static final int VISITED = 1_000;

    private LookupMain() {}

    public static void main(String[] args) throws Exception {
        Path fixtures = Path.of(args[0]);
        int cases = Integer.parseInt(args[1]);
        int lookups = Integer.parseInt(args[2]);
        var random = new Random(20_261_121);
        long start = System.nanoTime();
        lookUp(new FixtureStore(fixtures, null), random.nextInt(cases));
        Facts.print("firstMillis", (System.nanoTime() - start) / 1e6);
        inRuns(fixtures, cases, Math.max(1, cases / VISITED), lookups, random);
        start = System.nanoTime();
        FixtureStore store = inRuns(fixtures, cases, Math.max(1, cases / VISITED), lookups, random);
        Facts.print("microsPerLookup", (System.nanoTime() - start) / 1e3 / lookups);
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        Facts.print("heapBytes", (double) runtime.totalMemory() - runtime.freeMemory());
        Facts.print("fixtureBytes", (double) cases * Files.size(store.file(Chat.EVAL, Chat.caseId(0))));
        start = System.nanoTime();
        store = inRuns(fixtures, cases, 1, lookups, random);
        Facts.print("microsPerFile", (System.nanoTime() - start) / 1e3 / lookups);
        if (store.read(Chat.EVAL, Chat.caseId(0)) == null) {
            throw new IllegalStateException("the store is needed to the end");
        }
    }

    /** Looks up every n-th case once in a run, as a run does, in as many runs as are needed for so many lookups. */
    private static FixtureStore inRuns(Path fixtures, int cases, int step, int lookups, Random random) {
        List<Integer> order = IntStream.range(0, cases / step)
                .map(number -> number * step)
                .boxed()
                .collect(Collectors.toCollection(ArrayList::new));
        FixtureStore store = new FixtureStore(fixtures, null);
        for (int i = 0; i < lookups; i++) {
            if (i % order.size() == 0) {
                store = new FixtureStore(fixtures, null);
                Collections.shuffle(order, random);
            }
            lookUp(store, order.get(i % order.size()));
        }
        return store;
    }

    private static void lookUp(FixtureStore store, int number) {
        Fixture fixture = store.read(Chat.EVAL, Chat.caseId(number));
        if (fixture == null || fixture.samples().size() != 1) {
            throw new IllegalStateException("case " + number + " is not there");
        }
    }
}
