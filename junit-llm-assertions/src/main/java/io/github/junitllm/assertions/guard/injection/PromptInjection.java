package io.github.junitllm.assertions.guard.injection;

import io.github.junitllm.assertions.guard.Finding;
import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.assertions.guard.Severity;
import io.github.junitllm.assertions.guard.unmask.Unmasked;
import io.github.junitllm.assertions.guard.unmask.Unmasking;
import io.github.junitllm.risk.OwaspRisk;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * Guardrails that look for prompt injection, by where the text stands.
 *
 * <p>The text is read folded (compatibility forms, marks, look-alikes, invisible and bidirectional characters), without odd
 * spelling and emphasis, turned back by 13 letters, from its end, and decoded (Base64, hexadecimal, binary and percent
 * encoding, characters escaped as in HTML and program code, three layers deep). Every reading is scored by weighted patterns
 * of words, in English, German and in part in French, Spanish, Italian, Portuguese, Dutch, Scandinavian languages, Polish,
 * Czech, Russian, Ukrainian, Croatian, Turkish, Arabic, Hindi, Chinese, Japanese and Korean. What scores {@value #THRESHOLD}
 * or more is a finding; its confidence is the score. Weak signs, as "from now on", count only where others of another sort
 * are near.
 *
 * <p>A text that gives no order, asks for nothing unusual and means harm is not found: this looks for the form of attacks.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PromptInjection {

    /** The lowest score that is a finding, for every position and language. */
    public static final double THRESHOLD = 0.4;

    private static final Set<OwaspRisk> RISKS = EnumSet.of(OwaspRisk.PROMPT_INJECTION);
    private static final Map<String, List<Rule>> RULES = RuleFile.read("rules.txt");
    private static final Scorer USER_INPUT = new Scorer(part("any", "user"));
    private static final Scorer DOCUMENT = new Scorer(part("any", "document"));

    private PromptInjection() {}

    /**
     * Returns a guardrail for what a user writes to the model, where asking and telling the model what to do is what the
     * place is for, and only attempts to take it away from its instructions are not.
     */
    public static Guardrail inUserInput() {
        return Guardrail.of("prompt injection in user input", RISKS, text -> find(text, USER_INPUT));
    }

    /**
     * Returns a guardrail for what was retrieved, uploaded or returned by a tool. No document has anything to tell the
     * assistant: whatever asks it to answer so or so is suspicious, harmless as it would be from a user.
     */
    public static Guardrail inRetrievedDocument() {
        return Guardrail.of("prompt injection in a retrieved document", RISKS, text -> find(text, DOCUMENT));
    }

    private static List<Rule> part(String... names) {
        List<Rule> rules = new ArrayList<>();
        for (String name : names) {
            rules.addAll(RULES.getOrDefault(name, List.of()));
        }
        return rules;
    }

    private static List<Finding> find(String text, Scorer scorer) {
        // By their last place, so that a disguised text is not told again for a place that another reading has shown.
        TreeMap<Integer, Finding> findings = new TreeMap<>();
        ControlTokens.find(text).forEach(finding -> findings.put(finding.end(), finding));
        for (Unmasked reading : Unmasking.of(text)) {
            boolean plain = reading.disguise().equals(Unmasked.NONE);
            for (Scorer.Passage passage : scorer.passages(reading.text(), THRESHOLD)) {
                // Whoever hides an order knows why.
                Severity severity = plain ? Severity.HIGH : Severity.CRITICAL;
                String kind = plain
                        ? passage.sort()
                        : passage.sort() + "-in-" + reading.disguise().replace(' ', '-');
                int start = reading.originStart(passage.start(), passage.end());
                int end = reading.originEnd(passage.start(), passage.end());
                Map.Entry<Integer, Finding> known = findings.higherEntry(start);
                if (known == null || known.getValue().start() >= end) {
                    findings.put(
                            end,
                            Finding.shown(
                                    kind, text, start, end, severity, passage.score(), OwaspRisk.PROMPT_INJECTION));
                }
            }
        }
        return new ArrayList<>(findings.values());
    }
}
