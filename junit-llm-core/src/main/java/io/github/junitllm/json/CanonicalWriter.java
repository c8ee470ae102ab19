package io.github.junitllm.json;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Writes canonical JSON (RFC 8785, numbers by exact value) member by member, in any order.
 *
 * <p>Members are sorted when their object ends, inside one buffer, which is kept by {@link #reset()}. Not thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class CanonicalWriter {

    /** How deep arrays and objects may nest. */
    public static final int MAX_DEPTH = 1_000;

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private record Member(String name, int start, int end) {}

    private byte[] buffer = new byte[512];
    private int length;

    /** The members of all open objects: names and where each begins. */
    private String[] names = new String[16];

    private int[] starts = new int[16];
    private int members;

    /** For each open object the index of its first member, for each open array -1. */
    private int[] frames = new int[16];

    private int depth;
    private boolean comma;

    /** Forgets what was written and keeps the buffer. */
    public void reset() {
        length = 0;
        members = 0;
        depth = 0;
        comma = false;
    }

    public CanonicalWriter beginObject() {
        open(members, '{');
        return this;
    }

    public CanonicalWriter beginArray() {
        open(-1, '[');
        return this;
    }

    public CanonicalWriter endArray() {
        depth--;
        put(']');
        comma = true;
        return this;
    }

    /**
     * Ends an object and puts its members in order.
     *
     * @throws MalformedJsonException if two members have the same name
     */
    public CanonicalWriter endObject() {
        int first = frames[--depth];
        boolean sorted = true;
        for (int i = first + 1; i < members; i++) {
            int order = names[i - 1].compareTo(names[i]);
            if (order >= 0) {
                sorted = false;
                break;
            }
        }
        if (!sorted) {
            sort(first);
        }
        Arrays.fill(names, first, members, null);
        members = first;
        put('}');
        comma = true;
        return this;
    }

    /**
     * Names the member whose value comes next.
     *
     * @throws MalformedJsonException if the name holds half a surrogate pair
     */
    public CanonicalWriter name(String name) {
        if (comma) {
            put(',');
        }
        if (members == names.length) {
            names = Arrays.copyOf(names, members * 2);
            starts = Arrays.copyOf(starts, members * 2);
        }
        names[members] = name;
        starts[members++] = length;
        quote(name);
        put(':');
        comma = false;
        return this;
    }

    /**
     * Writes a string.
     *
     * @throws MalformedJsonException if it holds half a surrogate pair
     */
    public CanonicalWriter string(String value) {
        separate();
        quote(value);
        comma = true;
        return this;
    }

    /**
     * Writes a number.
     *
     * @param text a JSON number or what Java's number classes print
     * @throws MalformedJsonException if it is not finite or its exponent has more than nine digits
     */
    public CanonicalWriter number(String text) {
        String canonical = CanonicalNumber.of(text);
        if (canonical == null) {
            throw new MalformedJsonException(JsonValues.notANumber(text));
        }
        separate();
        ascii(canonical);
        comma = true;
        return this;
    }

    /** Writes true, false or null. */
    public CanonicalWriter literal(@Nullable Boolean value) {
        separate();
        ascii(String.valueOf(value));
        comma = true;
        return this;
    }

    /**
     * Writes a plain value: maps with string keys, iterables, strings, numbers, booleans, null.
     *
     * @throws MalformedJsonException if the value is, or holds, something else, or nests deeper than {@link #MAX_DEPTH}
     */
    public CanonicalWriter value(@Nullable Object value) {
        if (value instanceof String text) {
            return string(text);
        } else if (value instanceof Number number) {
            return number(number.toString());
        } else if (value instanceof Map<?, ?> members) {
            return object(members);
        } else if (value instanceof Iterable<?> items) {
            return array(items);
        } else if (value == null || value instanceof Boolean) {
            return literal((Boolean) value);
        }
        throw new MalformedJsonException("no JSON value: " + value.getClass().getName());
    }

    private CanonicalWriter object(Map<?, ?> members) {
        beginObject();
        for (Map.Entry<?, ?> entry : members.entrySet()) {
            if (!(entry.getKey() instanceof String name)) {
                throw new MalformedJsonException("a name must be a string, but is " + entry.getKey());
            }
            name(name).value(entry.getValue());
        }
        return endObject();
    }

    private CanonicalWriter array(Iterable<?> items) {
        beginArray();
        for (Object item : items) {
            value(item);
        }
        return endArray();
    }

    /** What was written, as UTF-8. */
    public byte[] toBytes() {
        return Arrays.copyOf(buffer, length);
    }

    /** What was written, as text. */
    public String text() {
        return new String(buffer, 0, length, StandardCharsets.UTF_8);
    }

    /** Adds what was written to a digest. */
    public void update(MessageDigest digest) {
        digest.update(buffer, 0, length);
    }

    private void open(int frame, char bracket) {
        if (depth == MAX_DEPTH) {
            throw new MalformedJsonException("nested deeper than " + MAX_DEPTH + " levels");
        }
        separate();
        if (depth == frames.length) {
            frames = Arrays.copyOf(frames, depth * 2);
        }
        frames[depth++] = frame;
        put(bracket);
        comma = false;
    }

    private void separate() {
        if (comma) {
            put(',');
        }
    }

    private void sort(int first) {
        Member[] sorted = new Member[members - first];
        for (int i = first; i < members; i++) {
            sorted[i - first] = new Member(names[i], starts[i], i + 1 < members ? starts[i + 1] - 1 : length);
        }
        Arrays.sort(sorted, Comparator.comparing(Member::name));
        byte[] ordered = new byte[length - starts[first]];
        int to = 0;
        String last = null;
        for (Member member : sorted) {
            if (member.name.equals(last)) {
                throw new MalformedJsonException("duplicate name \"" + last + "\"");
            }
            if (last != null) {
                ordered[to++] = ',';
            }
            System.arraycopy(buffer, member.start, ordered, to, member.end - member.start);
            to += member.end - member.start;
            last = member.name;
        }
        System.arraycopy(ordered, 0, buffer, starts[first], to);
    }

    private void ascii(String text) {
        ascii(text, 0, text.length());
    }

    @SuppressWarnings("deprecation") // copies the low bytes of known ASCII at once, where a loop is slow in a cold JVM
    private void ascii(String text, int from, int to) {
        reserve(to - from);
        text.getBytes(from, to, buffer, length);
        length += to - from;
    }

    private void quote(String text) {
        put('"');
        int plain = plainUntil(text);
        ascii(text, 0, plain);
        if (plain < text.length()) {
            encode(text, plain);
        }
        put('"');
    }

    private static int plainUntil(String text) {
        int at = 0;
        while (at < text.length() && isPlain(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isPlain(char c) {
        return c >= 0x20 && c < 0x80 && c != '"' && c != '\\';
    }

    private void encode(String text, int from) {
        int plain = from;
        int end = text.length();
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                continue;
            }
            ascii(text, plain, i);
            if (c < 0x80) {
                escape(c);
            } else if (c < 0x800) {
                put(0xC0 | (c >> 6));
                put(0x80 | (c & 0x3F));
            } else if (!Character.isSurrogate(c)) {
                put(0xE0 | (c >> 12));
                put(0x80 | ((c >> 6) & 0x3F));
                put(0x80 | (c & 0x3F));
            } else if (JsonValues.isPairAt(text, i)) {
                int point = text.codePointAt(i++);
                put(0xF0 | (point >> 18));
                put(0x80 | ((point >> 12) & 0x3F));
                put(0x80 | ((point >> 6) & 0x3F));
                put(0x80 | (point & 0x3F));
            } else {
                throw new MalformedJsonException(JsonValues.LONE_SURROGATE);
            }
            plain = i + 1;
        }
        ascii(text, plain, end);
    }

    private void escape(char c) {
        put('\\');
        switch (c) {
            case '"', '\\' -> put(c);
            case '\b' -> put('b');
            case '\t' -> put('t');
            case '\n' -> put('n');
            case '\f' -> put('f');
            case '\r' -> put('r');
            default -> {
                ascii("u00");
                put(HEX[c >> 4]);
                put(HEX[c & 0xF]);
            }
        }
    }

    private void put(int octet) {
        reserve(1);
        buffer[length++] = (byte) octet;
    }

    private void reserve(int octets) {
        if (octets > buffer.length - length) {
            buffer = Arrays.copyOf(buffer, Math.max(Math.addExact(length, octets), buffer.length * 2));
        }
    }
}
