package io.github.junitllm.assertions.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.UndecidedException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MarkupChecksTests {

    private static final String GUIDE = """
            # Refunds

            1. Ask
            2. Wait
               - a day
               - or two

            ## *How* long?

            | Kind | Days |
            |------|------|
            | card | 14   |
            | cash | 1    |

            ```java
            refund();
            ```

            See [terms](https://example.com/terms) and ![logo](logo.png).
            """;

    private static void assertPasses(Check<String> check, String text) {
        CheckResult result = check.check(text);
        assertThat(result.passed()).as(result.reason()).isTrue();
        assertThat(check.not().check(text).passed()).isFalse();
    }

    private static void assertFails(Check<String> check, String text, String reason) {
        CheckResult result = check.check(text);
        assertThat(result.passed()).as(text).isFalse();
        assertThat(result.reason()).contains(reason);
        assertThat(check.not().check(text).passed()).isTrue();
    }

    @Test
    void markdownIsReadByItsStructure() {
        MarkdownDocument guide = MarkdownDocument.of(GUIDE);

        assertThat(guide.headings())
                .containsExactly(
                        new MarkdownDocument.Heading(1, "Refunds"), new MarkdownDocument.Heading(2, "How long?"));
        assertThat(guide.lists())
                .containsExactly(new MarkdownDocument.ItemList(true, 2), new MarkdownDocument.ItemList(false, 2));
        assertThat(guide.tables())
                .containsExactly(new MarkdownDocument.Table(
                        List.of("Kind", "Days"), List.of(List.of("card", "14"), List.of("cash", "1"))));
        assertThat(guide.codeBlocks()).containsExactly(new MarkdownDocument.CodeBlock("java", "refund();\n"));
        assertThat(guide.links())
                .containsExactly(
                        new MarkdownDocument.Link("terms", "https://example.com/terms", false),
                        new MarkdownDocument.Link("logo", "logo.png", true));
    }

    @Test
    void markdownIsChecked() {
        assertPasses(MarkdownChecks.hasHeading("how long?"), GUIDE);
        assertPasses(MarkdownChecks.hasHeading(1, "Refunds"), GUIDE);
        assertFails(
                MarkdownChecks.hasHeading(2, "Refunds"),
                GUIDE,
                "there are the headings \"# Refunds\", \"## How long?\"");
        assertPasses(MarkdownChecks.hasHeadingsInOrder("Refunds", "How long?"), GUIDE);
        assertFails(MarkdownChecks.hasHeadingsInOrder("How long?", "Refunds"), GUIDE, "there are the headings");
        assertPasses(MarkdownChecks.hasList(2), GUIDE);
        assertFails(MarkdownChecks.hasNumberedList(3), GUIDE, "lists of 2 numbered items, 2 items");
        assertPasses(MarkdownChecks.hasTable("Kind", "Days"), GUIDE);
        assertFails(MarkdownChecks.hasTable("Days"), GUIDE, "\"Kind\", \"Days\"");
        assertPasses(MarkdownChecks.hasCodeBlock("java"), GUIDE);
        assertFails(MarkdownChecks.hasCodeBlock("sql"), GUIDE, "\"java\"");
        assertPasses(MarkdownChecks.linksTo("https://example.com/terms"), GUIDE);
        assertFails(MarkdownChecks.linksTo("logo.png"), GUIDE, "there are links to");
        assertFails(MarkdownChecks.hasHeading("x"), "", "there is no heading");
        assertFails(MarkdownChecks.hasTable("x"), "| x |", "there is no table");
        assertFails(MarkdownChecks.hasList(1), "日本 😀", "there is no list");
    }

    @Test
    @Timeout(120)
    void markdownOfAnyNestingIsRead() {
        for (String piece : List.of(">", "- ", "[", "*a ", "`", "#", "|", "![", "> - ")) {
            assertThat(MarkdownDocument.of(piece.repeat(20_000)).tables()).isEmpty();
        }
    }

    @Test
    void xmlIsWellFormedAndFollowedByPaths() {
        String order = "<order xmlns:p='urn:p'><p:item n='2'>tea</p:item><item>milk</item></order>";

        assertPasses(XmlChecks.isWellFormed(), order);
        assertPasses(XmlChecks.isWellFormed(), "Here:\n```xml\n" + order + "\n```\n");
        assertPasses(XmlChecks.hasPath("/order/p:item", "tea"), order);
        assertPasses(XmlChecks.hasPath("count(//item)", "1"), order);
        assertPasses(XmlChecks.hasPath("//*[@n > 1]"), order);
        assertFails(XmlChecks.hasPath("//item", "tea"), order, "at //item stands \"milk\"");
        assertFails(XmlChecks.hasPath("//none"), order, "nothing stands at //none");
        assertFails(XmlChecks.isWellFormed(), "<a><b></a>", "1:");
        assertFails(XmlChecks.isWellFormed(), "", "no well-formed XML");
        assertFails(XmlChecks.hasPath("//a"), "words", "no well-formed XML");
        assertThatThrownBy(() -> XmlChecks.hasPath("///").check(order)).isInstanceOf(UndecidedException.class);
        assertThatThrownBy(() -> XmlChecks.isWellFormed().check("```xml\n<a/>\n```\n```xml\n<b/>\n```"))
                .isInstanceOf(UndecidedException.class)
                .hasMessageContaining("2 fenced blocks");
    }

    @Test
    void xmlNeverResolvesAnEntity() {
        for (String text : List.of(
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>",
                "<!DOCTYPE a [<!ENTITY x 'y'><!ENTITY z '&x;&x;'>]><a>&z;</a>",
                "<?xml version='1.0'?> <!-- <a> --> <!DOCTYPE a SYSTEM 'http://127.0.0.1:1/a.dtd'><a/>")) {
            assertUndecided(XmlChecks.isWellFormed(), text, "DOCTYPE is disallowed");
        }
        assertFails(XmlChecks.isWellFormed(), "<a/><!DOCTYPE a>", "no well-formed XML");
        assertFails(XmlChecks.isWellFormed(), "<!-- <!DOCTYPE a>", "no well-formed XML");
    }

    @Test
    void whatIsBeyondALimitIsUndecidedAlsoNegated() {
        assertUndecided(XmlChecks.isWellFormed(), "<a>".repeat(1_100) + "</a>".repeat(1_100), "cannot be told");
        assertUndecided(YamlChecks.isYaml(), "[".repeat(1_100) + "]".repeat(1_100), "cannot be told");
        assertUndecided(HtmlChecks.isWellFormed(), "<b>".repeat(600) + "</b>".repeat(600), "cannot be told");
        assertUndecided(HtmlChecks.hasOnlyTags("b"), "<b>".repeat(600) + "</b>".repeat(600), "cannot be told");
        assertUndecided(MarkdownChecks.hasHeading("x"), "<".repeat(300_000), "takes too long");
        assertUndecided(
                MarkdownChecks.hasHeading("x"),
                "|".repeat(3_000) + "\n" + "-|".repeat(3_000) + "\n" + "a\n".repeat(3_000),
                "so many | in so many lines");
        assertUndecided(MarkdownChecks.hasHeading("x"), "a ".repeat(2_500_001), "over 5000000 characters");
        assertUndecided(HtmlChecks.isWellFormed(), "<a " + "b ".repeat(6_000) + ">", "over 5000 words in a tag");
        assertUndecided(HtmlChecks.isWellFormed(), "a ".repeat(2_500_001), "over 5000000 characters");
        assertUndecided(JavaChecks.isSnippet(), "//" + "a".repeat(1_000_000), "over 1000000 characters");
    }

    @Test
    void expectationsOfNothingAreRefused() {
        for (Runnable none : List.<Runnable>of(
                MarkdownChecks::hasHeadingsInOrder,
                MarkdownChecks::hasTable,
                () -> MarkdownChecks.hasList(-1),
                () -> MarkdownChecks.hasList(0),
                () -> MarkdownChecks.hasNumberedList(0),
                CsvChecks::hasColumns,
                () -> CsvChecks.hasColumns("a"),
                () -> CsvChecks.hasColumns("a", "a"))) {
            assertThatThrownBy(none::run).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void muchOfWhatIsBoundedIsRead() {
        assertPasses(
                MarkdownChecks.hasTable("a", "b", "c"),
                "|a|b|c|\n|-|-|-|\n" + "|1|2|3|\n".repeat(20_000) + "\n" + "one | two > three < four\n".repeat(20));
        assertPasses(
                HtmlChecks.hasElement("a", "x"),
                "<p>" + "many words in a text, ".repeat(20_000) + "</p><a title=\"" + "b ".repeat(3_000) + "\">x</a>");
    }

    private static void assertUndecided(Check<String> check, String text, String reason) {
        assertThatThrownBy(() -> check.check(text))
                .isInstanceOf(UndecidedException.class)
                .hasMessageContaining(reason);
        assertThatThrownBy(() -> check.not().check(text)).isInstanceOf(UndecidedException.class);
    }

    @Test
    void yamlIsOneMappingOrList() {
        assertPasses(YamlChecks.isYaml(), "name: web\nports: [80, 443]\n");
        assertPasses(YamlChecks.isYaml(), "```yaml\n- a\n- b\n```");
        assertPasses(YamlChecks.asJson(JsonChecks.hasPath("$.ports[1]", 443)), "name: web\nports: [80, 443]\n");
        assertPasses(YamlChecks.asJson(JsonChecks.equalsJson("{\"a\":\"yes\",\"b\":\"012\"}")), "a: yes\nb: 012\n");
        assertFails(YamlChecks.isYaml(), "Just a sentence.", "neither a mapping nor a list");
        assertFails(YamlChecks.isYaml(), "", "no YAML");
        assertFails(YamlChecks.isYaml(), "a: 1\na: 2\n", "no YAML");
        assertFails(YamlChecks.isYaml(), "a: &x [1]\nb: *x\n", "an alias");
        assertFails(YamlChecks.isYaml(), "a: !!java.net.URL ['http://x']\n", "tag");
        assertFails(YamlChecks.isYaml(), "a: 1\n---\nb: 2\n", "several documents");
        assertFails(YamlChecks.isYaml(), "a: [1, 2\n", "no YAML");
        assertUndecided(YamlChecks.isYaml(), "[".repeat(100_000), "cannot be told");
    }

    @Test
    void csvHasAHeaderAndFullRows() {
        String table = "id,name\n1,\"Tea, green\"\n2,Milk\n";

        assertPasses(CsvChecks.isCsv(), table);
        assertPasses(CsvChecks.isCsv(), "```csv\n" + table + "```");
        assertPasses(CsvChecks.hasColumns("id", "name"), table);
        assertFails(CsvChecks.hasColumns("name", "id"), table, "the columns id, name");
        assertPasses(CsvChecks.hasRows(2), table);
        assertFails(CsvChecks.hasRows(1), table, "with 2 rows");
        assertFails(CsvChecks.isCsv(), "a,b\n1\n", "row 2 has 1 cells");
        assertFails(CsvChecks.isCsv(), "a,b\n\"1,2\n", "no CSV");
        assertFails(CsvChecks.isCsv(), "words", "no two columns");
        assertFails(CsvChecks.isCsv(), "a,a\n1,2", "header");
        Check<String> digits = Check.of("be digits", cell -> CheckResult.of(cell.matches("\\d++"), "it is " + cell));
        assertPasses(CsvChecks.everyCell("id", digits), table);
        assertFails(
                CsvChecks.everyCell("name", digits), table, "0 of 2 cells hold; first not in row 1: it is Tea, green");
        assertFails(CsvChecks.everyCell("x", digits), table, "the columns id, name");
        assertFails(CsvChecks.everyCell("id", digits), "id,name", "without rows");
    }

    @Test
    void htmlIsCheckedByElements() {
        String page = "<ul><li>Tea</li><li>Green  <b>milk</b></li></ul>";

        assertPasses(HtmlChecks.isWellFormed(), page);
        assertPasses(
                HtmlChecks.isWellFormed(), "<!doctype html><html><head><title>x</title></head><body></body></html>");
        assertFails(HtmlChecks.isWellFormed(), "<ul><li>Tea</b></ul>", "no well-formed HTML");
        assertFails(HtmlChecks.isWellFormed(), "words", "no tag");
        assertPasses(HtmlChecks.hasElement("ul > li"), page);
        assertFails(HtmlChecks.hasElement("ol"), page, "no element");
        assertPasses(HtmlChecks.hasElement("li", "Green milk"), page);
        assertFails(HtmlChecks.hasElement("b", "tea"), page, "in b stands \"milk\"");
        assertPasses(HtmlChecks.hasOnlyTags("ul", "LI", "b"), page);
        assertFails(HtmlChecks.hasOnlyTags("ul", "li"), page, "it has the tags b");
        assertFails(HtmlChecks.hasOnlyTags("p"), "<p>x<script>alert(1)</script>", "script");
        assertPasses(HtmlChecks.hasOnlyTags("p"), "words");
        assertThatThrownBy(() -> HtmlChecks.hasElement("[").check(page)).isInstanceOf(UndecidedException.class);
    }

    @Test
    @Timeout(120)
    void noTextMakesAReaderCrash() {
        Random random = new Random(7);
        List<Check<String>> checks = List.of(
                JsonChecks.holdsJson(),
                XmlChecks.isWellFormed(),
                YamlChecks.isYaml(),
                CsvChecks.isCsv(),
                HtmlChecks.isWellFormed(),
                HtmlChecks.hasOnlyTags("p"),
                MarkdownChecks.hasHeading("x"),
                // The compiler takes some milliseconds each time.
                JavaChecks.isSnippet());
        Map<Integer, String> pieces = Map.of(0, "```", 1, "\n", 2, "<a>", 3, "&x;", 4, "|", 5, "\"", 6, "a: ", 7, "😀");
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(30); j > 0; j--) {
                int piece = random.nextInt(12);
                text.append(pieces.getOrDefault(piece, String.valueOf((char) random.nextInt(0x250))));
            }
            for (Check<String> check : i % 20 == 0 ? checks : checks.subList(0, checks.size() - 1)) {
                try {
                    assertThat(check.check(text.toString()).reason()).isNotEmpty();
                } catch (UndecidedException told) {
                    assertThat(told).hasMessageContaining("blocks");
                }
            }
        }
    }
}
