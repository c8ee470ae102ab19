package io.github.junitllm.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JsonTreesTests {

    private static Object back(Object value) {
        return JsonTrees.value(StrictJson.tree(JsonTrees.of(value).toString()));
    }

    @Test
    void valuesComeBackAsTheyWere() {
        for (Object value : List.of(
                "text 🎉",
                true,
                7,
                Long.MAX_VALUE,
                new BigInteger("9".repeat(40)),
                0.5,
                1.0,
                -1.5e-300,
                List.of(1, "two", List.of()),
                Map.of("a", Map.of("b", 2.5)))) {
            assertThat(back(value)).isEqualTo(value);
        }
        assertThat(back(Arrays.asList(1, null))).isEqualTo(Arrays.asList(1, null));
    }

    @Test
    void whatJsonHasNoWordForBecomesTheNextBest() {
        assertThat(back(TimeUnit.SECONDS)).isEqualTo("SECONDS");
        assertThat(back(new Object[] {1, 'c'})).isEqualTo(List.of(1, "c"));
        assertThat(back(0.25f)).isEqualTo(0.25);
    }

    @Test
    void anythingElseIsRefusedByItsName() {
        assertThatThrownBy(() -> JsonTrees.of(Map.of("a", new Object())))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage("JSON cannot express a java.lang.Object");
        assertThatThrownBy(() -> JsonTrees.of(Double.NaN))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage("JSON cannot express the number NaN");
    }

    @Test
    void vectorsComeBackBitByBit() {
        Random random = new Random(7);
        float[] vector = new float[10_000];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = Float.intBitsToFloat(random.nextInt());
        }
        vector[0] = -0.0f;

        float[] back = JsonTrees.vector(StrictJson.tree(JsonTrees.of(vector).toString()));

        assertThat(bits(back)).isEqualTo(bits(vector));
    }

    private static int[] bits(float[] vector) {
        int[] bits = new int[vector.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToIntBits(vector[i]);
        }
        return bits;
    }

    @Test
    void aVectorThatIsNoneIsRefused() {
        assertThatThrownBy(() -> JsonTrees.vector(StrictJson.tree("[1,\"one\"]")))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage("no number of a vector: \"one\"");
    }
}
