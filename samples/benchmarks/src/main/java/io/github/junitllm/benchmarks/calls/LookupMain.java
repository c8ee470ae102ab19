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

/** Looks up recordings without HTTP, as runs do that begin with an empty cache: {@code <fixtures> <cases> <lookups>}. */
public final class LookupMain {

    private LookupMain() {}

    public static void main(String[] args) throws Exception {
        Path fixtures = Path.of(args[0]);
        int cases = Integer.parseInt(args[1]);
        int lookups = Integer.parseInt(args[2]);
        var random = new Random(20_261_121);
        long start = System.nanoTime();
        lookUp(new FixtureStore(fixtures, null), random.nextInt(cases));
        Facts.print("firstMillis", (System.nanoTime() - start) / 1e6);
        inRuns(fixtures, cases, lookups, random);
        start = System.nanoTime();
        FixtureStore store = inRuns(fixtures, cases, lookups, random);
        Facts.print("microsPerLookup", (System.nanoTime() - start) / 1e3 / lookups);
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        Facts.print("heapBytes", (double) runtime.totalMemory() - runtime.freeMemory());
        Facts.print("fixtureBytes", (double) cases * Files.size(store.file(Chat.EVAL, Chat.caseId(0))));
        if (store.read(Chat.EVAL, Chat.caseId(0)) == null) {
            throw new IllegalStateException("the store is needed to the end");
        }
    }

    /** Looks up each case once in a run, as a run does, in as many runs as are needed for so many lookups. */
    private static FixtureStore inRuns(Path fixtures, int cases, int lookups, Random random) {
        List<Integer> order = new ArrayList<>();
        FixtureStore store = new FixtureStore(fixtures, null);
        for (int i = 0; i < lookups; i++) {
            if (i % cases == 0) {
                store = new FixtureStore(fixtures, null);
                order = IntStream.range(0, cases).boxed().collect(Collectors.toList());
                Collections.shuffle(order, random);
            }
            lookUp(store, order.get(i % cases));
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
