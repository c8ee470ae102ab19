package io.github.junitllm.spend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.gateway.GatewayMode;
import io.github.junitllm.journal.ChildJvm;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is in flight and whatever goes wrong: what the provider charges never passes the limit. */
class MaxSpendTests {

    @TempDir
    Path directory;

    private Spent spent() {
        return Objects.requireNonNull(SpendLedger.of(directory, "run"));
    }

    @ParameterizedTest
    @CsvSource({"1, LIVE, false", "2, LIVE, true", "3, RECORD, true", "4, LIVE, false", "5, LIVE, true"})
    void theLimitIsNeverPassedWithSixtyFourInFlight(long seed, GatewayMode mode, boolean mishaps) throws Exception {
        try (ChargingModel model = new ChargingModel(seed, mishaps, 64)) {
            List<String> problems = new Spender(directory, model.url(), "20 USD", "q", 64, mode).spend(seed);

            assertThat(model.bill()).isLessThanOrEqualTo(new BigDecimal("20"));
            assertThat(spent().total())
                    .as("what the ledger says is spent")
                    .isGreaterThanOrEqualTo(model.bill())
                    .isLessThanOrEqualTo(new BigDecimal("20"));
            // The dearest call there can be: 3 answers of 3,000 tokens, and the input.
            assertThat(spent().total()).isGreaterThan(new BigDecimal("19.6"));
            // One more for each that is tried again while its first answer is still being written.
            assertThat(model.mostInFlight()).isGreaterThanOrEqualTo(64);
            assertThat(problems.stream().filter(problem -> problem.contains("the run stops here")))
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("POST /v1/chat/completions was not made, and the run stops here: it could cost 0.")
                    .contains(
                            " USD (at most ",
                            " output tokens of 'm'), and 19.",
                            " of 20 USD spent (junit.llm.maxSpend)");
            if (!mishaps) {
                assertThat(spent().unsure()).isZero();
                assertThat(spent().total()).isEqualByComparingTo(model.bill());
                assertThat(spent().calls()).isEqualTo(model.asked());
            }
        }
    }

    @Test
    void aKilledJvmsReservationsStaySpentForTheOthers() throws Exception {
        try (ChargingModel model = new ChargingModel(7, false, 0)) {
            Process hanging = spender(model, "hang").start();
            model.awaitAsked(8);
            Process first = spender(model, "q").start();
            model.awaitAsked(60);
            hanging.destroyForcibly().waitFor();
            Process second = spender(model, "q").start();

            assertThat(first.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(second.waitFor(120, TimeUnit.SECONDS)).isTrue();

            assertThat(first.exitValue()).isZero();
            assertThat(second.exitValue()).isZero();
            assertThat(spent().unsure()).as("held for the killed").isPositive();
            assertThat(spent().total())
                    .isGreaterThanOrEqualTo(model.bill())
                    .isGreaterThan(new BigDecimal("9.6"))
                    .isLessThanOrEqualTo(new BigDecimal("10"));
            assertThat(spent().calls()).isEqualTo(model.asked());
        }
    }

    private ProcessBuilder spender(ChargingModel model, String question) {
        return ChildJvm.of(List.of(), Spender.class, directory.toString(), model.url(), "10 USD", question, "8")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }
}
