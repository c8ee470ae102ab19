package io.github.junitllm.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.RawRequest;
import io.github.junitllm.cost.Money;
import io.github.junitllm.cost.PriceTable;
import io.github.junitllm.spend.SpendLimit.Hold;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another model answers than the one that was asked for. A token of the small one costs 1 USD, one of the big one 10; a request
 * of 1 output token takes at most 1,100 tokens, and each answer says it took 100.
 */
class DearerAnswerTests {

    private static final String PATH = "/v1/chat/completions";

    @TempDir
    Path directory;

    private RunSpend spend;

    @BeforeEach
    void open() throws IOException {
        spend = open("jvm");
    }

    @AfterEach
    void close() {
        spend.close();
    }

    private RunSpend open(String jvm) throws IOException {
        Path prices = Files.writeString(
                directory.resolve("prices.json"),
                "{\"currency\":\"USD\",\"models\":[{\"model\":\"small*\",\"input\":1000000,\"output\":1000000},"
                        + "{\"model\":\"big*\",\"input\":10000000,\"output\":10000000}]}");
        return RunSpend.open(LedgerPlace.in(directory, "run"), jvm, PriceTable.read(prices), Money.parse("13000 USD"));
    }

    private static Hold reserve(RunSpend spend) {
        String body = "{\"model\":\"small\",\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":\"\"}]}";
        body = body + " ".repeat(99 - body.length());
        RawRequest request = new RawRequest("POST", PATH, "application/json", body.getBytes(StandardCharsets.UTF_8));
        return spend.reserve(() -> request, () -> false);
    }

    private static LlmCall answer(String model) {
        return answer(model, 100);
    }

    private static LlmCall answer(String model, int tokens) {
        return LlmCall.untimed(
                PATH,
                "{\"model\":\"small\"}",
                "{\"model\":\"" + model + "\",\"choices\":[{\"message\":{\"content\":\"x\"}}],"
                        + "\"usage\":{\"prompt_tokens\":" + (tokens - 1) + ",\"completion_tokens\":1}}");
    }

    private Spent spent() {
        return Objects.requireNonNull(SpendLedger.of(directory, "run"));
    }

    @Test
    void aVersionOfTheModelIsTheModel() {
        reserve(spend).ended(answer("small-2026-01-01"));

        assertThat(spent().total()).isEqualByComparingTo("100");
        assertThat(spent().swaps()).isEmpty();
    }

    @Test
    void theModelThatAnsweredIsPaidAndReckonedWithFromThenOn() {
        reserve(spend).ended(answer("big-2"));
        assertThat(spent().total()).isEqualByComparingTo("1000");

        Hold second = reserve(spend);

        assertThat(spent().total()).isEqualByComparingTo("12000");
        assertThat(spent().unsure()).isEqualByComparingTo("11000");
        second.ended(answer("small"));
        assertThat(spent().total()).isEqualByComparingTo("1100");
        assertThat(spent().text())
                .isEqualTo(
                        "1100 USD of 13000 USD spent (junit.llm.maxSpend); 'big-2' answered where 'small' was asked for");
    }

    @Test
    void otherJvmsReckonWithItToo() throws IOException {
        try (RunSpend other = open("other")) {
            reserve(spend).ended(answer("big"));

            reserve(other);

            assertThat(spent().unsure()).isEqualByComparingTo("11000");
        }
    }

    @Test
    void theRunStopsBeforeADearerAnswerCouldPassTheLimit() {
        for (int call = 0; call < 3; call++) {
            reserve(spend).ended(answer("big"));
        }

        assertThatThrownBy(() -> reserve(spend))
                .isInstanceOf(SpendException.class)
                .hasMessageContaining(
                        "it could cost 11000 USD (at most 1,099 input and 1 output tokens of 'big*'), and 3000"
                                + " USD of 13000 USD spent");
        assertThat(spent().total()).isEqualByComparingTo("3000");
    }

    /** What was under way when the first dearer answer came, nobody could know of: by that much the limit may be passed. */
    @Test
    void aLimitThatCallsUnderWayPassedIsToldWithBothModels() {
        Hold[] underWay = new Hold[11];
        for (int call = 0; call < underWay.length; call++) {
            underWay[call] = reserve(spend);
        }
        for (Hold hold : underWay) {
            hold.ended(answer("big", 140));
        }

        assertThat(spent().total()).isEqualByComparingTo("15400");
        assertThatThrownBy(() -> reserve(spend))
                .hasMessageContaining(
                        "15400 USD of 13000 USD spent (junit.llm.maxSpend); the limit was passed, since 'big'"
                                + " answered where 'small' was asked for and costs more");
    }
}
