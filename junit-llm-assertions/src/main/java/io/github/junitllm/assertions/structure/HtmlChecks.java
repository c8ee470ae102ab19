package io.github.junitllm.assertions.structure;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.Excerpt;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * Checks of the HTML that a text is, or that the one fenced block labelled html (or else not labelled) in it holds; several
 * such blocks are undecided, and so is HTML of over 512 levels, of over 5,000,000
 * characters, with over 5,000 words in a tag, or of which over 100,000 more elements come than its tags explain. Needs
 * {@code org.jsoup:jsoup}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class HtmlChecks {

    private static final Set<String> LANGUAGES = Set.of("html", "xhtml");

    private HtmlChecks() {}

    /**
     * Returns a check that the text has at least one tag, and that nothing in it is an error by the parsing rules of the HTML
     * standard, as jsoup sees them: tags that are never closed or opened, stray characters in tags.
     */
    public static Check<String> isWellFormed() {
        return Check.of("be well-formed HTML", text -> {
            HtmlDocument document = document(text);
            if (!document.errors().isEmpty()) {
                return CheckResult.fail(
                        "it is no well-formed HTML: " + document.errors().get(0));
            }
            return CheckResult.of(
                    !document.tags().isEmpty(), document.tags().isEmpty() ? "it has no tag" : "it is well-formed HTML");
        });
    }

    /**
     * Returns a check that a CSS selector finds at least one element.
     *
     * @param selector such as {@code "table > tbody tr"}
     */
    public static Check<String> hasElement(String selector) {
        return Check.of("hold HTML with " + selector, text -> {
            List<String> found = document(text).texts(selector);
            return CheckResult.of(
                    !found.isEmpty(),
                    found.isEmpty() ? "no element is found by " + selector : found.size() + " found by " + selector);
        });
    }

    /** Returns a check that an element found by a CSS selector has this text, white space as a browser shows it. */
    public static Check<String> hasElement(String selector, String expected) {
        return Check.of("hold HTML with " + Excerpt.of(expected) + " in " + selector, text -> {
            List<String> found = document(text).texts(selector);
            return CheckResult.of(
                    found.contains(expected),
                    found.isEmpty()
                            ? "no element is found by " + selector
                            : "in " + selector + " stands " + Excerpt.of(String.join(" | ", found)));
        });
    }

    /** Returns a check that all tags, in lower case, are among these; a text without tags has none that is not. */
    public static Check<String> hasOnlyTags(String... tags) {
        Set<String> allowed = new TreeSet<>();
        for (String tag : tags) {
            allowed.add(tag.toLowerCase(Locale.ROOT));
        }
        return Check.of("hold no other HTML tags than " + String.join(", ", allowed), text -> {
            Set<String> others = new TreeSet<>(document(text).tags());
            others.removeAll(allowed);
            return CheckResult.of(
                    others.isEmpty(),
                    others.isEmpty() ? "it has no other tags" : "it has the tags " + String.join(", ", others));
        });
    }

    private static HtmlDocument document(String text) {
        String html = FencedBlock.content(text, LANGUAGES);
        return OptionalLibrary.HTML.use(() -> HtmlDocument.of(html));
    }
}
