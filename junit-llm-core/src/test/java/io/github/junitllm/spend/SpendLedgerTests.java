package io.github.junitllm.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.cost.Ceiling;
import io.github.junitllm.cost.Money;
import io.github.junitllm.spend.SpendLedger.Attempt;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpendLedgerTests {

    private static final Money ONE = Money.parse("1 USD");

    @TempDir
    Path directory;

    private SpendLedger open(String jvm) throws IOException {
        return SpendLedger.open(file(), jvm, ONE);
    }

    private Path file() {
        return SpendLedger.file(directory, "run");
    }

    private Spent spent() {
        return Objects.requireNonNull(SpendLedger.of(directory, "run"));
    }

    private static Ceiling.Known most(String amount, String... answering) {
        return new Ceiling.Known(new BigDecimal(amount), "some tokens", "small", Set.of(answering));
    }

    private static Attempt reserve(SpendLedger ledger, String amount) throws IOException {
        return ledger.reserve(most(amount), ONE, caller -> true);
    }

    private static String granted(SpendLedger ledger, String amount) throws IOException {
        return ((Attempt.Granted) reserve(ledger, amount)).id();
    }

    private static Attempt reserveNothing(SpendLedger ledger) throws IOException {
        return ledger.reserve(most("0"), ONE, caller -> true);
    }

    @Test
    void grantsUpToTheLimitAndNotADigitMore() throws IOException {
        try (SpendLedger ledger = open("a")) {
            assertThat(reserve(ledger, "0.999999999999")).isInstanceOf(Attempt.Granted.class);
            assertThat(reserve(ledger, "0.000000000001")).isInstanceOf(Attempt.Granted.class);
            assertThat(reserve(ledger, "0.000000000001")).isInstanceOf(Attempt.Later.class);
        }
        assertThat(spent().total()).isEqualByComparingTo("1");
        assertThat(spent().calls()).isEqualTo(2);
        assertThat(spent().refused()).isZero();
    }

    @Test
    void whatACallCostTakesThePlaceOfWhatWasReserved() throws IOException {
        try (SpendLedger ledger = open("a")) {
            String id = granted(ledger, "0.9");
            ledger.settle(id, new BigDecimal("0.1"), true, null);

            assertThat(reserve(ledger, "0.9")).isInstanceOf(Attempt.Granted.class);
        }
        assertThat(spent().total()).isEqualByComparingTo("1");
        assertThat(spent().unsure()).isEqualByComparingTo("0.9");
    }

    @Test
    void whatNobodyKnowsStaysSpentAndWhatWasNeverMadeDoesNot() throws IOException {
        try (SpendLedger ledger = open("a")) {
            ledger.settle(granted(ledger, "0.5"), null, true, null);
            ledger.settle(granted(ledger, "0.4"), BigDecimal.ZERO, false, null);

            assertThat(reserve(ledger, "0.6")).isInstanceOfSatisfying(Attempt.Refused.class, refused -> assertThat(
                            refused.spent().text())
                    .isEqualTo("0.5 USD of 1 USD spent (junit.llm.maxSpend), 0.5 USD of it held for calls that did not"
                            + " tell what they cost"));
        }
    }

    @Test
    void whoIsRefusedStopsEverybody() throws IOException {
        try (SpendLedger one = open("a");
                SpendLedger other = open("b")) {
            assertThat(reserve(one, "1.01")).isInstanceOf(Attempt.Refused.class);

            assertThat(reserve(other, "0.01")).isInstanceOf(Attempt.Refused.class);
        }
        assertThat(spent().refused()).isEqualTo(2);
    }

    @Test
    void seesWhatOthersHaveReserved() throws IOException {
        try (SpendLedger one = open("a");
                SpendLedger other = open("b")) {
            assertThat(reserve(one, "0.7")).isInstanceOf(Attempt.Granted.class);

            assertThat(reserve(other, "0.7")).as("while the other runs").isInstanceOf(Attempt.Later.class);
            assertThat(other.reserve(most("0.7"), ONE, caller -> false))
                    .as("once it is gone")
                    .isInstanceOf(Attempt.Refused.class);
        }
    }

    @Test
    void aLineThatWasLeftHalfWrittenIsCutOff() throws IOException {
        try (SpendLedger killed = open("a")) {
            assertThat(reserve(killed, "0.7")).isInstanceOf(Attempt.Granted.class);
        }
        Files.writeString(file(), "{\"type\":\"settle\",\"id\":\"a/1\",\"amo", StandardOpenOption.APPEND);
        assertThat(spent().total()).isEqualByComparingTo("0.7");

        try (SpendLedger other = open("b")) {
            assertThat(reserve(other, "0.3")).isInstanceOf(Attempt.Granted.class);
        }
        assertThat(Files.readString(file())).doesNotContain("\"amo{").endsWith("\n");
        assertThat(spent().total()).isEqualByComparingTo("1");
    }

    @Test
    void aLedgerThatCannotBeReadGrantsNothing() throws IOException {
        try (SpendLedger ledger = open("a")) {
            Files.writeString(file(), "{\"type\":\"reserve\",\"id\":\"x\"}\n", StandardOpenOption.APPEND);

            assertThatThrownBy(() -> reserve(ledger, "0.1"))
                    .isInstanceOf(IOException.class)
                    .hasMessage("'{\"type\":\"reserve\",\"id\":\"x\"}' is no line of a ledger");
        }
    }

    @Test
    void aLedgerThatSomebodyCutGrantsNothing() throws IOException {
        try (SpendLedger ledger = open("a")) {
            reserve(ledger, "0.9");
            Files.writeString(file(), "");

            assertThatThrownBy(() -> reserve(ledger, "0.9")).hasMessage("it has become shorter");
        }
    }

    @Test
    void jvmsOfOneRunCannotCountInTwoCurrencies() throws IOException {
        try (SpendLedger ledger = open("a")) {
            assertThat(reserveNothing(ledger)).isInstanceOf(Attempt.Granted.class);
            assertThatThrownBy(() -> SpendLedger.open(file(), "b", Money.parse("1 EUR")))
                    .hasMessage("it is kept in USD and in EUR: have all JVMs of the run use one table of prices");
        }
    }

    @Test
    void ofSeveralLimitsTheLeastIsTold() throws IOException {
        try (SpendLedger one = open("a");
                SpendLedger other = SpendLedger.open(file(), "b", Money.parse("0.5 USD"))) {
            reserveNothing(one);
            reserveNothing(other);
        }
        assertThat(spent().limit()).isEqualTo(Money.parse("0.5 USD"));
    }

    @Test
    void aRunsNameMakesAFileOfItsOwnWhateverItHolds() {
        assertThat(SpendLedger.file(directory, "a/../b").getParent())
                .isEqualTo(directory.toAbsolutePath().normalize());
        assertThat(SpendLedger.file(directory, "a_b")).isNotEqualTo(SpendLedger.file(directory, "a b"));
        assertThat(SpendLedger.file(directory, "x".repeat(400)).getFileName().toString())
                .hasSizeLessThan(200);
        assertThat(SpendLedger.file(directory, "\u4e2d".repeat(99))
                        .getFileName()
                        .toString())
                .hasSizeLessThan(200);
    }

    @Test
    void aRunWithoutALimitHasSpentNothingOfIt() {
        assertThat(SpendLedger.of(directory, "other")).isNull();
    }

    @Test
    void aLedgerThatWasDeletedGrantsNothing() throws IOException {
        try (SpendLedger ledger = open("a")) {
            reserve(ledger, "0.9");
            Files.delete(file());

            assertThatThrownBy(() -> reserve(ledger, "0.9")).hasMessage(file() + " was deleted during the run");
        }
    }

    @Test
    void whatAKilledJvmReservedIsToldWithWhatToDo() throws IOException {
        try (SpendLedger ledger = open("a")) {
            reserve(ledger, "0.2");
        }
        long gone = ProcessHandle.current().pid();
        Files.writeString(
                file(),
                "{\"type\":\"reserve\",\"id\":\"b/1\",\"pid\":" + gone + ",\"started\":1,\"amount\":\"0.7\"}\n",
                StandardOpenOption.APPEND);

        assertThat(spent().lost()).isEqualByComparingTo("0.7");
        assertThat(spent().text())
                .isEqualTo("0.9 USD of 1 USD spent (junit.llm.maxSpend), 0.2 USD of it held for calls that did not tell"
                        + " what they cost, 0.7 USD of it held for calls of a JVM that was killed: look up at the provider"
                        + " what they cost before you run again");
        try (SpendLedger other = open("c")) {
            assertThat(other.reserve(most("0.4"), ONE, Caller::lives))
                    .as("nobody waits for a process whose id was given again")
                    .isInstanceOf(Attempt.Refused.class);
        }
    }

    @Test
    void whoReckonsWithoutADearerModelThatHasAnsweredReckonsAgain() throws IOException {
        try (SpendLedger one = open("a");
                SpendLedger other = open("b")) {
            assertThat(other.answering("small")).isEmpty();
            one.settle(granted(one, "0.1"), new BigDecimal("0.3"), true, new Swap("small", "big"));

            assertThat(reserve(other, "0.1")).isInstanceOf(Attempt.Dearer.class);
            assertThat(other.answering("small")).containsExactly("big");
            assertThat(other.reserve(most("0.3", "big"), ONE, caller -> true)).isInstanceOf(Attempt.Granted.class);
        }
        assertThat(spent().swaps()).containsExactly(new Swap("small", "big"));
        assertThat(spent().text())
                .startsWith("0.6 USD of 1 USD spent")
                .endsWith("; 'big' answered where 'small' was asked for");
    }

    @Test
    void aFileSaysWhereALedgerLiesThatFoldersShare() throws IOException {
        Path shared = directory.resolve("home").resolve("spend-x.jsonl");
        for (String module : Set.of("one", "two")) {
            LedgerFolder.prepare(new LedgerPlace(SpendLedger.file(directory.resolve(module), "run"), shared, ""));
            try (SpendLedger ledger = SpendLedger.open(shared, module, ONE)) {
                reserve(ledger, "0.4");
            }
        }

        for (String module : Set.of("one", "two")) {
            assertThat(Objects.requireNonNull(SpendLedger.of(directory.resolve(module), "run"))
                            .total())
                    .isEqualByComparingTo("0.8");
        }
    }

    @Test
    void aSharedFolderKeepsNoLedgerThatNobodyUsesAnyMore() throws IOException {
        Path home = Files.createDirectories(directory.resolve("home"));
        Path old = Files.createFile(home.resolve("spend-old.jsonl"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(31))));
        Path other = Files.createFile(home.resolve("notes.txt"));
        Files.setLastModifiedTime(other, FileTime.from(Instant.EPOCH));
        Path recent = Files.createFile(home.resolve("spend-recent.jsonl"));

        LedgerFolder.prepare(new LedgerPlace(file(), home.resolve("spend-x.jsonl"), ""));

        assertThat(old).doesNotExist();
        assertThat(other).exists();
        assertThat(recent).exists();
    }
}
