package io.github.junitllm.assertions.structure;

import io.github.junitllm.assertions.check.UndecidedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.ParseError;
import org.jsoup.parser.Parser;
import org.jsoup.select.Selector;

/** HTML read by jsoup. Loaded only where HTML is checked, since its library is optional. */
final class HtmlDocument {

    private static final int MOST_ERRORS = 10;

    private final Document document;
    private final List<String> errors;

    private HtmlDocument(Document document, List<String> errors) {
        this.document = document;
        this.errors = errors;
    }

    static HtmlDocument of(String text) {
        ReadingBounds.requireHtml(text);
        return TimeLimit.within("the HTML", () -> read(text));
    }

    private static HtmlDocument read(String text) {
        Parser parser = Parser.htmlParser().setTrackErrors(MOST_ERRORS).setTrackPosition(true);
        boolean whole = startsWithDocument(text);
        Document document = whole ? HtmlReading.document(text, parser) : Document.createShell("");
        if (!whole) {
            putIn(document.body(), HtmlReading.fragment(text, document.body(), parser));
        }
        HtmlReading.requireFlat(document);
        List<String> errors = new ArrayList<>();
        for (ParseError error : parser.getErrors()) {
            errors.add(error.getCursorPos() + ": " + error.getErrorMessage());
        }
        return new HtmlDocument(document, errors);
    }

    /** Puts the body that was read in the place of the empty one, since moving its nodes one by one takes quadratic time. */
    private static void putIn(Element body, List<Node> read) {
        if (!read.isEmpty() && read.get(0).parent() instanceof Element parent) {
            body.replaceWith(parent);
        }
    }

    private static boolean startsWithDocument(String text) {
        String start = text.stripLeading();
        String head = start.substring(0, Math.min(9, start.length())).toLowerCase(Locale.ROOT);
        return head.startsWith("<!doctype") || head.startsWith("<html");
    }

    List<String> errors() {
        return errors;
    }

    /** Returns the tags that the text writes; the parser adds html, head and body by itself. */
    Set<String> tags() {
        Set<String> tags = new TreeSet<>();
        for (Element element : document.getAllElements()) {
            if (!element.normalName().startsWith("#")
                    && !element.sourceRange().isImplicit()
                    && element.sourceRange().isTracked()) {
                tags.add(element.normalName());
            }
        }
        return tags;
    }

    List<String> texts(String selector) {
        try {
            List<String> texts = new ArrayList<>();
            document.select(selector).forEach(element -> texts.add(element.text()));
            return texts;
        } catch (Selector.SelectorParseException invalid) {
            throw new UndecidedException(selector + " is no CSS selector: " + invalid.getMessage(), invalid);
        }
    }
}
