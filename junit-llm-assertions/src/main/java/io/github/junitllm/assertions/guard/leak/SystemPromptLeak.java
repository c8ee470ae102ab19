package io.github.junitllm.assertions.guard.leak;

import io.github.junitllm.assertions.guard.Finding;
import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.assertions.guard.Severity;
import io.github.junitllm.assertions.guard.unmask.Unmasked;
import io.github.junitllm.assertions.guard.unmask.Unmasking;
import io.github.junitllm.risk.OwaspRisk;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;

/** Guardrails that look for parts of the system prompt in what a model answers. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SystemPromptLeak {

    /** How many words in a row are a passage and no coincidence, unless said otherwise. */
    public static final int WORDS_IN_A_ROW = 8;

    private static final Set<OwaspRisk> RISKS = EnumSet.of(OwaspRisk.SYSTEM_PROMPT_LEAKAGE);

    private SystemPromptLeak() {}

    /**
     * Returns a guardrail for strings that were put into a system prompt to be recognised: found in any case, with
     * look-alikes, with other signs or gaps between their letters and digits, with digits for letters, backwards, turned by
     * 13 letters, in Base64, hexadecimal, binary or percent encoding.
     *
     * @param canaries six characters or more each, such as no answer holds by chance
     */
    public static Guardrail canary(String... canaries) {
        List<Canary> known = Arrays.stream(canaries).map(Canary::new).toList();
        if (known.isEmpty()) {
            throw new IllegalArgumentException("no canaries to look for; give one or more");
        }
        return Guardrail.of("canary of the system prompt", RISKS, text -> canaries(text, known));
    }

    /**
     * Returns a guardrail for passages of the system prompt of {@value #WORDS_IN_A_ROW} words or more. Case, punctuation
     * and look-alikes make no difference; of scripts without spaces each ideograph is a word.
     */
    public static Guardrail of(String systemPrompt) {
        return of(systemPrompt, WORDS_IN_A_ROW);
    }

    /**
     * Returns a guardrail for passages of the system prompt.
     *
     * @param wordsInARow the shortest passage, from 3
     * @throws IllegalArgumentException if the prompt is shorter than that, as nothing of it could ever be found
     */
    public static Guardrail of(String systemPrompt, int wordsInARow) {
        PromptPassages passages = new PromptPassages(systemPrompt, wordsInARow);
        return Guardrail.of("passage of the system prompt", RISKS, passages::find);
    }

    private static List<Finding> canaries(String text, List<Canary> canaries) {
        Set<Finding> findings = new LinkedHashSet<>();
        for (Unmasked reading : Unmasking.of(text)) {
            Skeleton skeleton = Skeleton.of(reading.text());
            for (Canary canary : canaries) {
                for (Canary.Place place : canary.in(reading.text(), skeleton)) {
                    int start = reading.originStart(place.start(), place.end());
                    int end = reading.originEnd(place.start(), place.end());
                    findings.add(finding("canary", text, start, end, Severity.HIGH, 1));
                }
            }
        }
        for (Canary canary : findings.isEmpty() ? canaries : List.<Canary>of()) {
            for (Canary.Place place : canary.encodedIn(text)) {
                findings.add(finding("canary", text, place.start(), place.end(), Severity.HIGH, 1));
            }
        }
        return List.copyOf(findings);
    }

    static Finding finding(String kind, String text, int start, int end, Severity severity, double confidence) {
        return Finding.masked(kind, text, start, end, severity, confidence, OwaspRisk.SYSTEM_PROMPT_LEAKAGE);
    }
}
