package io.github.junitllm.golden;

import io.github.junitllm.json.CanonicalJson;
import io.github.junitllm.json.CanonicalWriter;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One case of a golden set: an input and what is expected of the answer.
 *
 * <p>Cases come from a file, or from code:
 *
 * <pre>{@code
 * EvalCase.of("refund-001", "How long do refunds take?").expecting("30 days").tagged("refund", "policy")
 * }</pre>
 *
 * <p>Plain values, as they occur in structured inputs and in metadata, are {@code Map}, {@code List}, {@code String},
 * {@code Number}, {@code Boolean} and null, unmodifiable; a whole number of at most 18 digits is a {@code Long}, any other
 * a {@code BigDecimal}. Immutable and thread-safe. Every rule a file's row must keep holds for a case made by code too; a
 * breach is a {@link GoldenSetException}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class EvalCase {

    /** The split of a case that names none. */
    public static final String DEFAULT_SPLIT = "default";

    /** Null until asked for, where the id is to be made from the content. */
    private @Nullable String id;

    private final CaseFields fields;
    private final @Nullable CaseSource source;
    private final @Nullable Variant variant;

    EvalCase(CaseFields fields, @Nullable CaseSource source) {
        this(fields, source, null);
    }

    private EvalCase(CaseFields fields, @Nullable CaseSource source, @Nullable Variant variant) {
        this.id = fields.id();
        this.fields = fields;
        this.source = source;
        this.variant = variant;
    }

    /** What a case is run with besides itself, and the id it has without. */
    private record Variant(String plainId, String name) {}

    /**
     * Makes a case.
     *
     * @param id not blank, at most 200 characters, unique in its golden set
     * @param input text, a list of {@link Message}s, a map, a list, or a record or bean
     */
    public static EvalCase of(String id, Object input) {
        return make(() -> CaseFields.EMPTY.with("id", id).with("input", PlainValues.of(input)));
    }

    /**
     * Makes a case whose id comes from its content.
     *
     * @param input text, a list of {@link Message}s, a map, a list, or a record or bean
     */
    public static EvalCase of(Object input) {
        return make(() -> CaseFields.EMPTY.with("input", PlainValues.of(input)));
    }

    /** This case with the answers any of which is expected: texts, numbers, booleans, or records, maps and lists. */
    public EvalCase expecting(Object... answers) {
        return with("expected", answers.length == 1 ? answers[0] : List.of(answers));
    }

    /** This case with context documents, named by their place. */
    public EvalCase inContext(String... documents) {
        return with("context", List.of(documents));
    }

    /** This case with context documents. */
    public EvalCase inContext(Collection<ContextDocument> documents) {
        return with("context", List.copyOf(documents));
    }

    /** This case with tags, in place of those it had. */
    public EvalCase tagged(String... tags) {
        return with("tags", List.of(tags));
    }

    /** This case with a weight in the weighted pass rate: finite and greater than 0. */
    public EvalCase weighing(double weight) {
        return with("weight", weight);
    }

    /** This case with one more metadata entry. */
    public EvalCase withMetadata(String name, @Nullable Object value) {
        return make(() -> {
            Map<String, @Nullable Object> more = new LinkedHashMap<>(fields.metadata());
            more.put(name, PlainValues.of(value));
            return fields.with("metadata", Collections.unmodifiableMap(more));
        });
    }

    /**
     * This case as another one that is run with something besides, such as a fault: {@code refund-001 [rate-limit]}.
     *
     * @param plain the case itself, whose recordings this one shares
     * @param name what it is run with
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public EvalCase variantOf(EvalCase plain, String name) {
        EvalCase named = with("id", plain.id() + " [" + name + "]");
        return new EvalCase(named.fields, null, new Variant(plain.id(), name));
    }

    /** The id of the case itself, without what it is run with. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public String plainId() {
        return variant == null ? id() : variant.plainId();
    }

    /** What the case is run with, empty if with nothing. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public String variant() {
        return variant == null ? "" : variant.name();
    }

    /** This case in a split, for example {@code holdout}. */
    public EvalCase inSplit(String split) {
        return with("split", split);
    }

    /** The id: given, or {@code case-} and ten hexadecimal digits of the content's hash. */
    public String id() {
        String known = id;
        if (known == null) {
            known = contentId();
            id = known;
        }
        return known;
    }

    /**
     * The input as text: the text itself; of a multi-turn input one {@code role: content} line per message; of another
     * structured input its JSON.
     */
    public String input() {
        Object input = fields.input();
        if (input instanceof String text) {
            return text;
        }
        return isConversation() ? Conversation.transcript(messages()) : json(input);
    }

    /** Whether the input is structured: an object or an array, and no multi-turn input. */
    public boolean isStructured() {
        return !(fields.input() instanceof String) && !isConversation();
    }

    /** Whether the input is a list of messages. */
    public boolean isConversation() {
        return Conversation.is(fields.input());
    }

    /**
     * The input bound to a type: a record or whatever else Jackson binds.
     *
     * <p>Strict: a field the type does not know, and a missing primitive component, are errors, because a typing error in
     * a golden set must not go unseen; {@code @JsonIgnoreProperties(ignoreUnknown = true)} on the type says otherwise.
     * A text input is bound as the JSON it holds when it begins with a brace or bracket (a CSV cell), else as a scalar.
     *
     * @throws GoldenSetException if the input does not fit the type
     */
    public <T> T inputAs(Class<T> type) {
        if (type == String.class) {
            return type.cast(input());
        }
        return PlainValues.bind(this, "input", fields.input(), type);
    }

    /** The messages of a multi-turn input; for a text input, and a structured one as JSON, the one user message. */
    public List<Message> messages() {
        return isConversation() ? Conversation.parse((List<?>) fields.input()) : List.of(new Message("user", input()));
    }

    /** The expected answers, none, one or several: texts as they are, anything else as its JSON. */
    public List<String> expected() {
        Object expected = fields.expected();
        if (expected == null) {
            return List.of();
        } else if (expected instanceof List<?> several) {
            List<String> texts = new ArrayList<>(several.size());
            several.forEach(each -> texts.add(text(each)));
            return List.copyOf(texts);
        }
        return List.of(text(expected));
    }

    /**
     * What is expected, bound to a type, as strictly as {@link #inputAs}. A list with one answer binds to the type of that
     * answer, and to a list or array.
     *
     * @throws GoldenSetException if nothing is expected or it does not fit the type
     */
    public <T> T expectedAs(Class<T> type) {
        Object expected = fields.expected();
        boolean wantsList = type.isArray() || type == List.class || type == Collection.class;
        if (expected != null && wantsList && !(expected instanceof List)) {
            expected = List.of(expected);
        }
        if (expected == null) {
            throw new GoldenSetException(this + ": field \"expected\": is missing, but is asked for as a "
                    + type.getSimpleName() + ". Add it to the row.");
        }
        if (type == String.class && !(expected instanceof List)) {
            return type.cast(text(expected));
        }
        return PlainValues.bind(this, "expected", expected, type);
    }

    /** The context documents, in order. */
    public List<ContextDocument> context() {
        return fields.context();
    }

    /** The tags, in the order of the row. */
    public Set<String> tags() {
        return fields.tags();
    }

    /** The weight in a weighted pass rate, finite and greater than 0; 1 where none is given. */
    public double weight() {
        return fields.weight();
    }

    /** The row's {@code metadata} and every field not known by name; plain values, unmodifiable. */
    public Map<String, @Nullable Object> metadata() {
        return fields.metadata();
    }

    /** The split, {@link #DEFAULT_SPLIT} where none is given. */
    public String split() {
        return fields.split();
    }

    /** Where the case was written. */
    public CaseSource source() {
        return source == null ? new CaseSource("code", 0, 0) : source;
    }

    /** This case as one of a set that gives it a place. */
    EvalCase at(CaseSource place) {
        return source == null ? new EvalCase(fields, place, variant) : this;
    }

    boolean hasGivenId() {
        return fields.id() != null;
    }

    Object rawInput() {
        return fields.input();
    }

    @Nullable
    Object rawExpected() {
        return fields.expected();
    }

    /** Writes the content that makes up the golden set's version: everything but the place and the split. */
    void writeTo(CanonicalWriter writer) {
        fields.writeTo(writer, id());
    }

    /** Two cases are equal if their content is; the place does not count. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EvalCase that && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    /** The id and the place. */
    @Override
    public String toString() {
        return source == null ? "case \"" + id() + "\"" : source + ": case \"" + id() + "\"";
    }

    private EvalCase with(String field, @Nullable Object value) {
        return make(() -> fields.with(field, PlainValues.of(value)));
    }

    private static EvalCase make(Supplier<CaseFields> fields) {
        try {
            return new EvalCase(fields.get(), null);
        } catch (InvalidField invalid) {
            throw new GoldenSetException(
                    "a case made by code: field \"" + invalid.field() + "\": " + invalid.problem());
        }
    }

    private String contentId() {
        CanonicalWriter writer = new CanonicalWriter();
        fields.writeTo(writer, null);
        MessageDigest digest = CanonicalJson.newDigest();
        writer.update(digest);
        return "case-" + HexFormat.of().formatHex(digest.digest(), 0, 5);
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : json(value);
    }

    private static String json(@Nullable Object value) {
        return CanonicalJson.ofValue(value).toString();
    }
}
