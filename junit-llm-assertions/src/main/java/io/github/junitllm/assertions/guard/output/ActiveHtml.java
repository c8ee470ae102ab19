package io.github.junitllm.assertions.guard.output;

import io.github.junitllm.assertions.guard.Finding;
import io.github.junitllm.assertions.guard.Severity;
import io.github.junitllm.assertions.guard.unmask.Escapes;
import io.github.junitllm.assertions.guard.unmask.Unmasked;
import io.github.junitllm.assertions.prose.Letters;
import io.github.junitllm.risk.OwaspRisk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Elements that run, load or submit something, attributes that are scripts, and addresses that are. */
final class ActiveHtml {

    private static final Set<String> ELEMENTS = Set.of(
            "script",
            "iframe",
            "object",
            "embed",
            "applet",
            "meta",
            "base",
            "link",
            "form",
            "svg",
            "math",
            "style",
            "frame",
            "frameset");

    private static final int LONGEST_NAME = 32;

    /** Behind so much white space no browser looks for a scheme that matters here. */
    private static final int LONGEST_SCHEME = 200;

    private static final int SHORTEST_EVENT = 5;

    /** Where nothing but an address stands, letters may be apart by what browsers drop; elsewhere "JavaScript: a primer" is prose. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:\\]\\(\\s{0,5}+<?|\\]:\\s{0,5}+<?)\\s{0,5}+(?:j[\\t\\r\\n]?a[\\t\\r\\n]?v[\\t\\r\\n]?a|v[\\t\\r\\n]?b)[\\t\\r\\n]?s[\\t\\r\\n]?c[\\t\\r\\n]?r[\\t\\r\\n]?i[\\t\\r\\n]?p[\\t\\r\\n]?t\\s{0,5}+:"
                    + "|(?<!\\w)(?:javascript|vbscript):(?=\\S)|(?<!\\w)data:text/html",
            Pattern.CASE_INSENSITIVE);

    private ActiveHtml() {}

    static List<Finding> find(String text) {
        TreeMap<Integer, Finding> findings = new TreeMap<>();
        HtmlAttributes attributes = new HtmlAttributes(text);
        for (int i = text.indexOf('<'); i >= 0; i = text.indexOf('<', i + 1)) {
            int name = nameEnd(text, i + 1);
            if (name > i + 1) {
                int end = ELEMENTS.contains(Letters.lower(text.substring(i + 1, name)))
                        ? name
                        : scriptEnd(attributes, name);
                if (end > 0) {
                    findings.put(i, finding(text, i, end));
                }
            }
        }
        Unmasked read = Escapes.read(text);
        Matcher address = ADDRESS.matcher(read.text());
        while (address.find()) {
            int start = read.originStart(address.start(), address.end());
            int end = read.originEnd(address.start(), address.end());
            Map.Entry<Integer, Finding> before = findings.lowerEntry(end);
            if (before == null || before.getValue().end() <= start) {
                findings.put(start, finding(text, start, end));
            }
        }
        return new ArrayList<>(findings.values());
    }

    private static int nameEnd(String text, int from) {
        int i = from;
        while (i < text.length() && i < from + LONGEST_NAME && isOfName(text.charAt(i), i > from)) {
            i++;
        }
        return i == text.length() || Character.isWhitespace(text.charAt(i)) || "/>".indexOf(text.charAt(i)) >= 0
                ? i
                : from;
    }

    private static boolean isOfName(char c, boolean inside) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (inside && ((c >= '0' && c <= '9') || c == '-' || c == ':'));
    }

    /** Returns where the first attribute ends that is a script, or -1. */
    private static int scriptEnd(HtmlAttributes attributes, int from) {
        int at = attributes.next(from);
        while (at >= 0) {
            if (isEvent(attributes.name()) && !attributes.value().startsWith("=")) {
                return at;
            }
            if (isScript(attributes.value())) {
                return at;
            }
            at = attributes.next(at);
        }
        return -1;
    }

    private static boolean isEvent(String name) {
        boolean letters = name.length() >= SHORTEST_EVENT && name.regionMatches(true, 0, "on", 0, 2);
        return letters && name.chars().allMatch(c -> (c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    }

    private static boolean isScript(String value) {
        String near = value.substring(0, Math.min(value.length(), LONGEST_SCHEME));
        StringBuilder scheme = new StringBuilder(near.length());
        Escapes.read(near).text().chars().filter(c -> c > ' ').forEach(c -> scheme.append((char) c));
        String lower = Letters.lower(scheme.toString());
        return lower.startsWith("javascript:") || lower.startsWith("vbscript:") || lower.startsWith("data:text/html");
    }

    private static Finding finding(String text, int start, int end) {
        return Finding.shown("html", text, start, end, Severity.HIGH, 0.9, OwaspRisk.IMPROPER_OUTPUT_HANDLING);
    }
}
