package io.github.junitllm.assertions.text;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.Excerpt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Checks that compare a response with given text, exactly or ignoring some differences:
 * {@code TextChecks.ignoring(CASE, WHITESPACE).containsAll("14 days")}. Both sides are treated alike. Pieces are found
 * anywhere, inside words too; see {@link TextChecks#mentions(String...)} for words.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TextComparison {

    static final TextComparison EXACT = new TextComparison(EnumSet.noneOf(Ignoring.class));

    private final Set<Ignoring> ignored;

    private TextComparison(EnumSet<Ignoring> ignored) {
        this.ignored = Collections.unmodifiableSet(ignored);
    }

    static TextComparison ignoring(Ignoring... differences) {
        EnumSet<Ignoring> ignored = EnumSet.noneOf(Ignoring.class);
        Collections.addAll(ignored, differences);
        return new TextComparison(ignored);
    }

    /** The response is this text. */
    public Check<String> equalTo(String expected) {
        String wanted = fold(expected);
        return check("be equal to " + Excerpt.of(expected), (response, text) -> {
            boolean equal = text.equals(wanted);
            return CheckResult.of(equal, equal ? "it is equal" : difference(wanted, text))
                    .withDiff(expected, response);
        });
    }

    /** Every one of the pieces occurs. The score is the share of them that do. */
    public Check<String> containsAll(String... pieces) {
        List<String> wanted = pieces(pieces);
        return check(
                "contain " + (wanted.size() == 1 ? "" : "all of ") + TextChecks.quoted(pieces), (response, text) -> {
                    List<String> missing = new ArrayList<>();
                    for (int i = 0; i < pieces.length; i++) {
                        if (!text.contains(wanted.get(i))) {
                            missing.add(Excerpt.of(pieces[i]));
                        }
                    }
                    double score = 1 - (double) missing.size() / pieces.length;
                    String reason = missing.isEmpty()
                            ? "found " + TextChecks.quoted(pieces)
                            : String.join(", ", missing) + (missing.size() == 1 ? " does not occur" : " do not occur");
                    return new CheckResult(missing.isEmpty(), score, reason, null, null);
                });
    }

    /** At least one of the pieces occurs. */
    public Check<String> containsAny(String... pieces) {
        List<String> wanted = pieces(pieces);
        return check("contain any of " + TextChecks.quoted(pieces), (response, text) -> {
            String found = firstFound(text, wanted);
            return CheckResult.of(
                    found != null, found != null ? found : "none of " + TextChecks.quoted(pieces) + " occurs");
        });
    }

    /** None of the pieces occurs. */
    public Check<String> containsNone(String... pieces) {
        List<String> unwanted = pieces(pieces);
        return check("contain none of " + TextChecks.quoted(pieces), (response, text) -> {
            String found = firstFound(text, unwanted);
            return CheckResult.of(
                    found == null, found != null ? found : "none of " + TextChecks.quoted(pieces) + " occurs");
        });
    }

    /** The pieces occur one after the other, without overlap, with anything between them. */
    public Check<String> containsInOrder(String... pieces) {
        List<String> wanted = pieces(pieces);
        return check("contain in this order " + TextChecks.quoted(pieces), (response, text) -> {
            int from = 0;
            for (int i = 0; i < pieces.length; i++) {
                int at = text.indexOf(wanted.get(i), from);
                if (at < 0) {
                    return CheckResult.fail(Excerpt.of(pieces[i]) + " does not occur"
                            + (i == 0 ? "" : " after " + Excerpt.of(pieces[i - 1])));
                }
                from = at + wanted.get(i).length();
            }
            return CheckResult.pass("found all in this order: " + TextChecks.quoted(pieces));
        });
    }

    /** The response starts with this text. */
    public Check<String> startsWith(String start) {
        String wanted = pieces(start).get(0);
        return check(
                "start with " + Excerpt.of(start),
                (response, text) -> CheckResult.of(text.startsWith(wanted), "it starts with " + Excerpt.of(text)));
    }

    /** The response ends with this text. */
    public Check<String> endsWith(String end) {
        String wanted = pieces(end).get(0);
        return check(
                "end with " + Excerpt.of(end),
                (response, text) -> CheckResult.of(
                        text.endsWith(wanted),
                        "it ends with " + Excerpt.around(text, Math.max(0, text.length() - 80), text.length())));
    }

    private interface Rule {
        CheckResult apply(String response, String folded);
    }

    private Check<String> check(String description, Rule rule) {
        return Check.of(description + suffix(), response -> rule.apply(response, fold(response)));
    }

    private String suffix() {
        return ignored.isEmpty()
                ? ""
                : ", ignoring " + ignored.stream().map(Ignoring::toString).collect(Collectors.joining(", "));
    }

    /** Folds in the order of the enum: what punctuation leaves behind is white space like any other. */
    private String fold(String text) {
        String folded = text;
        for (Ignoring difference : ignored) {
            folded = difference.fold(folded);
        }
        return folded;
    }

    private List<String> pieces(String... pieces) {
        if (pieces.length == 0) {
            throw new IllegalArgumentException("no text to look for; name at least one");
        }
        List<String> folded = Arrays.stream(pieces).map(this::fold).toList();
        for (int i = 0; i < pieces.length; i++) {
            if (folded.get(i).isEmpty()) {
                throw new IllegalArgumentException(
                        "nothing is left of " + Excerpt.of(pieces[i]) + suffix() + "; every text contains that");
            }
        }
        return folded;
    }

    private static @Nullable String firstFound(String text, List<String> pieces) {
        for (String piece : pieces) {
            int at = text.indexOf(piece);
            if (at >= 0) {
                return "found " + Excerpt.of(piece) + " at " + at + ": "
                        + Excerpt.around(text, at, at + piece.length());
            }
        }
        return null;
    }

    private static String difference(String expected, String actual) {
        int at = 0;
        int shorter = Math.min(expected.length(), actual.length());
        while (at < shorter && expected.charAt(at) == actual.charAt(at)) {
            at++;
        }
        return "it differs from index " + at + " on: " + Excerpt.around(actual, at, actual.length());
    }
}
