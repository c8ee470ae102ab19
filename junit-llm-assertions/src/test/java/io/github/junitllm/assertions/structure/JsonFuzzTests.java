package io.github.junitllm.assertions.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.json.CanonicalJson;
import io.github.junitllm.json.MalformedJsonException;
import io.github.junitllm.json.StrictJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No crash, no hang, no false "valid", whatever a model writes. The time-outs only turn a hang into a failure. */
class JsonFuzzTests {

    private static final int ROUNDS = 20_000;
    private static final String PIECES = "{}[]\",:'\\`~\n \t0123456789.-eEtruefalsnabc😀日é\u0000\u2028";
    private static final String[] PROSE = {
        "Sure! Here is the result: ",
        "As requested,\n\n",
        "The answer (see above) is ",
        "结果：",
        "😀 ",
        "It's 5 o'clock. "
    };

    private final Random random = new Random(20_261_121);

    @Test
    @Timeout(120)
    void whateverIsFoundIsStrictJsonWhereItIsSaidToStand() {
        for (int i = 0; i < ROUNDS; i++) {
            String text = noise(random.nextInt(60));
            assertSound(text);
        }
    }

    @Test
    @Timeout(120)
    void valueInProseOrFenceIsFoundUnchanged() {
        for (int i = 0; i < ROUNDS / 4; i++) {
            String json = json(3);
            String text = random.nextBoolean()
                    ? prose() + json + " " + prose()
                    : prose() + "\n```" + (random.nextBoolean() ? "json" : "") + "\n" + json + "\n```\n" + prose();

            FoundJson found = JsonAnswers.find(text).one();

            assertThat(found).as(text).isNotNull();
            assertThat(found.text()).isEqualTo(json);
        }
    }

    @Test
    @Timeout(120)
    void damagedValueIsNeverFoundAsIfItWereWhole() {
        for (int i = 0; i < ROUNDS; i++) {
            String json = json(3);
            String damaged = damage(json);
            if (isStrict(damaged) || isWholeBeforeProse(json, damaged)) {
                continue;
            }
            String text = random.nextBoolean() ? damaged : prose() + damaged + " " + prose();

            assertThat(oneOrNull(text)).as("%s, which was %s", text, json).isNull();
            assertSound(text);
        }
    }

    @Test
    @Timeout(120)
    void truncatedValueIsNeverFound() {
        for (int i = 0; i < ROUNDS / 4; i++) {
            String json = json(4);
            String text = prose() + json.substring(0, 1 + random.nextInt(json.length() - 1));

            assertThat(oneOrNull(text)).as(text).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[",
                "}",
                "]",
                "\"",
                "{\"a\":",
                "[1,",
                "{\"a\"}",
                "{}",
                "[]",
                "{\"",
                "[{",
                "]}",
                "{'a':1}",
                "```\n",
                "```json\n",
                "`",
                "\\",
                "\n",
                "[1] ",
                "{\"a\":1}",
                "a: [",
                "{\"a\" ",
                "~~~\n[\n",
                "[[1]"
            })
    @Timeout(60)
    void hugeTextsTakeLinearTime(String piece) {
        assertSound(piece.repeat(300_000 / piece.length()));
        assertSound("{\"a\":" + piece.repeat(300_000 / piece.length()) + "}");
    }

    private static void assertSound(String text) {
        JsonFindings findings;
        try {
            findings = JsonAnswers.find(text);
        } catch (UndecidedException tooDeep) {
            assertThat(tooDeep).hasMessageContaining("nested deeper than 1000 levels");
            return;
        }
        int end = 0;
        for (FoundJson found : findings.values()) {
            assertThat(found.start()).isGreaterThanOrEqualTo(end);
            end = found.end();
            assertThat(text.substring(found.start(), end)).isEqualTo(found.text());
            assertThat(CanonicalJson.of(found.text())).isEqualTo(CanonicalJson.ofValue(found.value()));
        }
        assertThat(findings.problems()).hasSizeLessThanOrEqualTo(20);
    }

    private static @Nullable FoundJson oneOrNull(String text) {
        try {
            return JsonAnswers.find(text).one();
        } catch (UndecidedException told) {
            return null;
        }
    }

    /** A character after the value that closes no bracket is text that goes on: the value itself is whole. */
    private static boolean isWholeBeforeProse(String json, String damaged) {
        return damaged.startsWith(json) && "}]".indexOf(damaged.charAt(json.length())) < 0;
    }

    private static boolean isStrict(String text) {
        try {
            StrictJson.value(text, 1_000_000);
            return true;
        } catch (MalformedJsonException malformed) {
            return false;
        }
    }

    private String noise(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(random.nextInt(12) == 0 ? json(2) : PIECES.charAt(random.nextInt(PIECES.length())));
        }
        return text.toString();
    }

    private String prose() {
        return PROSE[random.nextInt(PROSE.length)];
    }

    /** Returns an object or an array of objects, so that it is no citation, with something inside. */
    private String json(int depth) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            object.put("k" + i + "{[}]\",:".substring(0, random.nextInt(8)), value(depth - 1));
        }
        Object top = random.nextInt(3) == 0 ? List.of(object, object) : object;
        return CanonicalJson.ofValue(top).toString();
    }

    private @Nullable Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 4)) {
            case 0 -> null;
            case 1 -> random.nextInt(1_000);
            case 2 -> random.nextBoolean();
            case 3 -> "t\"{[x]}:,'\\ 日😀".substring(0, random.nextInt(12));
            case 4, 5 -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(depth - 1));
                }
                yield list;
            }
            default -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(3); i > 0; i--) {
                    map.put("n" + i, value(depth - 1));
                }
                yield map;
            }
        };
    }

    /** Deletes, doubles, inserts or replaces one character anywhere, or cuts one end off. */
    private String damage(String json) {
        int at = random.nextInt(json.length());
        String before = json.substring(0, at);
        String after = json.substring(at + 1);
        char other = PIECES.charAt(random.nextInt(12));
        return switch (random.nextInt(4)) {
            case 0 -> before + after;
            case 1 -> before + other + after;
            case 2 -> before + json.charAt(at) + other + after;
            default -> at > 0 ? before : after;
        };
    }
}
