package io.github.junitllm.assertions.structure;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.schema.ValidSchema;
import io.github.junitllm.json.JsonValues;
import io.github.junitllm.json.MalformedJsonException;
import io.github.junitllm.json.StrictJson;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Checks of the JSON in a text. Where the text is not JSON itself, the one value in a fenced block or in prose counts, as
 * {@link JsonAnswers} finds it; where there are several candidates, checks of the value are undecided.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class JsonChecks {

    private static final int LARGEST = 100_000_000;
    private static final int SHOWN = 5;

    private JsonChecks() {}

    /**
     * Returns a check that the text is JSON and nothing else: no fence, no word before or after it. JSON of over 1,000 levels,
     * 1,000 digits of a number or 9 of its exponent is undecided, as everywhere in this class.
     */
    public static Check<String> isJson() {
        return Check.of("be JSON and nothing else", text -> {
            try {
                StrictJson.value(text, LARGEST);
                return CheckResult.pass("it is JSON");
            } catch (MalformedJsonException malformed) {
                if (malformed.isBeyondLimit()) {
                    throw new UndecidedException(
                            "whether it is JSON cannot be told: " + malformed.getMessage(), malformed);
                }
                return CheckResult.fail("it is no JSON: " + malformed.getMessage());
            }
        });
    }

    /** Returns a check that the text holds exactly one JSON value. */
    public static Check<String> holdsJson() {
        return Check.of(
                "hold one JSON value",
                text -> onValue(text, found -> CheckResult.pass("it holds the JSON " + Shown.of(found.value()))));
    }

    /**
     * Returns a check that the JSON is valid by a JSON Schema of draft 2020-12, or the draft that its {@code $schema} names.
     * In every draft a {@code format} that the draft defines is checked ({@code date}, {@code date-time}, {@code uri} and so
     * on; {@code email} by the syntax of RFC 5321 alone, whatever the top-level domain); any other is a note. A pattern that
     * does not come to an end, and a number of over 1,000 digits, are undecided. Needs
     * {@code com.networknt:json-schema-validator}.
     *
     * @param schema the schema as JSON
     * @throws IllegalArgumentException if the schema is no JSON object, true or false, is not valid by its metaschema, has a
     *     keyword that its draft does not know (but for {@code x-...}), or refers to what is not in it; without the library
     *     only the first is seen
     */
    public static Check<String> matchesSchema(String schema) {
        try {
            Object parsed = StrictJson.value(schema, LARGEST);
            if (!(parsed instanceof Map<?, ?> || parsed instanceof Boolean)) {
                throw new IllegalArgumentException("a schema is an object, true or false, not " + Shown.of(parsed)
                        + ", which anything would satisfy");
            }
        } catch (MalformedJsonException malformed) {
            throw new IllegalArgumentException("the schema is no JSON: " + malformed.getMessage(), malformed);
        }
        Supplier<Function<String, List<String>>> errors =
                OptionalLibrary.JSON_SCHEMA.prepare(() -> ValidSchema.of("the schema", schema)::errors);
        return Check.of(
                "hold JSON that is valid by the schema",
                text -> onValue(text, found -> {
                    List<String> wrong = errors.get().apply(found.text());
                    return wrong.isEmpty()
                            ? CheckResult.pass("the JSON is valid by the schema")
                            : CheckResult.fail("the JSON is not valid by the schema: " + first(wrong));
                }));
    }

    /**
     * Returns a check that something stands at a path, be it null.
     *
     * @param path a JSONPath, such as {@code $.items[*].id}. Needs {@code com.jayway.jsonpath:json-path}
     */
    public static Check<String> hasPath(String path) {
        return Check.of(
                "hold JSON with " + path,
                text -> onValue(text, found -> {
                    List<@Nullable Object> there = atPath(path, found);
                    return there.isEmpty()
                            ? CheckResult.fail("nothing stands at " + path + " of " + Shown.of(found.value()))
                            : CheckResult.pass("at " + path + " stands " + shown(there));
                }));
    }

    /**
     * Returns a check that a value stands at a path, and no other; a path that names several places must find it at each.
     *
     * @param path a JSONPath, such as {@code $.items[0].id}. Needs {@code com.jayway.jsonpath:json-path}
     * @param expected a string, number, boolean, null, or a list or map of such
     */
    public static Check<String> hasPath(String path, @Nullable Object expected) {
        Object wanted = plain(expected);
        return Check.of(
                "hold JSON with " + Shown.of(wanted) + " at " + path,
                text -> onValue(text, found -> {
                    List<@Nullable Object> there =
                            OptionalLibrary.JSON_PATH.use(() -> PathValues.everywhere(path, found.value()));
                    if (there.isEmpty()) {
                        return CheckResult.fail("nothing, or not everywhere something, stands at " + path + " of "
                                + Shown.of(found.value()));
                    }
                    boolean all = there.stream().allMatch(value -> Objects.equals(value, wanted));
                    return CheckResult.of(all, "at " + path + " stands " + shown(there));
                }));
    }

    /**
     * Returns a check that the JSON equals another, see {@link JsonEqualityCheck}.
     *
     * @throws IllegalArgumentException if the expected text is no JSON
     */
    public static JsonEqualityCheck equalsJson(String expected) {
        return JsonEqualityCheck.of(expected);
    }

    /** Returns a check that the JSON can be bound to a record or class, see {@link JsonAnswers#read}. */
    public static Check<String> fits(Class<?> type) {
        return Check.of(
                "hold JSON that fits " + type.getSimpleName(),
                text -> onValue(text, found -> {
                    try {
                        JsonAnswers.bind(found, type);
                        return CheckResult.pass("the JSON fits " + type.getSimpleName());
                    } catch (IllegalArgumentException misfit) {
                        return CheckResult.fail(String.valueOf(misfit.getMessage()));
                    }
                }));
    }

    /** Looks at the one value of a text; none is a failure, several are undecided. */
    static CheckResult onValue(String text, Function<FoundJson, CheckResult> look) {
        JsonFindings findings = JsonAnswers.find(text);
        FoundJson found = findings.one();
        return found == null ? CheckResult.fail(findings.whyNone()) : look.apply(found);
    }

    private static List<@Nullable Object> atPath(String path, FoundJson found) {
        return OptionalLibrary.JSON_PATH.use(() -> PathValues.of(path, found.value()));
    }

    private static @Nullable Object plain(@Nullable Object value) {
        try {
            return JsonValues.copyOf(value);
        } catch (MalformedJsonException noJson) {
            throw new IllegalArgumentException("the expected value is no JSON: " + noJson.getMessage(), noJson);
        }
    }

    private static String shown(List<@Nullable Object> values) {
        return Shown.of(values.size() == 1 ? values.get(0) : values);
    }

    private static String first(List<String> errors) {
        String shown = errors.stream().limit(SHOWN).collect(Collectors.joining("; "));
        return errors.size() > SHOWN ? shown + "; and " + (errors.size() - SHOWN) + " more" : shown;
    }
}
