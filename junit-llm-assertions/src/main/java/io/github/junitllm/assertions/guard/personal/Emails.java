package io.github.junitllm.assertions.guard.personal;

import io.github.junitllm.assertions.guard.Finding;
import io.github.junitllm.assertions.prose.Letters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** E-mail addresses, looked for from each @ outwards, as far as RFC 5321 lets the parts be long. */
final class Emails {

    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 255;
    private static final String LOCAL_SIGNS = ".!#$%&'*+/=?^_`{|}~-";

    /** What surrounds an address more often than it begins or ends one. */
    private static final String EDGE_SIGNS = ".'`*=/|{}?!&";

    private static final Set<String> FILES = Set.of(
            "png", "jpg", "jpeg", "gif", "webp", "svg", "ico", "bmp", "tif", "tiff", "avif", "heic", "pdf", "css", "js",
            "mjs", "json", "xml", "html", "htm", "txt", "csv", "yml", "yaml", "tgz", "gz", "tar", "jar", "exe", "dll",
            "whl");

    private Emails() {}

    static List<Finding> find(String text) {
        List<Finding> findings = new ArrayList<>();
        int free = 0;
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int start = localStart(text, at, free);
            int end = domainEnd(text, at + 1);
            if (start < at && end > 0 && !isScpPath(text, end) && !isFile(text, end)) {
                findings.add(PersonalDataType.EMAIL.finding(text, start, end, 0.99));
                free = end;
            }
        }
        return findings;
    }

    private static int localStart(String text, int at, int free) {
        int start = at;
        while (start > Math.max(free, at - LONGEST_LOCAL) && isLocal(text.charAt(start - 1))) {
            start--;
        }
        while (start < at && EDGE_SIGNS.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        // A dot ahead of the @ is against the rule, so that no address stands there.
        return start < at && text.charAt(at - 1) == '.' ? at : start;
    }

    private static boolean isLocal(char c) {
        return Character.isLetterOrDigit(c) || LOCAL_SIGNS.indexOf(c) >= 0;
    }

    /** The index after the domain, or -1 if none with a dot begins there. */
    private static int domainEnd(String text, int from) {
        int end = -1;
        int label = from;
        int last = Math.min(text.length(), from + LONGEST_DOMAIN);
        for (int i = from; i <= last; i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (Character.isLetterOrDigit(c) || c == '-') {
                continue;
            }
            int labelEnd = i;
            while (labelEnd > label && text.charAt(labelEnd - 1) == '-') {
                labelEnd--;
            }
            if (label > from && isTopLevel(text, label, labelEnd)) {
                end = labelEnd;
            }
            if (c != '.' || labelEnd != i || label == i || text.charAt(label) == '-') {
                break;
            }
            label = i + 1;
        }
        return end;
    }

    private static boolean isTopLevel(String text, int start, int end) {
        if (end - start < 2) {
            return false;
        }
        boolean puny = text.startsWith("xn--", start);
        for (int i = start; i < end; i++) {
            if (!Character.isLetter(text.charAt(i)) && !puny) {
                return false;
            }
        }
        return true;
    }

    /** {@code git@host.example:group/name} is where a repository lies; behind other colons stands what belongs to the address. */
    private static boolean isScpPath(String text, int end) {
        if (end >= text.length() || text.charAt(end) != ':') {
            return false;
        }
        int i = end + 1;
        while (i < text.length() && i < end + LONGEST_LOCAL && isOfPath(text.charAt(i))) {
            i++;
        }
        return i > end + 1 && i < text.length() && text.charAt(i) == '/';
    }

    private static boolean isOfPath(char c) {
        return Character.isLetterOrDigit(c) || c == '~' || c == '.' || c == '_' || c == '-';
    }

    /** {@code logo@2x.png}: no top-level domain is called as these endings of files are. */
    private static boolean isFile(String text, int end) {
        return FILES.contains(Letters.lower(text.substring(text.lastIndexOf('.', end - 1) + 1, end)));
    }
}
