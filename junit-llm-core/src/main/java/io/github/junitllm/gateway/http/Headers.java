package io.github.junitllm.gateway.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Header fields in order of arrival; names compare without regard to case. Thread-confined while it is filled. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Headers {

    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    /** Adds a field; the name is kept in lower case. Returns this. */
    public Headers add(String name, String value) {
        names.add(name.toLowerCase(Locale.ROOT));
        values.add(value);
        return this;
    }

    /** Returns the first value of that name. */
    public @Nullable String first(String name) {
        int at = names.indexOf(name.toLowerCase(Locale.ROOT));
        return at < 0 ? null : values.get(at);
    }

    /** Returns all values of that name. */
    public List<String> all(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>(2);
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equals(wanted)) {
                found.add(values.get(i));
            }
        }
        return found;
    }

    /** Whether a field that is a comma-separated list holds the token. */
    public boolean lists(String name, String token) {
        for (String value : all(name)) {
            for (String part : value.split(",", -1)) {
                if (part.strip().equalsIgnoreCase(token)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Hands every field to the consumer, names in lower case. */
    public void forEach(BiConsumer<String, String> consumer) {
        for (int i = 0; i < names.size(); i++) {
            consumer.accept(names.get(i), values.get(i));
        }
    }

    int size() {
        return names.size();
    }
}
