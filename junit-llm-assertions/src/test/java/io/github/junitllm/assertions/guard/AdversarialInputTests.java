package io.github.junitllm.assertions.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.assertions.guard.injection.PromptInjection;
import io.github.junitllm.assertions.guard.leak.SystemPromptLeak;
import io.github.junitllm.assertions.guard.output.UnsafeOutput;
import io.github.junitllm.assertions.guard.output.UrlAllowList;
import io.github.junitllm.assertions.guard.personal.PersonalData;
import io.github.junitllm.assertions.guard.secret.Secrets;
import io.github.junitllm.assertions.guard.words.WordList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A quarter of a megabyte of what makes careless patterns try again and again. The timeout only ends what would never
 * end.
 */
class AdversarialInputTests {

    private static final int LENGTH = 1 << 18;

    private record Attack(Guardrail guardrail, List<String> pieces) {}

    /** What each guardrail's own beginnings are, again and again, so that it starts everywhere and ends nowhere. */
    private static final List<Attack> ATTACKS = List.of(
            new Attack(
                    PersonalData.all(),
                    List.of(
                            "1 ",
                            "12-345-6789 ",
                            "4111 ",
                            "a@a.",
                            "::",
                            "GB82",
                            "Via Via ",
                            "1 Aa Aa ",
                            "born 1.1.19")),
            new Attack(
                    Secrets.all(),
                    List.of(
                            "A1",
                            "eyJ-",
                            "eyJaaaaaaaa.",
                            "sk-",
                            "xoxb-",
                            "-----BEGIN ",
                            "Bearer ",
                            "password=",
                            "a://a:")),
            new Attack(
                    PromptInjection.inUserInput(),
                    List.of(
                            "a",
                            "ignore ",
                            "ignore all ",
                            "forget everything. ",
                            "now you ",
                            "i.",
                            "忽略",
                            "=== ",
                            "a\u0301",
                            "\u200B")),
            new Attack(
                    PromptInjection.inRetrievedDocument(),
                    List.of("i g n o r e ", "QUJD", "414243", "%41", "a%", "\\x41")),
            new Attack(SystemPromptLeak.canary("zebra-7731-quartz"), List.of("zebra-7731-quart", "QUJD", "%")),
            new Attack(
                    SystemPromptLeak.of("one two three four five six seven eight nine ten"),
                    List.of("one two three four five six seven eight ", "one ")),
            new Attack(
                    UnsafeOutput.all(UrlAllowList.none()),
                    List.of(
                            "<", "<a ", "<a on", "![", "](", "![a](//", "{{", "${", "$(a", ";", "' or ", "\u001B[",
                            "//")),
            new Attack(WordList.forbidden(List.of("a", "a a a a b")), List.of("a ", "4 ")));

    static Stream<Arguments> attacks() {
        return ATTACKS.stream()
                .flatMap(attack -> attack.pieces().stream().map(piece -> Arguments.of(attack.guardrail(), piece)));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void aLongTextIsInspectedToItsEnd(Guardrail guardrail, String piece) {
        String text = piece.repeat(LENGTH / piece.length()) + "!";
        int last = guardrail.inspect(text).stream().mapToInt(Finding::end).max().orElse(0);
        assertThat(last).isLessThanOrEqualTo(text.length());
    }
}
