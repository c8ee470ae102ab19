package io.github.junitllm.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.call.Usage;
import io.github.junitllm.call.UsagePart;
import io.github.junitllm.call.UsagePart.Side;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Long inputs, and what has a price of its own. */
class CallSumTests {

    private static final UsagePart AUDIO_IN = new UsagePart(Side.INPUT, "audio");
    private static final UsagePart AUDIO_OUT = new UsagePart(Side.OUTPUT, "audio");
    private static final UsagePart AUDIO_CACHED = new UsagePart(Side.CACHED_INPUT, "audio");
    private static final UsagePart TEXT_CACHED = new UsagePart(Side.CACHED_INPUT, "text");
    private static final UsagePart HOUR = new UsagePart(Side.CACHE_WRITE, "1h");
    private static final UsagePart SEARCHES = new UsagePart(Side.BESIDES, "server_tool_use.web_search_requests");

    @TempDir
    Path directory;

    private Cost cost(String fields, Usage usage, Tariff tariff) {
        return Prices.of(directory, "{'model':'m'," + fields + "}")
                .price("m", LocalDate.parse("2026-11-22"))
                .orElseThrow()
                .cost(usage, tariff);
    }

    private void costs(String fields, Usage usage, String amount) {
        assertThat(cost(fields, usage, Tariff.STANDARD))
                .isInstanceOfSatisfying(
                        Cost.Known.class, known -> assertThat(known.amount()).isEqualByComparingTo(amount));
    }

    private void unknown(String fields, Usage usage, String reason) {
        assertThat(cost(fields, usage, Tariff.STANDARD)).isEqualTo(new Cost.Unknown(reason));
    }

    private static Usage usage(long input, long output, long cached, long written, Map<UsagePart, Long> parts) {
        return new Usage(input, output, cached, written, 0, parts, false);
    }

    @ParameterizedTest
    @CsvSource({"200000, 0.25001", "200001, 0.5000175", "1000000, 3.000018", "1000001, 5.000025"})
    void aTierHoldsForAllTokensOfACallAboveItsNumber(long input, String amount) {
        // The tiers in no order: 2.50 and 15 above 200,000; 3 and 18 from a million less one; 5 and 20 above a million.
        costs(
                "'input':1.25,'output':10,'tiers':[{'above':1000000,'input':5,'output':20},"
                        + "{'above':200000,'input':2.50,'output':15},{'above':999999,'input':3,'output':18}]",
                usage(input, 1, 0, 0, Map.of()),
                amount);
    }

    @Test
    void aTierCountsCachedTokensAndNeedsTheirPriceItself() {
        String fields = "'input':1,'output':1,'cachedInput':0.1,'tiers':[{'above':100,'input':2,'output':1}]";
        Usage usage = usage(101, 0, 101, 0, Map.of());

        unknown(
                fields,
                usage,
                "the price of 'm' above 100 input tokens says nothing about input tokens read from the cache: add"
                        + " cachedInput");
        costs(fields.replace("'output':1}", "'output':1,'cachedInput':0.2}"), usage, "0.0000202");
    }

    @Test
    void soundHasItsOwnPricesInPlaceOfThoseOfText() {
        String fields = "'input':2.5,'output':10,'inputOf':{'audio':40},'outputOf':{'audio':80.01}";

        // 60 of text and 40 of sound in, 3 of text and 17 of sound out.
        costs(fields, usage(100, 20, 0, 0, Map.of(AUDIO_IN, 40L, AUDIO_OUT, 17L)), "0.00314017");
    }

    @Test
    void aPartWithoutAPriceIsNamed() {
        unknown(
                "'input':2.5,'output':10",
                usage(100, 20, 0, 0, Map.of(AUDIO_IN, 40L)),
                "the price of 'm' says nothing about input tokens of audio: add 'audio' to inputOf");
        unknown(
                "'input':2.5,'output':10",
                usage(100, 20, 0, 0, Map.of(AUDIO_OUT, 20L)),
                "the price of 'm' says nothing about output tokens of audio: add 'audio' to outputOf");
        unknown(
                "'input':2.5,'output':10,'cacheWrite':3",
                usage(100, 20, 0, 50, Map.of(HOUR, 20L)),
                "the price of 'm' says nothing about input tokens written to the cache of 1h: add '1h' to cacheWriteOf");
        unknown(
                "'input':2.5,'output':10",
                usage(100, 20, 0, 0, Map.of(SEARCHES, 2L)),
                "the price of 'm' says nothing about 'server_tool_use.web_search_requests', of which the provider counts 2:"
                        + " add it to besides, with 0 if it costs nothing beside the tokens");
    }

