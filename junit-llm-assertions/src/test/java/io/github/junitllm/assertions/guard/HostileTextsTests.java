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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every guardrail on every hostile text. The timeout only ends what would never end. */
class HostileTextsTests {

    private static final int LENGTH = 20_000;

    static Stream<Guardrail> guardrails() {
        return Stream.of(
                PersonalData.all(),
                Secrets.all(),
                PromptInjection.inUserInput(),
                PromptInjection.inRetrievedDocument(),
                SystemPromptLeak.canary("zebra-7731-quartz"),
                SystemPromptLeak.of("one two three four five six seven eight nine ten"),
                UnsafeOutput.all(UrlAllowList.of("acme.com")),
                WordList.forbidden(List.of("one", "one one one two")),
                WordList.jailbreakMarkers());
    }

    static Stream<Arguments> guardrailsAndTexts() {
        Map<String, String> texts = HostileTexts.ofLength(LENGTH);
        return guardrails().flatMap(guardrail -> texts.keySet().stream()
                .map(name -> Arguments.of(guardrail, name, Named.of("text", texts.get(name)))));
    }

    @ParameterizedTest
    @MethodSource("guardrailsAndTexts")
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void everyHostileTextIsInspectedToItsEnd(Guardrail guardrail, String name, String text) {
        assertThat(guardrail.inspect(text)).as(name).allMatch(finding -> finding.end() <= text.length());
    }

    @ParameterizedTest
    @MethodSource("guardrails")
    void textsCutInTheMiddleOfAnythingAreInspected(Guardrail guardrail) {
        HostileTexts.ofLength(64).forEach((name, text) -> {
            for (int end = 0; end <= Math.min(text.length(), 80); end++) {
                String cut = text.substring(0, end);
                assertThat(guardrail.inspect(cut))
                        .as("%s, cut at %d", name, end)
                        .allSatisfy(finding -> assertThat(finding.end()).isLessThanOrEqualTo(cut.length()));
            }
        });
    }
}
