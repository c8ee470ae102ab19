package io.github.junitllm.samples.support.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelpCenterTests {
    private final HelpCenter helpCenter = HelpCenter.bundled();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    How long can I return unused boots?       | refunds
                    what does express delivery cost           | shipping
                    The zip broke, is there a warranty?       | warranty
                    Ich habe mein Passwort vergessen          | account
                    保証は何か月ですか                          | warranty
                    """)
    void findsTheArticleFirst(String question, String id) {
        assertThat(ids(question)).first().isEqualTo(id);
    }

    @Test
    void findsNothingForAQuestionWithoutAMatchingWord() {
        assertThat(ids("Hello there, how are you?")).isEmpty();
    }

    @Test
    void findsNoMoreThanTheLimit() {
        assertThat(helpCenter.search("refund shipping warranty payment account", 2))
                .hasSize(2);
    }

    @Test
    void ranksAnArticleThatMentionsTheTermMoreOftenHigher() {
        HelpCenter small = new HelpCenter(List.of(
                new HelpArticle("once", "A", "", "tent pole rope peg"),
                new HelpArticle("twice", "B", "", "tent tent rope peg"),
                new HelpArticle("never", "C", "", "sock boot shoe lace"),
                new HelpArticle("neither", "D", "", "stove pot pan cup"),
                new HelpArticle("none", "E", "", "map light axe bag")));
        assertThat(small.search("tents and poles", 5))
                .extracting(HelpArticle::id)
                .containsExactly("once", "twice");
        assertThat(small.search("tents", 5)).extracting(HelpArticle::id).containsExactly("twice");
    }

    @Test
    void everyArticleHasATitleKeywordsAndText() {
        assertThat(helpCenter.articles()).hasSize(11).allSatisfy(article -> {
            assertThat(article.title()).isNotBlank();
            assertThat(article.keywords()).isNotBlank();
            assertThat(article.text()).isNotBlank();
        });
    }

    private List<String> ids(String question) {
        return helpCenter.search(question, 3).stream().map(HelpArticle::id).toList();
    }
}