    @Test
    void whatIsBesidesTheTokensIsAdded() {
        Usage usage = usage(100, 0, 0, 0, Map.of(SEARCHES, 2L));

        costs("'input':1,'besides':{'server_tool_use.web_search_requests':10000}", usage, "0.0201");
        costs("'input':1,'besides':{'server_tool_use.web_search_requests':0}", usage, "0.0001");
    }

    @Test
    void whatIsKeptForAnHourCostsMoreThanWhatIsKeptForMinutes() {
        costs(
                "'input':3,'cacheWrite':3.75,'cacheWriteOf':{'1h':6}",
                usage(100, 0, 0, 50, Map.of(HOUR, 20L)),
                "0.0003825");
    }

    @Test
    void cachedSoundHasItsPriceIfTheProviderTellsHowMuchThatIs() {
        String fields = "'input':1,'inputOf':{'audio':10},'cachedInput':0.1,'cachedInputOf':{'audio':2}";

        // Of 100, 50 are sound; of these 20 cached, and 10 of the text.
        costs(fields, usage(100, 0, 30, 0, Map.of(AUDIO_IN, 50L, AUDIO_CACHED, 20L, TEXT_CACHED, 10L)), "0.000381");
        costs(fields, usage(100, 0, 30, 0, Map.of(AUDIO_IN, 50L, TEXT_CACHED, 30L)), "0.000523");
        unknown(
                fields,
                usage(100, 0, 30, 0, Map.of(AUDIO_IN, 50L)),
                "the provider does not say how much of the 30 cached input tokens is audio");
        unknown(
                fields,
                usage(100, 0, 30, 0, Map.of(AUDIO_IN, 10L, AUDIO_CACHED, 20L)),
                "the provider tells of more cached input tokens of audio than of all");
    }

    @Test
    void aPartIsNotMoreThanTheWhole() {
        unknown(
                "'input':1,'inputOf':{'audio':10}",
                usage(100, 0, 0, 0, Map.of(AUDIO_IN, 101L)),
                "the provider tells of more input tokens of audio than of all (100)");
    }

    @Test
    void batchesHaveNoPriceOfSound() {
        assertThat(cost(
                        "'input':1,'inputOf':{'audio':10},'batchInput':0.5,'batchOutput':1",
                        usage(100, 0, 0, 0, Map.of(AUDIO_IN, 1L)),
                        Tariff.BATCH))
                .isEqualTo(new Cost.Unknown("the price of 'm' says nothing about input tokens of audio in batches"));
    }

    @Test
    void thousandsOfRandomCallsAddUpToTheLastDigit() {
        Random random = new Random(7);
        String fields = "'input':0.15,'output':0.6,'cachedInput':0.075,'cacheWrite':0.19,'inputOf':{'audio':10.01},"
                + "'outputOf':{'audio':20.07},'cachedInputOf':{'audio':0.3},'cacheWriteOf':{'1h':0.31}";
        ModelPrice price =
                Prices.of(directory, "{'model':'m'," + fields + "}").models().get(0);
        for (int i = 0; i < 2_000; i++) {
            long text = random.nextInt(1_000);
            long audio = 1 + random.nextInt(1_000);
            long cachedText = random.nextInt(1_000);
            long cachedAudio = 1 + random.nextInt(1_000);
            long textOut = random.nextInt(1_000);
            long audioOut = 1 + random.nextInt(1_000);
            Map<UsagePart, Long> parts = new TreeMap<>(
                    Map.of(AUDIO_IN, audio + cachedAudio, AUDIO_CACHED, cachedAudio, AUDIO_OUT, audioOut));
            Usage usage = usage(
                    text + audio + cachedText + cachedAudio, textOut + audioOut, cachedText + cachedAudio, 0, parts);
            BigDecimal expected = sum(text, "0.15")
                    .add(sum(audio, "10.01"))
                    .add(sum(cachedText, "0.075"))
                    .add(sum(cachedAudio, "0.3"))
                    .add(sum(textOut, "0.6"))
                    .add(sum(audioOut, "20.07"))
                    .movePointLeft(6);
            assertThat(price.cost(usage, Tariff.STANDARD))
                    .isInstanceOfSatisfying(Cost.Known.class, known -> assertThat(known.amount())
                            .isEqualByComparingTo(expected));
        }
    }

    private static BigDecimal sum(long tokens, String price) {
        return new BigDecimal(price).multiply(BigDecimal.valueOf(tokens));
    }
}
