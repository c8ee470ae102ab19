package io.github.junitllm.assertions.structure;

import io.github.junitllm.assertions.check.UndecidedException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.jspecify.annotations.Nullable;

/**
 * HTML read element by element, so that reading ends where too much comes of it. By the HTML standard (section 13.2.4.3, the
 * list of active formatting elements) an {@code <a>} or {@code <b>} that stands open where its parent closes is opened again in
 * what follows, with all others that are open: a few tags can stand for millions of elements, and the deeper they stand, the
 * longer jsoup looks for each.
 */
final class HtmlReading extends Reader {

    /** As deep as browsers go. */
    private static final int DEEPEST = 512;

    /** Elements that no tag of the text stands for, beside the one that a tag may bring with it, such as {@code <tbody>}. */
    private static final int MOST_OPENED_AGAIN = 100_000;

    /** So many characters at a time, between which the depth is looked at. */
    private static final int STEP = 4096;

    private final StringReader text;
    private @Nullable Document document;

    private HtmlReading(String text) {
        this.text = new StringReader(text);
    }

    /** @throws UndecidedException if too many or too deep elements come of it */
    static Document document(String text, Parser parser) {
        HtmlReading reading = new HtmlReading(text);
        try (StreamParser streamed = new StreamParser(parser).parse(reading, "")) {
            reading.toItsEnd(streamed, text);
            return streamed.document();
        }
    }

    /**
     * Returns the nodes of a part of a document.
     *
     * @throws UndecidedException if too many or too deep elements come of it
     */
    static List<Node> fragment(String text, Element context, Parser parser) {
        HtmlReading reading = new HtmlReading(text);
        try (StreamParser streamed = new StreamParser(parser).parseFragment(reading, context, "")) {
            reading.toItsEnd(streamed, text);
            return streamed.completeFragment();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // a text in memory
        }
    }

    private void toItsEnd(StreamParser streamed, String text) {
        document = streamed.document();
        long most = 2 * text.chars().filter(c -> c == '<').count() + MOST_OPENED_AGAIN;
        long read = 0;
        for (Iterator<Element> elements = streamed.iterator(); elements.hasNext(); elements.next()) {
            if (++read > most) {
                throw new UndecidedException("HTML with so many tags such as <a> and <b> that are not closed where they"
                        + " were opened takes too long to read, so it cannot be told");
            }
        }
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
        int depth = 0;
        for (Node last = document; last != null; last = last.lastChild()) {
            require(++depth);
        }
        return text.read(buffer, from, Math.min(length, STEP));
    }

    @Override
    public void close() {
        text.close();
    }

    /** @throws UndecidedException if elements stand too deep in each other */
    static void requireFlat(Document document) {
        int depth = 0;
        Node node = document;
        while (node != null) {
            require(depth);
            if (node.childNodeSize() > 0) {
                node = node.childNode(0);
                depth++;
                continue;
            }
            while (node != null && node.nextSibling() == null) {
                node = node.parent();
                depth--;
            }
            node = node == null ? null : node.nextSibling();
        }
    }

    private static void require(int depth) {
        if (depth > DEEPEST) {
            throw new UndecidedException("HTML of over " + DEEPEST + " levels is not looked at, so it cannot be told");
        }
    }
}
