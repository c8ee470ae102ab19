package io.github.junitllm.gateway;

import io.github.junitllm.fixture.KnownSecrets;
import io.github.junitllm.fixture.Redaction;
import io.github.junitllm.gateway.http.Headers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The credentials this gateway knows: those of its environment and those that came in headers. Thread-safe. */
final class SeenSecrets {

    private static final int REDACTIONS = 64;

    private final KnownSecrets environment;
    private final Set<String> seen = new HashSet<>();
    private final Map<List<String>, Redaction> redactions = new LinkedHashMap<>();
    private KnownSecrets all;

    SeenSecrets(KnownSecrets environment) {
        this.environment = environment;
        this.all = environment;
    }

    /**
     * Returns the redaction for a request. It depends on the environment and this request's own headers only, so that the
     * order of calls never decides what a request looks like.
     */
    Redaction redaction(Headers headers) {
        List<String> credentials = new ArrayList<>(1);
        headers.forEach((name, value) -> credentials.addAll(KnownSecrets.inHeader(name, value)));
        synchronized (this) {
            Redaction redaction = redactions.get(credentials);
            if (redaction == null) {
                redaction = new Redaction(environment.plus(credentials));
                if (redactions.size() == REDACTIONS) {
                    redactions.clear();
                }
                redactions.put(credentials, redaction);
            }
            if (seen.addAll(credentials)) {
                all = environment.plus(seen);
            }
            return redaction;
        }
    }

    /** Returns a text for people without the secrets known by now: providers repeat the key they refuse. */
    String without(String text) {
        return new Redaction(all()).text(text);
    }

    /** Returns every secret known by now. */
    synchronized KnownSecrets all() {
        return all;
    }
}
