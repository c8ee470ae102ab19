package io.github.junitllm.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.cost.Money;
import io.github.junitllm.spend.SpendLedger.Attempt;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
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

    private static Attempt reserve(SpendLedger ledger, String amount) throws IOException {
        return ledger.reserve(new BigDecimal(amount), ONE, pid -> true);
    }

    private static String granted(SpendLedger ledger, String amount) throws IOException {
        return ((Attempt.Granted) reserve(ledger, amount)).id();
    }

    private static Attempt reserveNothing(SpendLedger ledger) throws IOException {
        return ledger.reserve(BigDecimal.ZERO, ONE, pid -> true);
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
            ledger.settle(id, new BigDecimal("0.1"), true);

            assertThat(reserve(ledger, "0.9")).isInstanceOf(Attempt.Granted.class);
        }
        assertThat(spent().total()).isEqualByComparingTo("1");
        assertThat(spent().unsure()).isEqualByComparingTo("0.9");
    }

    @Test
    void whatNobodyKnowsStaysSpentAndWhatWasNeverMadeDoesNot() throws IOException {
        try (SpendLedger ledger = open("a")) {
            ledger.settle(granted(ledger, "0.5"), null, true);
            ledger.settle(granted(ledger, "0.4"), BigDecimal.ZERO, false);

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
            assertThat(other.reserve(new BigDecimal("0.7"), ONE, pid -> false))
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
    }

    @Test
    void aRunWithoutALimitHasSpentNothingOfIt() {
        assertThat(SpendLedger.of(directory, "other")).isNull();
    }
}
