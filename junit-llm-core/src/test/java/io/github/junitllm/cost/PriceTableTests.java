package io.github.junitllm.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.RawAnswer;
import io.github.junitllm.call.RawRequest;
import io.github.junitllm.call.Usage;
import io.github.junitllm.call.WireProtocol;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceTableTests {

    private static final LocalDate DAY = LocalDate.parse("2026-11-21");

    @TempDir
    Path directory;

    private PriceTable table(String rows) {
        return Prices.of(directory, rows);
    }

    private static LlmCall chat(String asked, String answered, String usage) {
        return LlmCall.untimed(
                "/v1/chat/completions",
                "{\"model\":\"" + asked + "\"}",
                "{" + (answered.isEmpty() ? "" : "\"model\":\"" + answered + "\",")
                        + "\"choices\":[{\"message\":{\"content\":\"x\"}}]"
                        + (usage.isEmpty() ? "" : ",\"usage\":" + usage)
                        + "}");
    }

    private static LlmCall chat(String asked, String answered) {
        return chat(asked, answered, "{\"prompt_tokens\":1000000,\"completion_tokens\":0}");
    }

    private static LlmCall refused(int status) {
        return WireProtocol.call(
                new RawRequest("POST", "/v1/chat/completions", "application/json", "{\"model\":\"m\"}".getBytes()),
                new RawAnswer(status, Map.of(), 0, 0, 0, List.of(), RawAnswer.End.COMPLETE),
                false);
    }

    private static void costs(PriceTable table, LlmCall call, String amount) {
        assertThat(table.cost(call, DAY, Tariff.STANDARD))
                .isInstanceOfSatisfying(
                        Cost.Known.class, known -> assertThat(known.amount()).isEqualByComparingTo(amount));
    }

    private static void unknown(PriceTable table, LlmCall call, String reason) {
        assertThat(table.cost(call, DAY, Tariff.STANDARD)).isEqualTo(new Cost.Unknown(reason));
    }

    @Test
    void halfACountIsNoCost() {
        ModelPrice chat =
                table("{'model':'m','input':3,'output':15}").price("m", DAY).orElseThrow();
        ModelPrice data = table("{'model':'e','input':3}").price("e", DAY).orElseThrow();
        Usage inputOnly = new Usage(1_000_000L, null, 0, 0, 0, Map.of(), false);

        assertThat(chat.cost(inputOnly, Tariff.STANDARD))
                .isEqualTo(new Cost.Unknown("the provider counted its input tokens only, and both cost money"));
        assertThat(chat.cost(new Usage(null, 5L, 0, 0, 0, Map.of(), false), Tariff.STANDARD))
                .isEqualTo(new Cost.Unknown("the provider counted its output tokens only, and both cost money"));
        assertThat(data.cost(inputOnly, Tariff.STANDARD))
                .isInstanceOfSatisfying(
                        Cost.Known.class, known -> assertThat(known.amount()).isEqualByComparingTo("3"));
    }

    @Test
    void countsCachedAndWrittenTokensAtTheirOwnPricesToTheLastDigit() {
        ModelPrice price = table("{'model':'m','input':3,'output':15.01,'cachedInput':0.30,'cacheWrite':3.75,"
                        + "'batchInput':1.5,'batchOutput':7.5}")
                .price("m", DAY)
                .orElseThrow();
        // 1,000,003 of the input: 7 read from the cache, 13 written to it, the rest new.
        Usage usage = new Usage(1_000_003, 11, 7, 13, 5);

        // 999,983 * 3 + 7 * 0.3 + 13 * 3.75 + 11 * 15.01, by the million; reasoning is within the 11.
        assertThat(price.cost(usage, Tariff.STANDARD))
                .isInstanceOfSatisfying(
                        Cost.Known.class, known -> assertThat(known.amount()).isEqualByComparingTo("3.00016496"));
        assertThat(price.cost(new Usage(1_000_000, 3, 0, 0, 0), Tariff.BATCH))
                .isInstanceOfSatisfying(
                        Cost.Known.class, known -> assertThat(known.amount()).isEqualByComparingTo("1.5000225"));
    }

    @Test
    void thousandsOfSmallAmountsAddUpWithoutAnyError() {
        ModelPrice price =
                table("{'model':'m','input':0.1,'output':0.3}").price("m", DAY).orElseThrow();
        java.math.BigDecimal sum = java.math.BigDecimal.ZERO;
        for (int i = 0; i < 10_000; i++) {
            sum = sum.add(((Cost.Known) price.cost(new Usage(1, 1, 0, 0, 0), Tariff.STANDARD)).amount());
        }
        assertThat(sum).isEqualByComparingTo("0.004");
    }

    @Test
    void aPriceThatIsMissingIsNotNothing() {
        ModelPrice price = table("{'model':'m','input':3}").price("m", DAY).orElseThrow();

        assertThat(price.cost(new Usage(1, 0, 0, 0, 0), Tariff.STANDARD)).isInstanceOf(Cost.Known.class);
        assertThat(price.cost(new Usage(1, 1, 0, 0, 0), Tariff.STANDARD))
                .isEqualTo(new Cost.Unknown("the price of 'm' says nothing about output tokens: add output"));
        assertThat(price.cost(new Usage(9, 0, 4, 0, 0), Tariff.STANDARD))
                .isEqualTo(new Cost.Unknown(
                        "the price of 'm' says nothing about input tokens read from the cache: add cachedInput"));
        assertThat(price.cost(new Usage(9, 0, 0, 4, 0), Tariff.STANDARD))
                .isEqualTo(new Cost.Unknown(
                        "the price of 'm' says nothing about input tokens written to the cache: add cacheWrite"));
        assertThat(price.cost(new Usage(9, 0, 0, 0, 0), Tariff.BATCH))
                .isEqualTo(new Cost.Unknown("the price of 'm' says nothing about batches: add batchInput"));
    }

    @Test
    void theLongestNameThatFitsHolds() {
        PriceTable table =
                table("{'model':'gpt-4o*','input':5},{'model':'gpt-4o-mini*','input':2},{'model':'gpt-4o','input':7},"
                        + "{'model':'*','input':9}");

        costs(table, chat("x", "gpt-4o-mini-2024-07-18"), "2");
        costs(table, chat("x", "gpt-4o-2024-11-20"), "5");
        costs(table, chat("x", "claude"), "9");
    }

    @Test
    void anExactNameGoesBeforeABeginningOfTheSameLength() {
        PriceTable table =
                table("{'model':'gpt-4*','input':5},{'model':'gpt-4o','input':7},{'model':'gpt-4o*','input':6}");

        costs(table, chat("x", "gpt-4o"), "7");
        costs(table, chat("x", "gpt-4o-1"), "6");
        costs(table, chat("x", "gpt-4.1"), "5");
    }

    @Test
    void theModelThatAnsweredGoesBeforeTheOneAskedFor() {
        PriceTable table = table("{'model':'asked','input':1},{'model':'answered','input':2}");

        costs(table, chat("asked", "answered"), "2");
        costs(table, chat("asked", "unheard-of"), "1");
        costs(table, chat("asked", ""), "1");
        unknown(
                table,
                chat("one", "two"),
                directory.resolve("prices.json") + " has no price of 'two' or 'one': add one");
        unknown(
                table,
                LlmCall.untimed("/v1/chat/completions", "{}", "{\"usage\":{\"prompt_tokens\":1}}"),
                "neither request" + " nor answer names a model");
    }

    @Test
    void aPriceHoldsFromItsFirstDayToItsLast() {
        PriceTable table = table(
                "{'model':'m','input':1,'until':'2026-11-20'},{'model':'m','input':2,'from':'2026-11-21',"
                        + "'until':'2026-11-21'},{'model':'m','input':3,'from':'2026-11-22'},{'model':'old','input':1,'until':'2025-01-01'}");

        costs(table, chat("m", "m"), "2");
        assertThat(table.price("m", DAY.minusDays(1)).orElseThrow().rates().input())
                .isEqualTo("1");
        assertThat(table.price("m", DAY.plusDays(1)).orElseThrow().rates().input())
                .isEqualTo("3");
        unknown(
                table,
                chat("old", "old"),
                directory.resolve("prices.json") + " has no price of 'old' that holds on 2026-11-21: add one");
    }

    @Test
    void aRefusedCallAndALookUpCostNothingAndAnAnswerWithoutUsageIsUnknown() {
        PriceTable table = table("{'model':'m','input':1}");

        costs(table, refused(429), "0");
        costs(table, refused(0), "0");
        costs(
                table,
                LlmCall.untimed("/v1/moderations", "{\"model\":\"mod\"}", "{\"model\":\"mod\",\"results\":[]}"),
                "0");
        costs(table, LlmCall.untimed("/v1/messages/count_tokens", "{\"model\":\"m\"}", "{\"input_tokens\":5}"), "0");
        unknown(table, chat("m", "m", ""), "the provider did not say how many tokens POST /v1/chat/completions took");
    }

    @Test
    void readsAmountsAsPeopleWriteThem() {
        assertThat(Money.parse(" 0.020 USD ").toString()).isEqualTo("0.02 USD");
        assertThat(Money.parse("100USD").toString()).isEqualTo("100 USD");
        assertThat(Money.in("EUR", "5 EUR").amount()).isEqualByComparingTo("5");
        for (String wrong :
                List.of("", "5", "USD 5", "$5", "-1 USD", "0 USD", "0.000 USD", "1,5 USD", "1e3 USD", "5 usd")) {
            assertThatThrownBy(() -> Money.parse(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("'" + wrong
                            + "' is not an amount; write a positive number and a currency, such as \"0.02 USD\"");
        }
        assertThatThrownBy(() -> Money.in("EUR", "5 USD"))
                .hasMessage("'5 USD' is in USD, but the table of prices in EUR");
    }
}
