package io.github.junitllm.assertions.structure;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Reads Markdown. Loaded only where Markdown is checked, since its library is optional. Goes through the nodes in a loop. */
final class MarkdownReader {

    private static final int DEEPEST = 100;

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .maxOpenBlockParsers(DEEPEST)
            .build();

    private final Node root;
    private final List<MarkdownDocument.Heading> headings = new ArrayList<>();
    private final List<MarkdownDocument.ItemList> lists = new ArrayList<>();
    private final List<MarkdownDocument.Table> tables = new ArrayList<>();
    private final List<MarkdownDocument.CodeBlock> codeBlocks = new ArrayList<>();
    private final List<MarkdownDocument.Link> links = new ArrayList<>();

    private MarkdownReader(String text) {
        root = PARSER.parse(text);
    }

    static MarkdownDocument read(String text) {
        ReadingBounds.requireMarkdown(text);
        return TimeLimit.within("the Markdown", () -> new MarkdownReader(text).read());
    }

    private MarkdownDocument read() {
        for (Node node = root; node != null; node = next(node, root)) {
            look(node);
        }
        return new MarkdownDocument(headings, lists, tables, codeBlocks, links);
    }

    private void look(Node node) {
        if (node instanceof Heading heading) {
            headings.add(new MarkdownDocument.Heading(heading.getLevel(), text(heading)));
        } else if (node instanceof BulletList || node instanceof OrderedList) {
            lists.add(new MarkdownDocument.ItemList(node instanceof OrderedList, children((ListBlock) node)));
        } else if (node instanceof TableBlock table) {
            tables.add(table(table));
        } else if (node instanceof FencedCodeBlock code) {
            String info = code.getInfo() == null ? "" : code.getInfo().strip();
            codeBlocks.add(new MarkdownDocument.CodeBlock(info.split("\\s", 2)[0], code.getLiteral()));
        } else if (node instanceof IndentedCodeBlock code) {
            codeBlocks.add(new MarkdownDocument.CodeBlock("", code.getLiteral()));
        } else if (node instanceof Link link) {
            links.add(new MarkdownDocument.Link(text(link), link.getDestination(), false));
        } else if (node instanceof Image image) {
            links.add(new MarkdownDocument.Link(text(image), image.getDestination(), true));
        }
    }

    private static MarkdownDocument.Table table(TableBlock table) {
        List<List<String>> rows = new ArrayList<>();
        for (Node node = table; node != null; node = next(node, table)) {
            if (node instanceof TableRow) {
                rows.add(new ArrayList<>());
            } else if (node instanceof TableCell) {
                rows.get(rows.size() - 1).add(text(node));
            }
        }
        return new MarkdownDocument.Table(rows.get(0), List.copyOf(rows.subList(1, rows.size())));
    }

    private static int children(Node node) {
        int count = 0;
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            count++;
        }
        return count;
    }

    private static String text(Node top) {
        StringBuilder text = new StringBuilder();
        for (Node node = top; node != null; node = next(node, top)) {
            if (node instanceof Text words) {
                text.append(words.getLiteral());
            } else if (node instanceof Code code) {
                text.append(code.getLiteral());
            } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
                text.append(' ');
            }
        }
        return text.toString().strip();
    }

    /** Returns the node after this one below {@code top}, children first; null after the last. */
    @SuppressWarnings("ReferenceEquality") // nodes have no other
    private static @Nullable Node next(Node node, Node top) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        Node up = node;
        while (up != top && up.getNext() == null) {
            up = up.getParent();
        }
        return up == top ? null : up.getNext();
    }
}
