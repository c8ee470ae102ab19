package io.github.junitllm.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.call.LlmCall;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenEstimatorTests {

    private static final TokenEstimator ESTIMATOR = TokenEstimator.of("cl100k_base");

    /** The conversation and the counts of the notebook "How to count tokens with tiktoken" of the openai-cookbook. */
    private static String conversation() {
        return """
                {"model":"gpt-4","messages":[
                 {"role":"system","content":"You are a helpful assistant."},
                 {"role":"user","content":"tiktoken is great!"}]}""";
    }

    @ParameterizedTest
    @CsvSource({
        "cl100k_base, tiktoken is great!, 6",
        "cl100k_base, antidisestablishmentarianism, 6",
        "r50k_base, 2 + 2 = 4, 5",
        "cl100k_base, お誕生日おめでとう, 9",
        "o200k_base, お誕生日おめでとう, 8"
    })
    void countsAsTheReferenceDoes(String encoding, String text, int tokens) {
        assertThat(TokenEstimator.of(encoding).tokens(text)).isEqualTo(tokens);
    }

    @Test
    void aConversationCostsMoreThanItsTexts() {
        LlmCall call = LlmCall.untimed(
                "/v1/chat/completions", conversation(), "{\"choices\":[{\"message\":{\"content\":\"2 + 2 = 4\"}}]}");

        // 6 tokens each of text, 1 each of role, 3 each of message, 3 of the answer's start.
        assertThat(ESTIMATOR.estimate(call)).isEqualTo(new TokenEstimate(12 + 2 + 6 + 3, 7, "cl100k_base"));
        assertThat(ESTIMATOR.estimate(call))
                .hasToString("about 23 input and 7 output tokens (estimated with cl100k_base)");
    }

    @Test
    void toolsAndTheirCallsAreCounted() {
        String tool = "{\"type\":\"function\",\"function\":{\"name\":\"order\"}}";
        LlmCall call = LlmCall.untimed(
                "/v1/chat/completions",
                "{\"messages\":[],\"tools\":[" + tool + "]}",
                "{\"choices\":[{\"message\":{\"tool_calls\":[{\"function\":{\"name\":\"order\",\"arguments\":\"{}\"}}]}}]}");

        assertThat(ESTIMATOR.estimate(call))
                .isEqualTo(new TokenEstimate(
                        ESTIMATOR.tokens(tool), ESTIMATOR.tokens("order") + ESTIMATOR.tokens("{}"), "cl100k_base"));
    }

    @Test
    void whatIsEmbeddedIsNoConversation() {
        LlmCall call = LlmCall.untimed("/v1/embeddings", "{\"input\":[\"tiktoken is great!\"]}", "{\"data\":[{}]}");

        assertThat(ESTIMATOR.estimate(call)).isEqualTo(new TokenEstimate(6, 0, "cl100k_base"));
    }

    @Test
    void nobodyKnowsWhatAModelReadsOfAnUnknownProtocol() {
        assertThat(ESTIMATOR.estimate(LlmCall.untimed("/v2/speak", "{}", "{}"))).isNull();
    }

    @Test
    void specialTokensInATextAreText() {
        assertThat(ESTIMATOR.tokens("<|endoftext|>")).isGreaterThan(1);
    }

    @Test
    void anyTextIsCounted() {
        String longWord = "a".repeat(100_000);
        assertThat(ESTIMATOR.tokens(longWord)).isBetween(10_000L, 50_000L);
        assertThat(ESTIMATOR.tokens("")).isZero();
        Random random = new Random(7);
        String noise =
                random.ints(20_000, 1, 0xFFFF).mapToObj(Character::toString).collect(Collectors.joining());
        assertThat(ESTIMATOR.tokens(noise)).as("with halves of surrogate pairs").isPositive();
    }

    @Test
    void anUnknownEncodingIsToldWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenEstimator.of("o300k"))
                .withMessage("there is no encoding \"o300k\"; there are r50k_base, p50k_base, p50k_edit, cl100k_base,"
                        + " o200k_base");
    }

    @Test
    void withoutTheLibraryItsCoordinatesAreTold() throws ReflectiveOperationException {
        Class<?> estimator = new WithoutLibrary().loadClass(TokenEstimator.class.getName());

        assertThatThrownBy(() -> estimator.getMethod("of", String.class).invoke(null, "o200k_base"))
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("com.knuddels:jtokkit");
    }

    /** Loads the estimators anew, where the library is not to be seen. */
    private static final class WithoutLibrary extends ClassLoader {

        WithoutLibrary() {
            super(TokenEstimatorTests.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("com.knuddels.")) {
                throw new ClassNotFoundException(name);
            }
            boolean ours = name.startsWith(TokenEstimator.class.getPackageName() + '.');
            Class<?> known = findLoadedClass(name);
            return known != null ? known : ours ? define(name) : super.loadClass(name, resolve);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream bytes = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] code = bytes.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException failed) {
                throw new ClassNotFoundException(name, failed);
            }
        }
    }
}
