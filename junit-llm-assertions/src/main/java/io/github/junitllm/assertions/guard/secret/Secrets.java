package io.github.junitllm.assertions.guard.secret;

import io.github.junitllm.assertions.guard.Finding;
import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.assertions.guard.Severity;
import io.github.junitllm.fixture.SecretRules;
import io.github.junitllm.risk.OwaspRisk;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apiguardian.api.API;

/** Guardrails that look for credentials. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Secrets {

    private static final Set<OwaspRisk> RISKS = EnumSet.of(OwaspRisk.SENSITIVE_INFORMATION_DISCLOSURE);

    private Secrets() {}

    /** Returns a guardrail for all that the others of this class find; its findings do not overlap. */
    public static Guardrail all() {
        return Guardrail.of("secrets", RISKS, Secrets::everything);
    }

    /** Returns a guardrail for what has the look of a known credential: provider keys, JSON web tokens, private keys. */
    public static Guardrail keys() {
        return Guardrail.of("provider keys, tokens or private keys", RISKS, Secrets::known);
    }

    /** Returns a guardrail for addresses of databases and servers, and settings, that hold a password. */
    public static Guardrail connectionStrings() {
        return Guardrail.of("connection strings with a password", RISKS, ConnectionStrings::find);
    }

    /**
     * Returns a guardrail for words of random letters and digits, of no known look. It is a guess: hashes and
     * identifiers are random too, so that those of a known form (UUIDs, hexadecimal digests) are left out where no word
     * such as "token" stands ahead of them.
     */
    public static Guardrail highEntropy() {
        return Guardrail.of("random strings that may be keys", RISKS, RandomStrings::find);
    }

    private static List<Finding> everything(String text) {
        List<Finding> found = new ArrayList<>(known(text));
        found.addAll(ConnectionStrings.find(text));
        found.addAll(RandomStrings.find(text));
        found.sort(Finding.IN_TEXT);
        List<Finding> apart = new ArrayList<>();
        for (Finding finding : found) {
            if (apart.isEmpty() || !apart.get(apart.size() - 1).overlaps(finding)) {
                apart.add(finding);
            }
        }
        return apart;
    }

    private static List<Finding> known(String text) {
        return SecretRules.all(text).stream()
                .map(secret -> finding(kind(secret.name()), text, secret.start(), secret.end(), 0.95))
                .toList();
    }

    private static String kind(String name) {
        return name.toLowerCase(Locale.ROOT).replace(",", "").replace(' ', '-');
    }

    static Finding finding(String kind, String text, int start, int end, double confidence) {
        return Finding.masked(
                kind, text, start, end, Severity.CRITICAL, confidence, OwaspRisk.SENSITIVE_INFORMATION_DISCLOSURE);
    }
}
