package io.github.junitllm.assertions.guard;

import io.github.junitllm.risk.OwaspRisk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apiguardian.api.API;

/**
 * Looks for one sort of trouble in a text. A pure function: the same text has the same findings, in any thread, and no text
 * can talk its way past.
 *
 * <p>The time one takes grows in proportion to the length of the text.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Guardrail {

    /** Returns what is looked for, as it reads after "no": {@code personal data}. */
    String name();

    /** Returns the risks that findings can belong to, for tables of what a suite covers; not empty. */
    Set<OwaspRisk> risks();

    /**
     * Looks at a text.
     *
     * @return what was found, in the order of the text, see {@link Finding#IN_TEXT}
     * @throws io.github.junitllm.assertions.check.UndecidedException if it cannot be told, as when a library is not there
     */
    List<Finding> inspect(String text);

    /** Returns a guardrail made of its name, its risks and a pure function, whose findings are put in order. */
    static Guardrail of(String name, Set<OwaspRisk> risks, Function<String, List<Finding>> function) {
        return new FunctionGuardrail(name, risks, function);
    }

    /**
     * Returns a guardrail made of any function that says yes or no: a classifier, a filter, a client of a service. Its
     * finding is the whole text, with severity {@code HIGH} and confidence 1; what the function throws leaves it undecided,
     * and so does a yes to an empty text, in which a finding has no place.
     *
     * @param name see {@link #name()}; findings are of this kind, with hyphens
     * @param risk the risk its findings belong to
     * @param objects tells whether the text must be stopped; thread-safe
     */
    static Guardrail of(String name, OwaspRisk risk, Predicate<String> objects) {
        return new Objection(name, risk)
                .guardrail((text, objection) -> objection.ask(objects::test, text)
                        ? objection.to(text, Severity.HIGH, "objected to the whole text")
                        : List.of());
    }

    /**
     * Returns a guardrail that finds what any of these finds.
     *
     * @param name what all of them look for, see {@link #name()}
     * @param guardrails one or more
     */
    static Guardrail all(String name, Guardrail... guardrails) {
        List<Guardrail> members = List.of(guardrails);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a combination of no guardrails finds nothing; give it guardrails");
        }
        Set<OwaspRisk> risks = FunctionGuardrail.risks(members);
        return of(name, risks, text -> {
            List<Finding> findings = new ArrayList<>();
            members.forEach(member -> findings.addAll(member.inspect(text)));
            return findings;
        });
    }

    /** Returns this guardrail without the findings that are less severe than that. */
    default Guardrail from(Severity least) {
        return only(
                "of severity " + least + " or more",
                finding -> finding.severity().compareTo(least) >= 0);
    }

    /**
     * Returns this guardrail without the findings that are less sure than that.
     *
     * @param least from 0 to 1
     */
    default Guardrail fromConfidence(double least) {
        if (!(least >= 0 && least <= 1)) {
            throw new IllegalArgumentException("a confidence lies between 0 and 1, not at " + least);
        }
        String words = String.format(Locale.ROOT, "of confidence %.2f or more", least);
        return only(words, finding -> finding.confidence() >= least);
    }

    /** Returns this guardrail without the findings of these kinds, see {@link Finding#kind()}. */
    default Guardrail except(String... kinds) {
        Set<String> left = Set.copyOf(Arrays.asList(kinds));
        return only("other than " + String.join(", ", kinds), finding -> !left.contains(finding.kind()));
    }

    /**
     * Returns this guardrail with some of its findings.
     *
     * @param words which, as they read behind the name
     */
    default Guardrail only(String words, Predicate<Finding> wanted) {
        return of(name() + " " + words, risks(), text -> inspect(text).stream()
                .filter(wanted)
                .toList());
    }
}
