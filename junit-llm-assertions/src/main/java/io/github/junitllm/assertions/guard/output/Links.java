package io.github.junitllm.assertions.guard.output;

import io.github.junitllm.assertions.guard.Finding;
import io.github.junitllm.assertions.guard.Severity;
import io.github.junitllm.assertions.guard.unmask.Escapes;
import io.github.junitllm.assertions.guard.unmask.Unmasked;
import io.github.junitllm.risk.OwaspRisk;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks for addresses of other hosts, and tells images, links and bare addresses apart by what stands ahead of them. */
final class Links {

    private static final int LONGEST = 2000;
    private static final int MUCH_DATA = 40;

    /** Slashes may be escaped as JSON does; browsers take backslashes for slashes, and miss none behind http. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:(?<![A-Za-z0-9+.-])[a-z][a-z0-9+.-]{1,20}+:(?:[\\\\/]{2,8}+|(?<=(?<![A-Za-z0-9+.-])https?:))|[\\\\/]{2}+|(?<![\\w.@/\\\\-])www\\.)"
                    + "[^\\s<>\"'`)\\]}]{1," + LONGEST + "}+",
            Pattern.CASE_INSENSITIVE);

    /** "// a comment" and "a//b" have no host with a dot and something to tell it. */
    private static final Pattern WITH_HOST = Pattern.compile(
            "[\\\\/]{2}+[\\w-]{1,63}+(?:\\.[\\w-]{1,63}+){0,8}\\.[a-z]{2,24}+(?::\\d{1,5}+)?[/?#\\\\].*",
            Pattern.CASE_INSENSITIVE);

    /** What ends a sentence in writing without spaces, unless a name goes on behind it. */
    private static final Pattern IDEOGRAPHIC_END = Pattern.compile(
            "[\u3002\uFF0C\u3001\uFF1B\uFF1A\uFF01\uFF1F\u300D\u300F\uFF09\u3011\u300B](?![A-Za-z0-9-])");

    private static final String PUNCTUATION = ".,;:!?*_~|\u2026\u201D\u2019\u00BB";

    /** Markdown's image, and a reference to be used by one; HTML's sources. */
    private static final Pattern IMAGE = Pattern.compile(
            "!\\[[^\\[\\]]{0,300}+\\]\\(\\s{0,5}+<?$|(?i:src|srcset|background|poster)\\s{0,5}+=\\s{0,5}+[\"']?$|(?i:url)\\(\\s{0,5}+[\"']?$");

    private static final Pattern LINK = Pattern.compile(
            "\\]\\(\\s{0,5}+<?$|\\]:\\s{0,5}+<?$|(?i:href|action|formaction)\\s{0,5}+=\\s{0,5}+[\"']?$");

    private static final int NEAR = 320;

    private final UrlAllowList allowed;

    Links(UrlAllowList allowed) {
        this.allowed = allowed;
    }

    List<Finding> find(String text) {
        List<Finding> findings = new ArrayList<>();
        Unmasked reading = Escapes.read(text);
        String read = reading.text();
        Matcher matcher = ADDRESS.matcher(read);
        while (matcher.find()) {
            String address = withoutPunctuation(matcher.group());
            String before = read.substring(Math.max(0, matcher.start() - NEAR), matcher.start());
            boolean image = endsLikeImage(before);
            boolean link = LINK.matcher(tail(before, 20)).find();
            if ((image || link || isAddress(address, before)) && !allowed.allows(address)) {
                int end = matcher.start() + address.length();
                int start = reading.originStart(matcher.start(), end);
                findings.add(finding(text, start, reading.originEnd(matcher.start(), end), address, image, link));
            }
        }
        return findings;
    }

    /** Whether it is one without a link around it. */
    private static boolean isAddress(String address, String before) {
        char first = address.charAt(0);
        if (first == '/' || first == '\\') {
            boolean goesOn = !before.isEmpty() && isOfWord(before.charAt(before.length() - 1));
            return !goesOn && WITH_HOST.matcher(address).matches();
        }
        int colon = address.indexOf(':');
        boolean slashes = colon > 0 && colon + 1 < address.length() && "/\\".indexOf(address.charAt(colon + 1)) >= 0;
        return slashes || address.regionMatches(true, 0, "www.", 0, 4);
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || ":./\\)]_".indexOf(c) >= 0;
    }

    private static String withoutPunctuation(String address) {
        Matcher ideographic = IDEOGRAPHIC_END.matcher(address);
        int end = ideographic.find() && ideographic.start() > 0 ? ideographic.start() : address.length();
        while (end > 1 && PUNCTUATION.indexOf(address.charAt(end - 1)) >= 0) {
            end--;
        }
        return address.substring(0, end);
    }

    private static boolean endsLikeImage(String before) {
        if (IMAGE.matcher(tail(before, 20)).find()) {
            return true;
        }
        int bracket = before.lastIndexOf("](");
        int exclamation = bracket < 0 || bracket + 8 < before.length() ? -1 : before.lastIndexOf("![", bracket);
        return exclamation >= 0 && before.indexOf(']', exclamation) == bracket;
    }

    private static String tail(String text, int length) {
        return text.substring(Math.max(0, text.length() - length));
    }

    private static Finding finding(String text, int start, int end, String address, boolean image, boolean link) {
        int question = address.indexOf('?');
        boolean data = question >= 0 && address.length() - question > MUCH_DATA;
        String kind = image ? "image" : link ? "link" : "url";
        Severity severity = image ? Severity.CRITICAL : data ? Severity.HIGH : link ? Severity.MEDIUM : Severity.LOW;
        double confidence = image || data ? 0.9 : link ? 0.7 : 0.5;
        return Finding.shown(
                kind,
                text,
                start,
                end,
                severity,
                confidence,
                image || data ? OwaspRisk.SENSITIVE_INFORMATION_DISCLOSURE : OwaspRisk.IMPROPER_OUTPUT_HANDLING);
    }
}
