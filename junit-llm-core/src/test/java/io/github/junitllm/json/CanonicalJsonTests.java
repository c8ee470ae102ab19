package io.github.junitllm.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTests {

    @Test
    void ordersNamesByUtf16CodeUnits_rfc8785_section_3_2_3() {
        String text =
                "{\"\\u20ac\": \"Euro Sign\", \"\\r\": \"Carriage Return\", \"\\ufb33\": \"Hebrew Letter Dalet With Dagesh\","
                        + " \"1\": \"One\", \"\\ud83d\\ude00\": \"Emoji: Grinning Face\", \"\\u0080\": \"Control\","
                        + " \"\\u00f6\": \"Latin Small Letter O With Diaeresis\"}";

        assertThat(CanonicalJson.of(text))
                .hasToString("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void writesTheShortestEscapes_rfc8785_section_3_2_2() {
        String text = "{\"numbers\": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],"
                + " \"string\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\","
                + " \"literals\": [null, true, false]}";

        assertThat(CanonicalJson.of(text))
                .hasToString("{\"literals\":[null,true,false],\"numbers\":[333333333.33333329,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "-0.0e5, 0",
        "1.0, 1",
        "1e0, 1",
        "10e-1, 1",
        "0.1, 0.1",
        "100, 100",
        "-12.500, -12.5",
        "12345678901234567890, 12345678901234567890",
        "0.10000000000000000555, 0.10000000000000000555",
        "1e400, 1e+400",
        "1e20, 100000000000000000000",
        "999999999999999999999, 999999999999999999999",
        "1e21, 1e+21",
        "1234567890123456789012, 1.234567890123456789012e+21",
        "0.000001, 0.000001",
        "0.0000001, 1e-7",
        "-0.00000123, -0.00000123",
        "1.5E-0007, 1.5e-7",
        "5e-324, 5e-324",
        "9007199254740993, 9007199254740993",
        "295147905179352830000, 295147905179352830000",
        "1e999999999, 1e+999999999"
    })
    void laysNumbersOutByExactValue(String text, String canonical) {
        assertThat(CanonicalJson.of(text)).hasToString(canonical);
        assertThat(CanonicalJson.of(StrictJson.tree(text))).hasToString(canonical);
        assertThat(CanonicalJson.ofValue(StrictJson.value(text, 100))).hasToString(canonical);
    }

    @Test
    void hashesTheCanonicalBytes() {
        assertThat(CanonicalJson.of("{ }").sha256())
                .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1,\"a\":2} | 1:11: Duplicate field 'a'",
                "{\"a\":1} x | 1:9: Unrecognized token 'x'",
                "[1] [2] | 1:5: text follows the end of the value",
                "NaN | 1:4: Non-standard token 'NaN'",
                "[1e1234567890] | 1:2: no finite number with an exponent of at most nine digits: 1e1234567890",
                "[\"\\ud800\"] | 1:2: a string holds half a surrogate pair",
                "{\"a\\udc00x\":1} | 1:10: Unexpected low surrogate in field name",
                "[01] | 1:3: Invalid numeric value",
                "{\"a\": | 1:6: Unexpected end-of-input",
            })
    void saysWhatIsNoStrictJsonAndWhere(String text, String message) {
        assertThatThrownBy(() -> CanonicalJson.of(text))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void countsLinesAndColumns() {
        assertThatThrownBy(() -> CanonicalJson.of("{\n  \"a\": 1,\n  \"b\": }"))
                .isInstanceOfSatisfying(MalformedJsonException.class, malformed -> {
                    assertThat(malformed.line()).isEqualTo(3);
                    assertThat(malformed.column()).isEqualTo(8);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n"})
    void refusesEmptyText(String text) {
        assertThatThrownBy(() -> CanonicalJson.of(text)).hasMessageEndingWith("the text is empty");
        assertThatThrownBy(() -> StrictJson.tree(text)).hasMessageEndingWith("the text is empty");
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        byte[] latin = "{\n\"k\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> CanonicalJson.of(latin)).hasMessage("2:7: not UTF-8: wrong byte at offset 8");
    }

    @Test
    void refusesDeepNestingInsteadOfOverflowingTheStack() {
        String text = "[".repeat(200_000) + "]".repeat(200_000);
        assertThatThrownBy(() -> CanonicalJson.of(text)).isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> StrictJson.tree(text)).isInstanceOf(MalformedJsonException.class);

        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        ObjectNode inner = tree;
        for (int i = 0; i < 200_000; i++) {
            inner = inner.putObject("a");
        }
        assertThatThrownBy(() -> CanonicalJson.of(tree)).hasMessage("nested deeper than 1000 levels");
        assertThat(CanonicalJson.of("[".repeat(1_000) + "]".repeat(1_000)).toBytes())
                .hasSize(2_000);
    }

    @Test
    void refusesValuesThatAreNoJson() {
        assertThatThrownBy(() -> CanonicalJson.of(DoubleNode.valueOf(Double.NaN)))
                .isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> CanonicalJson.ofValue(Map.of("a", new Object())))
                .hasMessage("no JSON value: java.lang.Object");
        assertThatThrownBy(() -> CanonicalJson.ofValue(Map.of(1, 2))).hasMessageContaining("a name must be a string");
    }

    @Test
    void staysCheapForHostileNumbers() {
        String numbers = "[" + "1e999999999,".repeat(20_000) + "-1e-999999999]";

        Assertions.assertTimeout(
                Duration.ofSeconds(10),
                () -> assertThat(CanonicalJson.of(numbers).toString()).contains("1e+999999999"));
    }

    @Test
    void doesNotDependOnOrderWhiteSpaceEscapesOrNumberLayout() {
        for (int seed = 0; seed < 2_000; seed++) {
            RandomJson json = new RandomJson(seed);
            Object value = json.value(4);
            CanonicalJson canonical = CanonicalJson.of(json.write(value));

            assertThat(CanonicalJson.of(json.write(value))).as("seed %d", seed).isEqualTo(canonical);
            assertThat(CanonicalJson.ofValue(value)).as("seed %d, value", seed).isEqualTo(canonical);
            assertThat(CanonicalJson.of(StrictJson.tree(json.write(value))))
                    .as("seed %d, tree", seed)
                    .isEqualTo(canonical);
            assertThat(CanonicalJson.of(canonical.toBytes()))
                    .as("seed %d, again", seed)
                    .isEqualTo(canonical);
        }
    }

    @Test
    void tellsDifferentValuesApart() {
        for (int seed = 0; seed < 2_000; seed++) {
            Object one = JsonValues.copyOf(new RandomJson(seed).value(3));
            Object two = JsonValues.copyOf(new RandomJson(seed + 1_000_000L).value(3));

            assertThat(CanonicalJson.ofValue(one).equals(CanonicalJson.ofValue(two)))
                    .as("seed %d: %s and %s", seed, one, two)
                    .isEqualTo(Objects.equals(one, two));
        }
    }

    @Test
    void failsOnlyWithItsOwnExceptionOnBrokenBytes() {
        Random random = new Random(7);
        int refused = 0;
        for (int seed = 0; seed < 3_000; seed++) {
            RandomJson json = new RandomJson(seed);
            byte[] bytes = json.write(json.value(4)).getBytes(StandardCharsets.UTF_8);
            for (int i = 1 + random.nextInt(3); i > 0 && bytes.length > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            refused += refuses(() -> CanonicalJson.of(bytes)) ? 1 : 0;
            refused += refuses(() -> StrictJson.tree(bytes)) ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(1_000);
    }

    private static boolean refuses(Runnable reading) {
        try {
            reading.run();
            return false;
        } catch (MalformedJsonException malformed) {
            return true;
        }
    }
}
