package io.github.junitllm.assertions.guard.personal;

import io.github.junitllm.assertions.guard.Finding;
import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.risk.OwaspRisk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apiguardian.api.API;

/** Guardrails that look for personal data. Every finding has a place of its own: none overlaps another. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PersonalData {

    private static final Set<OwaspRisk> RISKS = EnumSet.of(OwaspRisk.SENSITIVE_INFORMATION_DISCLOSURE);

    private PersonalData() {}

    /**
     * Returns a guardrail for all types.
     *
     * @see PersonalDataType#PHONE which needs a library; without it a text with a candidate for a number is undecided
     */
    public static Guardrail all() {
        return guardrail("personal data", EnumSet.allOf(PersonalDataType.class));
    }

    /** Returns a guardrail for these types. */
    public static Guardrail of(PersonalDataType first, PersonalDataType... more) {
        return guardrail("personal data", EnumSet.of(first, more));
    }

    /** Returns a guardrail for all types but these. */
    public static Guardrail without(PersonalDataType first, PersonalDataType... more) {
        return guardrail("personal data", EnumSet.complementOf(EnumSet.of(first, more)));
    }

    /**
     * Returns a guardrail for phone numbers as they are written inside certain countries, besides the international form.
     *
     * @param regions ISO 3166-1 codes of two letters: {@code DE}
     */
    public static Guardrail phones(String... regions) {
        List<String> known = List.of(regions);
        return Guardrail.of("phone numbers", RISKS, text -> Phones.find(EvenText.of(text), known));
    }

    private static Guardrail guardrail(String name, Set<PersonalDataType> types) {
        if (types.isEmpty()) {
            throw new IllegalArgumentException("a guardrail for no types finds nothing; leave it one or more");
        }
        Set<PersonalDataType> asked = Collections.unmodifiableSet(EnumSet.copyOf(types));
        return Guardrail.of(name, RISKS, text -> apart(text, asked));
    }

    private static List<Finding> apart(String text, Set<PersonalDataType> types) {
        TreeMap<Integer, Finding> taken = new TreeMap<>();
        String even = EvenText.of(text);
        for (PersonalDataType type : types) {
            for (Finding finding : type.find(even)) {
                Map.Entry<Integer, Finding> before = taken.lowerEntry(finding.end());
                if (before == null || !before.getValue().overlaps(finding)) {
                    taken.put(finding.start(), finding);
                }
            }
        }
        return new ArrayList<>(taken.values());
    }
}
