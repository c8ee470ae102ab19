package io.github.junitllm.golden;

import static io.github.junitllm.golden.GoldenFiles.scan;
import static io.github.junitllm.golden.GoldenFiles.set;
import static io.github.junitllm.golden.GoldenFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenSetTests {

    private static final String ROWS = """
            {"id":"refund-1","input":"one","tags":["refund"]}
            {"id":"refund-2","input":"two","tags":["refund","hard"],"weight":2}
            {"id":"order-1","input":"three","tags":["order"]}
            {"id":"secret-1","input":"four","tags":["refund"],"split":"holdout"}
            """;

    @TempDir
    Path base;

    @Test
    void countsTheSplitAndWhatTheFilterSelects() throws IOException {
        write(base, "a.jsonl", ROWS);

        GoldenSummary summary = set(base, "a.jsonl").scan("", CaseFilter.parse("refund-*, *-2", "refund"));

        assertThat(summary.cases()).isEqualTo(3);
        assertThat(summary.selected()).isEqualTo(2);
        assertThat(summary.casesPerTag()).isEqualTo(Map.of("refund", 2L, "hard", 1L, "order", 1L));
        assertThat(summary.weighted()).isTrue();
        assertThat(summary.version()).matches("sha256:[0-9a-f]{64}");
    }

    @Test
    void editedCasesKeepTheirPlacesAndAreFilteredAsEdited() throws IOException {
        write(base, "a.jsonl", ROWS);
        GoldenSet set = set(base, "a.jsonl").withEach(golden -> golden.tagged("edited-" + golden.id()));

        assertThat(set.scan("", CaseFilter.parse(null, "edited-refund-2")).selected())
                .isEqualTo(1);
        assertThat(set.cases("holdout", CaseFilter.NONE)).singleElement().satisfies(golden -> {
            assertThat(golden.source().toString()).endsWith("a.jsonl:4");
            assertThat(golden.tags()).containsExactly("edited-secret-1");
        });
        assertThat(set.location()).isEqualTo(set(base, "a.jsonl").location());
    }

    @Test
    void streamsWhatTheFilterSelectsInOrder() throws IOException {
        write(base, "a.jsonl", ROWS);
        GoldenSet set = set(base, "a.jsonl");

        assertThat(set.cases("", CaseFilter.parse("*-1", null)))
                .extracting(EvalCase::id)
                .containsExactly("refund-1", "order-1");
        set.scan("", CaseFilter.NONE);
        assertThat(set.cases("default", CaseFilter.parse(null, "hard,order")))
                .extracting(EvalCase::id)
                .containsExactly("refund-2", "order-1");
    }

    @Test
    void refusesFiltersThatNameWhatIsNotThere() throws IOException {
        write(base, "a.jsonl", ROWS);
        GoldenSet set = set(base, "a.jsonl");

        assertThatThrownBy(() -> set.scan("", CaseFilter.parse(null, "refnud")))
                .hasMessage("a.jsonl: no case has the tag \"refnud\". Did you mean \"refund\"?");
        assertThatThrownBy(() -> set.scan("", CaseFilter.parse(null, "zzzzzz")))
                .hasMessage("a.jsonl: no case has the tag \"zzzzzz\". There are: hard, order, refund.");
        assertThatThrownBy(() -> set.scan("", CaseFilter.parse("refund-1,refund-3", null)))
                .hasMessage("a.jsonl: no case has an id like \"refund-3\". Did you mean \"refund-1\"?");
        assertThatThrownBy(() -> set.scan("", CaseFilter.parse("secret-*", null)))
                .hasMessage(
                        "a.jsonl: no case has an id like \"secret-*\". \"secret-1\" is in the split \"holdout\", which runs"
                                + " only when asked for.");
        assertThatThrownBy(() -> set.scan("", CaseFilter.parse("order-1", "hard")))
                .hasMessage(
                        "a.jsonl: the filter selects none of the 3 cases: no case with an id like order-1 has the tag hard.");
    }

    @Test
    void refusesSplitsWithoutCases() throws IOException {
        write(base, "a.jsonl", ROWS);
        write(base, "b.jsonl", "{\"input\":\"q\",\"split\":\"holdout\"}");

        assertThatThrownBy(() -> set(base, "a.jsonl").scan("holdot", CaseFilter.NONE))
                .hasMessage(
                        "a.jsonl: no case is in the split \"holdot\", but there are \"default\" (3), \"holdout\" (1).");
        assertThatThrownBy(() -> set(base, "b.jsonl").scan("", CaseFilter.NONE))
                .hasMessage("b.jsonl: no case is in the split \"default\", but there is \"holdout\" (1).");
    }

    @Test
    void keepsTheHoldoutsVersionWhenOtherRowsChange() throws IOException {
        write(base, "a.jsonl", ROWS);
        write(base, "b.jsonl", ROWS.replace("three", "drei"));
        write(base, "c.jsonl", ROWS.replace("four", "vier"));
        String version = scan(base, "a.jsonl").version();
        String holdout = set(base, "a.jsonl").scan("holdout", CaseFilter.NONE).version();

        assertThat(scan(base, "b.jsonl").version()).isNotEqualTo(version);
        assertThat(set(base, "b.jsonl").scan("holdout", CaseFilter.NONE).version())
                .isEqualTo(holdout);
        assertThat(scan(base, "c.jsonl").version()).isEqualTo(version);
        assertThat(set(base, "c.jsonl").scan("holdout", CaseFilter.NONE).version())
                .isNotEqualTo(holdout);
        assertThat(set(base, "a.jsonl")
                        .scan("", CaseFilter.parse("order-1", null))
                        .version())
                .isEqualTo(version);
    }

    @Test
    void changesItsVersionWithTheOrderOfTheRows() throws IOException {
        write(base, "a.jsonl", "{\"id\":\"a\",\"input\":\"q\"}\n{\"id\":\"b\",\"input\":\"r\"}");
        write(base, "b.jsonl", "{\"id\":\"b\",\"input\":\"r\"}\n{\"id\":\"a\",\"input\":\"q\"}");

        assertThat(scan(base, "a.jsonl").version())
                .isNotEqualTo(scan(base, "b.jsonl").version());
    }

    @Test
    void prefersTheSourceFileToTheClassPathAndTellsItsPath() throws IOException {
        write(base, "src/test/resources/golden/a.jsonl", "{\"id\":\"x\",\"input\":\"q\"}");
        write(base, "golden/a.jsonl", "{\"id\":\"y\",\"input\":\"q\"}");
        Path elsewhere = write(base, "elsewhere/b.jsonl", "{\"id\":\"z\",\"input\":\"q\"}");

        assertThat(GoldenFiles.cases(base, "golden/a.jsonl"))
                .singleElement()
                .extracting(EvalCase::source)
                .hasToString("src/test/resources/golden/a.jsonl:1");
        assertThat(GoldenFiles.cases(base, "classpath:golden/a.jsonl"))
                .extracting(EvalCase::id)
                .containsExactly("x");
        assertThat(GoldenFiles.cases(base, "file:golden/a.jsonl"))
                .extracting(EvalCase::id)
                .containsExactly("y");
        assertThat(GoldenFiles.cases(base, elsewhere.toString()))
                .singleElement()
                .hasToString("elsewhere/b.jsonl:1: case \"z\"");
        assertThat(GoldenFiles.cases(base, elsewhere.toUri().toString())).hasSize(1);
        assertThat(GoldenFiles.cases(base.resolve("src"), elsewhere.toString())
                        .get(0)
                        .source()
                        .path())
                .isEqualTo(elsewhere.toString().replace('\\', '/'));
    }

    @Test
    void readsProviders() {
        AtomicBoolean closed = new AtomicBoolean();
        GoldenSet set = GoldenSet.of(
                () -> Stream.of(EvalCase.of("a", "q"), EvalCase.of("b", "r")).onClose(() -> closed.set(true)),
                "Evals.cases()");

        assertThat(set.scan("", CaseFilter.NONE).cases()).isEqualTo(2);
        assertThat(closed).isTrue();
        assertThat(set.cases("", CaseFilter.NONE).map(golden -> golden.source().toString()))
                .containsExactly("Evals.cases()[1]", "Evals.cases()[2]");
    }

    @Test
    void saysWhatIsWrongWithProviders() {
        assertThatThrownBy(() -> scanned(Stream::empty)).hasMessage("Evals.cases(): the golden set has no cases.");
        assertThatThrownBy(() -> scanned(() -> {
                    throw new IOException("no database");
                }))
                .hasMessage("Evals.cases(): cannot supply its cases: java.io.IOException: no database");
        assertThatThrownBy(() -> scanned(() -> Stream.of(EvalCase.of("a", "q"), EvalCase.of("a", "r"))))
                .hasMessage(
                        "Evals.cases()[2]: field \"id\": \"a\" is also the id of Evals.cases()[1]. Ids must be unique in the"
                                + " whole set.");
        assertThatThrownBy(() -> scanned(() -> Stream.of(EvalCase.of("q"), EvalCase.of("q"))))
                .hasMessageEndingWith(
                        "Ids must be unique in the whole set; these rows have none and are equal: drop one.");
        assertThatThrownBy(() -> scanned(() -> IntStream.range(0, 3).mapToObj(i -> {
                    if (i == 2) {
                        throw new IllegalStateException("gone");
                    }
                    return EvalCase.of("case " + i, "q" + i);
                })))
                .hasMessage("Evals.cases(): failed after 2 cases: java.lang.IllegalStateException: gone");
    }

    private static GoldenSummary scanned(GoldenSetProvider provider) {
        return GoldenSet.of(provider, "Evals.cases()").scan("", CaseFilter.NONE);
    }

    @Test
    void noticesAProviderThatGivesOtherCasesTheSecondTime() {
        AtomicInteger calls = new AtomicInteger();
        GoldenSet set = GoldenSet.of(
                () -> {
                    int call = calls.incrementAndGet();
                    return IntStream.range(0, 20_000)
                            .mapToObj(i -> EvalCase.of("case-" + i, "input " + i + " of " + call));
                },
                "Evals.cases()");
        set.scan("", CaseFilter.NONE);

        Iterator<EvalCase> run = set.cases("", CaseFilter.NONE).iterator();
        for (int i = 0; i < 20_000; i++) {
            run.next();
        }

        assertThatThrownBy(run::hasNext)
                .isInstanceOf(GoldenSetException.class)
                .hasMessageStartingWith("Evals.cases(): the golden set changed while it ran");
    }

    @Test
    void asksAProviderOfAFewCasesOnlyOnce() {
        AtomicInteger calls = new AtomicInteger();
        GoldenSet set = GoldenSet.of(
                () -> {
                    calls.incrementAndGet();
                    return Stream.of(EvalCase.of("a", "q"));
                },
                "few");
        set.scan("", CaseFilter.NONE);

        assertThat(set.cases("", CaseFilter.NONE)).hasSize(1);
        assertThat(calls).hasValue(1);
    }

    @Test
    void neverHoldsALargeSetInMemory() throws IOException {
        Path file = base.resolve("large.jsonl");
        String filler = "x".repeat(2_000);
        int rows = 100_000;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < rows; i++) {
                out.write("{\"id\":\"case-" + i + "\",\"input\":\"" + filler + i + "\",\"tags\":[\"t" + i % 10
                        + "\"]}\n");
            }
        }
        GoldenSet set = set(base, "large.jsonl");
        GoldenSummary summary = set.scan("", CaseFilter.NONE);
        List<WeakReference<EvalCase>> seen = new ArrayList<>();
        int count = 0;
        try (Stream<EvalCase> cases = set.cases("", CaseFilter.NONE)) {
            for (Iterator<EvalCase> run = cases.iterator(); run.hasNext(); ) {
                EvalCase golden = run.next();
                if (count++ % 1_000 == 0) {
                    seen.add(new WeakReference<>(golden));
                }
            }
        }
        System.gc();

        assertThat(summary.cases()).isEqualTo(rows);
        assertThat(count).isEqualTo(rows);
        assertThat(seen.stream().filter(reference -> reference.get() != null).count())
                .isLessThan(5);
        assertThat(set.scan("", CaseFilter.parse("case-7", null)).selected()).isEqualTo(1);
    }
}
