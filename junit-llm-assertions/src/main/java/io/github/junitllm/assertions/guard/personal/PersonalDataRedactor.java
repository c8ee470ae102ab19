package io.github.junitllm.assertions.guard.personal;

import io.github.junitllm.assertions.guard.Finding;
import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.fixture.Pseudonyms;
import io.github.junitllm.fixture.Redactor;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Replaces personal data in fixtures by pseudonyms such as {@code <email-kzdt>}, and finds it as {@link PersonalData} does.
 * Equal values have equal pseudonyms; {@link io.github.junitllm.fixture.PatternRedactor} says what they give away.
 *
 * <p>For other types than all, extend it with a constructor that takes none: redactors are made by that one.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class PersonalDataRedactor implements Redactor {

    /** Whatever the kind is called. */
    private static final Pattern PSEUDONYM = Pattern.compile("<[a-z]{1,20}+(?:-[a-z]{1,20}+){1,4}>");

    private final Guardrail guardrail;

    /** Creates a redactor of all types; see {@link PersonalDataType#PHONE} for the library it needs. */
    public PersonalDataRedactor() {
        this(PersonalData.all());
    }

    /** Creates a redactor of what a guardrail finds, such as {@code PersonalData.of(PersonalDataType.EMAIL)}. */
    protected PersonalDataRedactor(Guardrail guardrail) {
        this.guardrail = guardrail;
    }

    @Override
    public final String redact(String text) {
        String before = text;
        String after = once(before);
        // What was replaced may have kept a neighbour from being seen. Each round replaces something for good.
        while (!after.equals(before)) {
            before = after;
            after = once(before);
        }
        return after;
    }

    private String once(String text) {
        List<Finding> findings = guardrail.inspect(text);
        if (findings.isEmpty()) {
            return text;
        }
        StringBuilder redacted = new StringBuilder(text.length());
        Matcher pseudonyms = PSEUDONYM.matcher(text);
        boolean pseudonym = pseudonyms.find();
        int copied = 0;
        for (Finding finding : findings) {
            while (pseudonym && pseudonyms.end() <= finding.start()) {
                pseudonym = pseudonyms.find();
            }
            boolean own = pseudonym && pseudonyms.start() < finding.end();
            if (!own && finding.start() >= copied) {
                String value = text.substring(finding.start(), finding.end());
                redacted.append(text, copied, finding.start()).append(new Pseudonyms(finding.kind()).of(value));
                copied = finding.end();
            }
        }
        return redacted.append(text, copied, text.length()).toString();
    }
}
