package io.github.junitllm.assertions.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptedArgumentsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // declared type | accepted | given
                "{\"type\":\"integer\"} | [5] | 5",
                "{\"type\":\"integer\"} | [5] | 5.0",
                "{\"type\":\"float\"} | [6.0, 5.6] | 6",
                "{\"type\":\"string\"} | [\"April 1, 2024\"] | \"april 1,2024\"",
                "{\"type\":\"string\"} | [\"it's\"] | \"IT\\\"S\"",
                "{\"type\":\"string\"} | [\"a\", \"\"] | \"\"",
                "{\"type\":\"array\",\"items\":{\"type\":\"string\"}} | [[\"New York\",\"b\"]] | [\"new-york\",\"B\"]",
                "{\"type\":\"array\",\"items\":{\"type\":\"integer\"}} | [[1],\"\"] | []",
                "{\"type\":\"tuple\",\"items\":{\"type\":\"float\"}} | [[1.5,2]] | [1.5,2]",
                "{\"type\":\"dict\"} | [{\"min\":[1,2],\"max\":[3,\"\"]}] | {\"min\":2}",
                "{\"type\":\"array\",\"items\":{\"type\":\"dict\"}} | [[{\"f\":[\"Age\"]},{\"f\":[\"b\"]}]] | [{\"f\":\"age\"},{\"f\":\"b\"}]",
                "{\"type\":\"integer\"} | [\"variable\"] | \"variable\"",
                "{\"type\":\"float\"} | [null,\"\"] | null",
                "{\"type\":\"any\"} | [20.5] | 20.5",
                "{} | [true] | true",
            })
    void accepts(String type, String accepted, String given) {
        assertThat(mismatch(type, accepted, given)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"type\":\"integer\"} | [5] | 5.5",
                "{\"type\":\"integer\"} | [5] | \"5\"",
                "{\"type\":\"integer\"} | [5] | true",
                "{\"type\":\"integer\"} | [5,\"\"] | \"\"",
                "{\"type\":\"string\"} | [\"5\"] | 5",
                "{\"type\":\"string\"} | [\"a\"] | \"\"",
                "{\"type\":\"string\"} | [\"a\"] | \"ab\"",
                "{\"type\":\"string\"} | [\"\"] | \"ab\"",
                "{\"type\":\"boolean\"} | [true] | \"true\"",
                "{\"type\":\"boolean\"} | [true] | 1",
                "{\"type\":\"array\",\"items\":{\"type\":\"integer\"}} | [[1,2]] | [2,1]",
                "{\"type\":\"array\",\"items\":{\"type\":\"integer\"}} | [[1,2]] | [1]",
                "{\"type\":\"array\",\"items\":{\"type\":\"integer\"}} | [[1,2]] | [1,\"2\"]",
                "{\"type\":\"array\",\"items\":{\"type\":\"integer\"}} | [[1,2]] | []",
                "{\"type\":\"dict\"} | [{\"min\":[1]}] | {\"min\":1,\"x\":2}",
                "{\"type\":\"dict\"} | [{\"min\":[1]}] | {}",
                "{\"type\":\"dict\"} | [{\"min\":[1]}] | [1]",
                "{\"type\":\"integer\"} | [\"variable\"] | \"Variable\"",
                "{\"type\":\"string\"} | [\"a\"] | null",
            })
    void refuses(String type, String accepted, String given) {
        assertThat(mismatch(type, accepted, given)).startsWith("p is ");
    }

    @Test
    void parametersMayBeLeftOutOnlyWhereAccepted() {
        AcceptedArguments rule = AcceptedArguments.of(
                tool(
                        "{\"a\":{\"type\":\"integer\"},\"b\":{\"type\":\"integer\"},\"c\":{\"type\":\"integer\"}}",
                        "[\"a\"]"),
                Map.of("a", List.of(1, ""), "b", List.of(2), "c", List.of(3, "")));

        assertThat(rule.mismatch(Map.of("a", 1L, "b", 2L))).isEmpty();
        assertThat(rule.mismatch(Map.of("b", 2L))).contains("a is missing, which is required");
        assertThat(rule.mismatch(Map.of("a", 1L))).contains("b is missing");
        assertThat(rule.mismatch(Map.of("a", 1L, "b", 2L, "d", 1L))).contains("d is given");
        assertThat(rule.mismatch(Map.of("a", 1L, "b", 3L))).contains("b is 3, which is none of [2]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"type\":\"integer\"} | [5] | -5 | false",
                "{\"type\":\"integer\"} | [5] | 5 | true",
                "{\"type\":\"integer\"} | [5] | 5L | false",
                "{\"type\":\"long\"} | [5] | 5L | true",
                "{\"type\":\"long\"} | [5] | 5 | false",
                "{\"type\":\"float\"} | [1.5] | 1.5f | true",
                "{\"type\":\"float\"} | [1.5] | 1.5 | false",
                "{\"type\":\"double\"} | [1500] | 1.5e3 | true",
                "{\"type\":\"boolean\"} | [true] | true | true",
                "{\"type\":\"boolean\"} | [true] | True | false",
                "{\"type\":\"String\"} | [\"a b\"] | A_b | true",
                "{\"type\":\"any\"} | [\"mapArea\"] | mapArea | true",
                "{\"type\":\"integer\"} | [\"Rs.TYPE\"] | Rs.TYPE | true",
                "{\"type\":\"Array\",\"items\":{\"type\":\"String\"}} | [[\"a, b\",\"c\"]] | new String[]{\"a, b\", \"c\"} | true",
                "{\"type\":\"Array\",\"items\":{\"type\":\"integer\"}} | [[1,2]] | new int [ ] {1,2}; | true",
                "{\"type\":\"Array\",\"items\":{\"type\":\"integer\"}} | [[1,2]] | {1,2} | false",
                "{\"type\":\"Array\",\"items\":{\"type\":\"String\"}} | [\"names\"] | names | true",
                "{\"type\":\"ArrayList\",\"items\":{\"type\":\"long\"}} | [[1,2]] | new ArrayList<Long>(Arrays.asList(1L, 2L)) | true",
                "{\"type\":\"ArrayList\",\"items\":{\"type\":\"any\"}} | [[\"a\",4,true]] | new java.util.ArrayList<>(List.of(\"a\", 4, true)) | true",
                "{\"type\":\"ArrayList\",\"items\":{\"type\":\"String\"}} | [[\"a\",\"b)\"]] | new ArrayList<String>() {{ add(\"a\"); add(\"b)\"); }} | true",
                "{\"type\":\"ArrayList\",\"items\":{\"type\":\"String\"}} | [[\"\"]] | new ArrayList<>() | false",
                "{\"type\":\"HashMap\"} | [{\"k\":[\"v\"],\"n\":[1]}] | new HashMap<String, Object>() {{ put(\"k\", \"v\"); put(\"n\", 1); }} | true",
                "{\"type\":\"HashMap\"} | [{}] | new HashMap<>() | true",
                "{\"type\":\"HashMap\"} | [{\"k\":[1]}] | new HashMap<>() {{ put(\"k\"); }} | false",
                "{\"type\":\"HashMap\"} | [{\"k\":[1]}] | new HashMap<>() {{ put( | false",
            })
    void readsJavaSource(String type, String accepted, String given, boolean fits) {
        AcceptedArguments rule = AcceptedArguments.ofJson(
                        tool("{\"p\":" + type + "}", "[]"), "{\"p\":" + accepted + "}")
                .writtenInJava();

        assertThat(rule.mismatch(Map.of("p", given)).isEmpty()).isEqualTo(fits);
        assertThat(rule.mismatch(Map.of("p", 5L))).contains("p is 5, not a string of Java source");
    }

    @Test
    void acceptedValuesComeInLists() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AcceptedArguments.ofJson(tool("{}", "[]"), "{\"p\":5}"))
                .withMessageContaining("a list of accepted values");
    }

    private static String mismatch(String type, String accepted, String given) {
        AcceptedArguments rule =
                AcceptedArguments.ofJson(tool("{\"p\":" + type + "}", "[]"), "{\"p\":" + accepted + "}");
        return rule.mismatch(PlainJson.object("it", "{\"p\":" + given + "}")).orElse(null);
    }

    private static ToolDefinition tool(String properties, String required) {
        return new ToolDefinition("f", "{\"properties\":" + properties + ",\"required\":" + required + "}");
    }
}
