package io.github.junitllm.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmFixtures;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.fixture.FixtureFilter;
import io.github.junitllm.fixture.LlmRequest;
import io.github.junitllm.fixture.PatternRedactor;
import io.github.junitllm.fixture.RequestMatcher;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** Prompts that are another text every day, and recordings that are found all the same. */
class DailyPromptTest {
    private static final String KEY = System.getenv().getOrDefault("OPENAI_API_KEY", "not needed on replay");

    static Stream<EvalCase> questions() {
        return Stream.of(
                EvalCase.of("sale", "Can I return sale items?").expecting("14 days"),
                EvalCase.of("label", "What does a return label from Spain cost?")
                        .expecting("6 euros"));
    }

    // snippet: clock
    @LlmTask
    static String withClockAndRandom(EvalCase golden, LlmGateway llm) {
        LocalDate today = LocalDate.now(llm.clock()); // on replay, the day of the recording
        Random random = llm.random(); // the same numbers in every run
        UUID request = new UUID(random.nextLong(), random.nextLong());
        try (RefundBot bot = new RefundBot(llm.baseUrl(), KEY)) {
            return bot.answer("Today is " + today + ", request " + request + ". " + golden.input());
        }
    }
    // end snippet

    @LlmEval(method = "questions", task = "withClockAndRandom")
    void answersAsOnTheDayOfTheRecording(EvalCase golden, LlmAnswer answer) {
        assertThat(answer.text()).contains(golden.expected());
    }

    // snippet: hooks
    static final class NoDates implements RequestMatcher {
        @Override
        public LlmRequest normalForm(LlmRequest request) { // what counts when the recording is looked up
            return request.withBody(request.body().replaceAll("\\d{4}-\\d{2}-\\d{2}", "<date>"));
        }
    }

    static final class NoHealthChecks implements FixtureFilter {
        @Override
        public boolean keeps(LlmRequest request) { // what is recorded and replayed at all
            return !request.path().equals("/v1/models");
        }
    }

    static final class NoEmails extends PatternRedactor {
        NoEmails() { // ada@acme.com is stored as <email-cxnn>
            super("email", "\\b[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
        }
    }

    @LlmEval(method = "questions", task = "withTheDateOfToday")
    @LlmFixtures(matchers = NoDates.class, filters = NoHealthChecks.class, redactors = NoEmails.class)
    void answersOnEveryDay(EvalCase golden, LlmAnswer answer) {
        assertThat(answer.text()).contains(golden.expected());
    }
    // end snippet

    @LlmTask
    static String withTheDateOfToday(EvalCase golden, LlmGateway llm) throws IOException, InterruptedException {
        checkHealth(llm);
        try (RefundBot bot = new RefundBot(llm.baseUrl(), KEY)) {
            return bot.answer("Today is " + LocalDate.now() + ", I am ada@acme.com. " + golden.input());
        }
    }

    private static void checkHealth(LlmGateway llm) throws IOException, InterruptedException {
        HttpRequest models = HttpRequest.newBuilder(URI.create(llm.openAi() + "/models"))
                .header("authorization", "Bearer " + KEY)
                .build();
        HttpClient.newHttpClient().send(models, HttpResponse.BodyHandlers.discarding());
    }
}
