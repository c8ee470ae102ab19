package io.github.junitllm.benchmarks.checks;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.similarity.SimilarityChecks;
import io.github.junitllm.assertions.structure.JsonChecks;
import io.github.junitllm.assertions.structure.MarkdownChecks;
import io.github.junitllm.assertions.structure.SqlChecks;
import io.github.junitllm.assertions.structure.SqlKind;
import io.github.junitllm.assertions.text.TextChecks;
import java.util.Locale;
import java.util.regex.Pattern;

/** The checks that take more than looking for words, each with an answer it passes. */
@SuppressWarnings("ImmutableEnumChecker") // They are pure, which their types cannot say.
public enum TimedCheck {
    JSON_IN_PROSE(JsonChecks.holdsJson(), Answers.proseWithJson()),
    JSON_SCHEMA(
            JsonChecks.matchesSchema("{\"type\": \"array\", \"items\": {\"type\": \"object\", \"required\": [\"id\"],"
                    + " \"properties\": {\"id\": {\"type\": \"string\", \"pattern\": \"^item-\"},"
                    + " \"amount\": {\"type\": \"number\", \"minimum\": 0}, \"open\": {\"type\": \"boolean\"}}}}"),
            Answers.json()),
    BOUNDED_REGEX(TextChecks.containing(Pattern.compile("(\\w+)\\s+(\\w+)\\s+nowhere|\\z")), Answers.prose(7)),
    ROUGE_L(SimilarityChecks.rougeL(Answers.prose(8), 0.01), Answers.prose(7)),
    LEVENSHTEIN(SimilarityChecks.levenshtein(Answers.prose(8), 0.01), Answers.prose(7)),
    CHRF(SimilarityChecks.chrf(Answers.prose(8), 0.01), Answers.prose(7)),
    LANGUAGE(TextChecks.inLanguage("en"), Answers.prose(7)),
    NO_REPETITION_LOOP(TextChecks.noRepetitionLoop(), Answers.prose(7)),
    NO_REFUSAL(TextChecks.noRefusal(), Answers.prose(7)),
    SQL(SqlChecks.hasOnlyKinds(SqlKind.SELECT), Answers.sql()),
    MARKDOWN(MarkdownChecks.hasTable("day", "fee"), Answers.markdown());

    private final Check<String> check;
    private final String answer;

    TimedCheck(Check<String> check, String answer) {
        this.check = check;
        this.answer = answer;
    }

    Check<String> check() {
        return check;
    }

    String answer() {
        return answer;
    }

    /** Returns its name in results. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
