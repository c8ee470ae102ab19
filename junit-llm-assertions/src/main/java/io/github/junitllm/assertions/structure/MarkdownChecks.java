package io.github.junitllm.assertions.structure;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.structure.MarkdownDocument.Heading;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Checks of a text's Markdown structure (CommonMark with tables), see {@link MarkdownDocument}. Needs
 * {@code org.commonmark:commonmark-ext-gfm-tables}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MarkdownChecks {

    private static final int SHOWN = 10;

    private MarkdownChecks() {}

    /** Returns a check that a heading of any level has this text, ignoring case. */
    public static Check<String> hasHeading(String text) {
        return of(
                "have the heading \"" + text + "\"",
                document -> CheckResult.of(
                        document.headings().stream()
                                .anyMatch(heading -> heading.text().equalsIgnoreCase(text)),
                        headings(document)));
    }

    /** Returns a check that a heading of this level, from 1 to 6, has this text, ignoring case. */
    public static Check<String> hasHeading(int level, String text) {
        if (level < 1 || level > 6) {
            throw new IllegalArgumentException("a heading has a level from 1 to 6, not " + level);
        }
        return of(
                "have the heading \"" + text + "\" of level " + level,
                document -> CheckResult.of(
                        document.headings().stream()
                                .anyMatch(heading -> heading.level() == level
                                        && heading.text().equalsIgnoreCase(text)),
                        headings(document)));
    }

    /** Returns a check that headings with these texts, ignoring case, stand in this order; others may stand between. */
    public static Check<String> hasHeadingsInOrder(String... texts) {
        List<String> wanted = atLeastOne("headings", texts);
        return of("have the headings " + quoted(wanted) + " in this order", document -> {
            int next = 0;
            for (Heading heading : document.headings()) {
                next += next < wanted.size() && heading.text().equalsIgnoreCase(wanted.get(next)) ? 1 : 0;
            }
            return CheckResult.of(next == wanted.size(), headings(document));
        });
    }

    /** Returns a check that a list, with bullets or numbers, has at least this many items of its own. */
    public static Check<String> hasList(int atLeast) {
        requireItems(atLeast);
        return of(
                "have a list of at least " + atLeast + " items",
                document -> CheckResult.of(
                        document.lists().stream().anyMatch(list -> list.items() >= atLeast), lists(document)));
    }

    /** Returns a check that a list with numbers has at least this many items of its own. */
    public static Check<String> hasNumberedList(int atLeast) {
        requireItems(atLeast);
        return of(
                "have a numbered list of at least " + atLeast + " items",
                document -> CheckResult.of(
                        document.lists().stream().anyMatch(list -> list.numbered() && list.items() >= atLeast),
                        lists(document)));
    }

    /** Returns a check that a table has these columns, in this order and no others. */
    public static Check<String> hasTable(String... columns) {
        List<String> wanted = atLeastOne("columns", columns);
        return of(
                "have a table with the columns " + quoted(wanted),
                document -> CheckResult.of(
                        document.tables().stream()
                                .anyMatch(table -> table.header().equals(wanted)),
                        document.tables().isEmpty()
                                ? "there is no table"
                                : "there are tables with the columns "
                                        + document.tables().stream()
                                                .limit(SHOWN)
                                                .map(table -> quoted(table.header()))
                                                .collect(Collectors.joining("; "))));
    }

    /** Returns a check that a block of code is labelled with this language, ignoring case. */
    public static Check<String> hasCodeBlock(String language) {
        return of(
                "have a code block of " + language,
                document -> CheckResult.of(
                        document.codeBlocks().stream()
                                .anyMatch(code -> code.language().equalsIgnoreCase(language)),
                        document.codeBlocks().isEmpty()
                                ? "there is no code block"
                                : "there are code blocks of "
                                        + quoted(document.codeBlocks().stream()
                                                .map(MarkdownDocument.CodeBlock::language)
                                                .toList())));
    }

    /** Returns a check that a link, no image, leads to this destination, as it is written. */
    public static Check<String> linksTo(String destination) {
        return of(
                "link to " + destination,
                document -> CheckResult.of(
                        document.links().stream()
                                .anyMatch(link ->
                                        !link.image() && link.destination().equals(destination)),
                        document.links().isEmpty()
                                ? "there is no link"
                                : "there are links to "
                                        + quoted(document.links().stream()
                                                .map(MarkdownDocument.Link::destination)
                                                .toList())));
    }

    private static List<String> atLeastOne(String what, String... texts) {
        if (texts.length == 0) {
            throw new IllegalArgumentException("name the " + what + "; none says nothing");
        }
        return List.of(texts);
    }

    private static void requireItems(int atLeast) {
        if (atLeast < 1) {
            throw new IllegalArgumentException("every list has at least 1 item; ask for 1 or more, not " + atLeast);
        }
    }

    private static Check<String> of(String description, Function<MarkdownDocument, CheckResult> look) {
        return Check.of(description, text -> look.apply(MarkdownDocument.of(text)));
    }

    private static String headings(MarkdownDocument document) {
        return document.headings().isEmpty()
                ? "there is no heading"
                : "there are the headings "
                        + quoted(document.headings().stream()
                                .map(heading -> "#".repeat(heading.level()) + " " + heading.text())
                                .toList());
    }

    private static String lists(MarkdownDocument document) {
        return document.lists().isEmpty()
                ? "there is no list"
                : "there are lists of "
                        + document.lists().stream()
                                .limit(SHOWN)
                                .map(list -> list.items() + (list.numbered() ? " numbered" : "") + " items")
                                .collect(Collectors.joining(", "));
    }

    private static String quoted(Collection<String> texts) {
        return texts.stream()
                        .limit(SHOWN)
                        .map(text -> '"' + (text.length() > 80 ? text.substring(0, 80) + "..." : text) + '"')
                        .collect(Collectors.joining(", "))
                + (texts.size() > SHOWN ? " and " + (texts.size() - SHOWN) + " more" : "");
    }
}
