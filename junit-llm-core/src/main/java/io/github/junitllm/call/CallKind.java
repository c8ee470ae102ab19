package io.github.junitllm.call;

import java.util.Locale;
import java.util.Set;
import org.apiguardian.api.API;

/** What a call has the provider do, as far as tokens go. */
@API(status = API.Status.INTERNAL, since = "0.1")
public enum CallKind {
    /** It looks something up and takes no tokens: a list of models, a count of tokens, a moderation. */
    LOOKUP,
    /** It has data computed: tokens go in and none come out. */
    EMBEDDING,
    /** It has a model write something; so does whatever is not known. */
    GENERATION;

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> FREE = Set.of("openai-moderations", "openai-models");

    /** Returns the kind of a call that was made. */
    public static CallKind of(LlmCall call) {
        return of(call.protocol(), call.method(), call.path());
    }

    /** Returns the kind of a call that is asked for. */
    public static CallKind of(RawRequest request) {
        return of(WireProtocol.of(request).id(), request.method(), request.path());
    }

    private static CallKind of(String protocol, String method, String path) {
        String endpoint = endpoint(path);
        boolean counts = endpoint.equals("counttokens") || endpoint.equals("count_tokens");
        if (READING.contains(method) || FREE.contains(protocol) || counts) {
            return LOOKUP;
        }
        return endpoint.contains("embed") ? EMBEDDING : GENERATION;
    }

    /** Returns what a path ends in; before it stand names of deployments and models, which may be any. */
    private static String endpoint(String path) {
        int query = path.indexOf('?');
        String plain = (query < 0 ? path : path.substring(0, query))
                .toLowerCase(Locale.ROOT)
                .replace("%3a", ":");
        return plain.substring(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf(':')) + 1);
    }
}
