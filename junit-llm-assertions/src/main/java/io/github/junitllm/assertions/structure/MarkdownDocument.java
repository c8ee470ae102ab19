package io.github.junitllm.assertions.structure;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What a Markdown text is made of, each kind in the order of the text, also where it stands in quotes, lists and cells. Needs
 * {@code org.commonmark:commonmark-ext-gfm-tables}.
 *
 * @param headings titles
 * @param lists lists, an inner one after the one it stands in
 * @param tables tables of GitHub Flavored Markdown
 * @param codeBlocks fenced and indented code
 * @param links links and images
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record MarkdownDocument(
        List<Heading> headings,
        List<ItemList> lists,
        List<Table> tables,
        List<CodeBlock> codeBlocks,
        List<Link> links) {

    /**
     * A title.
     *
     * @param level from 1 to 6
     * @param text without marks of emphasis
     */
    public record Heading(int level, String text) {}

    /**
     * A list.
     *
     * @param numbered whether its items have numbers
     * @param items the number of its own items
     */
    public record ItemList(boolean numbered, int items) {}

    /**
     * A table.
     *
     * @param header the names of its columns
     * @param rows the cells of each row below the header
     */
    public record Table(List<String> header, List<List<String>> rows) {}

    /**
     * A block of code.
     *
     * @param language the first word after the fence, or nothing
     */
    public record CodeBlock(String language, String content) {}

    /**
     * A link or an image.
     *
     * @param text what is shown
     * @param destination where it leads, as written
     */
    public record Link(String text, String destination, boolean image) {}

    public MarkdownDocument {
        headings = List.copyOf(headings);
        lists = List.copyOf(lists);
        tables = List.copyOf(tables);
        codeBlocks = List.copyOf(codeBlocks);
        links = List.copyOf(links);
    }

    /**
     * Reads a text as CommonMark with tables; every text is Markdown.
     *
     * @throws io.github.junitllm.assertions.check.UndecidedException if the library is not on the class path, or the text would
     *     take too long to read: of over 5,000,000 characters, with thousands of {@code <} that nothing closes, or a table of
     *     over 2,000,000 cells
     */
    public static MarkdownDocument of(String text) {
        return OptionalLibrary.MARKDOWN.use(() -> MarkdownReader.read(text));
    }
}
