package io.github.junitllm.assertions.structure;

import io.github.junitllm.assertions.prose.BoundedPattern;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The regular expressions in the filters of a JSONPath: {@code [?(@.name =~ /A.+/i)]}. The library matches them without a
 * bound, so that they are tried first, bounded, on every string there is.
 */
record PathPatterns(List<BoundedPattern> patterns) {

    /** What the library reads behind the pattern. */
    private static final String FLAGS = "dixmsuU";

    private static final int[] FLAG_VALUES = {
        Pattern.UNIX_LINES,
        Pattern.CASE_INSENSITIVE,
        Pattern.COMMENTS,
        Pattern.MULTILINE,
        Pattern.DOTALL,
        Pattern.UNICODE_CASE,
        Pattern.UNICODE_CHARACTER_CLASS
    };

    static PathPatterns of(String path) {
        List<BoundedPattern> patterns = new ArrayList<>();
        int at = 0;
        while (at < path.length()) {
            char here = path.charAt(at);
            int end = here == '\'' || here == '"' || here == '/' ? end(path, at) : at;
            if (here == '/' && end < path.length()) {
                String regex = path.substring(at + 1, end);
                int flags = 0;
                while (end + 1 < path.length() && FLAGS.indexOf(path.charAt(end + 1)) >= 0) {
                    flags |= FLAG_VALUES[FLAGS.indexOf(path.charAt(end + 1))];
                    end++;
                }
                add(regex, flags, patterns);
            }
            at = end + 1;
        }
        return new PathPatterns(patterns);
    }

    /** Returns where the sign at an index stands again without a backslash ahead of it, or the end of the path. */
    private static int end(String path, int at) {
        int end = at + 1;
        while (end < path.length() && path.charAt(end) != path.charAt(at)) {
            end += path.charAt(end) == '\\' ? 2 : 1;
        }
        return end;
    }

    private static void add(String regex, int flags, List<BoundedPattern> patterns) {
        try {
            patterns.add(BoundedPattern.of(Pattern.compile(regex, flags)));
        } catch (PatternSyntaxException wrong) {
            // The library tells.
        }
    }

    /**
     * Sees to it that the patterns come to an end.
     *
     * @throws io.github.junitllm.assertions.check.UndecidedException if one does not, for any string of the JSON
     */
    void requireEnd(Object json) {
        if (patterns.isEmpty()) {
            return;
        }
        Deque<@Nullable Object> waiting = new ArrayDeque<>();
        waiting.push(json);
        while (!waiting.isEmpty()) {
            Object value = waiting.pop();
            Collection<?> inside = value instanceof Map<?, ?> object
                    ? object.values()
                    : value instanceof Collection<?> array ? array : List.of();
            for (Object part : inside) {
                if (part instanceof String text) {
                    patterns.forEach(pattern -> pattern.match(text, Matcher::matches));
                } else if (part != null) {
                    waiting.push(part);
                }
            }
        }
    }
}
