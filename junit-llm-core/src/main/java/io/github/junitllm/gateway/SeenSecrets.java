package io.github.junitllm.gateway;

import io.github.junitllm.fixture.KnownSecrets;
import io.github.junitllm.fixture.Redactor;
import io.github.junitllm.gateway.http.Headers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The credentials this gateway knows: those of its environment and those that came in headers. Thread-safe. */
final class SeenSecrets {

    private static final int REDACTORS = 64;

    private final KnownSecrets environment;
    private final Set<String> seen = new HashSet<>();
    private final Map<List<String>, Redactor> redactors = new LinkedHashMap<>();
    private KnownSecrets all;

    SeenSecrets(KnownSecrets environment) {
        this.environment = environment;
        this.all = environment;
    }

    /**
     * Returns the redactor for a request. It depends on the environment and this request's own headers only, so that the
     * order of calls never decides what a request looks like.
     */
    Redactor redactor(Headers headers) {
        List<String> credentials = new ArrayList<>(1);
        headers.forEach((name, value) -> credentials.addAll(KnownSecrets.inHeader(name, value)));
        synchronized (this) {
            Redactor redactor = redactors.get(credentials);
            if (redactor == null) {
                redactor = new Redactor(environment.plus(credentials));
                if (redactors.size() == REDACTORS) {
                    redactors.clear();
                }
                redactors.put(credentials, redactor);
            }
            if (seen.addAll(credentials)) {
                all = environment.plus(seen);
            }
            return redactor;
        }
    }

    /** Returns every secret known by now. */
    synchronized KnownSecrets all() {
        return all;
    }
}
