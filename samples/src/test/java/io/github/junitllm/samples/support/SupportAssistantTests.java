package io.github.junitllm.samples.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.samples.standin.Pace;
import io.github.junitllm.samples.standin.StandInModelServer;
import io.github.junitllm.samples.support.SupportAnswer.Action;
import io.github.junitllm.samples.support.help.HelpCenter;
import io.github.junitllm.samples.support.orders.DemoOrders;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The assistant as a whole, against the stand-in without its mistakes. */
class SupportAssistantTests {
    private static final String CUSTOMER = "C-1001";

    private static StandInModelServer model;
    private static SupportAssistant assistant;

    @BeforeAll
    static void start() {
        model = StandInModelServer.startFlawless(Pace.AT_ONCE);
        assistant = new SupportAssistant(
                new ModelSettings(model.baseUrl(), "no-key-needed"), HelpCenter.bundled(), new DemoOrders());
    }

    @AfterAll
    static void stop() {
        assistant.close();
        model.close();
    }

    @Test
    void answersFromAnArticleAndCitesIt() {
        SupportAnswer answer = ask("How long do I have to return boots?");
        assertThat(answer.answer()).contains("30 days");
        assertThat(answer.citations()).containsExactly("refunds");
        assertThat(answer.action()).isEqualTo(Action.ANSWER);
    }

    @Test
    void looksUpAnOrderOfTheCustomer() {
        assertThat(ask("Where is my order AP-20417?").answer()).contains("shipped", "2026-11-24");
    }

    @Test
    void doesNotSeeOrdersOfOtherCustomers() {
        assertThat(ask("Where is my order AP-30771?").answer())
                .contains("cannot find")
                .doesNotContain("shipped", "2026");
    }

    @Test
    void readsTheWholeConversation() {
        SupportAnswer answer = assistant.answer(
                CUSTOMER,
                List.of(
                        Turn.customer("How long can I return an unused tent?"),
                        Turn.assistant("30 days."),
                        Turn.customer("And if it was a sale item?")));
        assertThat(answer.answer()).contains("14 days");
    }

    @Test
    void asksBackWhenNothingWasAsked() {
        assertThat(ask("?").action()).isEqualTo(Action.ASK_BACK);
    }

    @Test
    void streamsTheAnswerInPieces() {
        List<String> pieces = new ArrayList<>();
        String whole =
                assistant.stream(CUSTOMER, List.of(Turn.customer("What does standard shipping cost?")), pieces::add);
        assertThat(whole).contains("4 euros").endsWith("[shipping]");
        assertThat(pieces).hasSizeGreaterThan(5);
        assertThat(String.join("", pieces)).isEqualTo(whole);
    }

    @Test
    void streamsAnAnswerThatNeedsTheOrderLookUp() {
        List<String> pieces = new ArrayList<>();
        String whole = assistant.stream(CUSTOMER, List.of(Turn.customer("Where is AP-20417?")), pieces::add);
        assertThat(whole).contains("2026-11-24");
        assertThat(String.join("", pieces)).isEqualTo(whole);
    }

    @Test
    void cutsAMessageThatIsTooLong() throws IOException {
        try (CannedModel canned = CannedModel.saying("\"content\":\"{}\"", "stop");
                SupportAssistant assistant =
                        new SupportAssistant(canned.settings(), HelpCenter.bundled(), new DemoOrders())) {
            assistant.answer(CUSTOMER, List.of(Turn.customer("x".repeat(100_000))));
            assertThat(canned.requests()).singleElement().satisfies(request -> assertThat(request)
                    .contains("x".repeat(8_000))
                    .hasSizeLessThan(20_000));
        }
    }

    @Test
    void theKeyIsNotInTheSettingsText() {
        assertThat(new ModelSettings("http://localhost/v1", "sk-secret"))
                .hasToString(
                        "ModelSettings[baseUrl=http://localhost/v1, model=gpt-4o-mini, timeout=PT20S, maxRetries=2]");
    }

    private static SupportAnswer ask(String question) {
        return assistant.answer(CUSTOMER, List.of(Turn.customer(question)));
    }
}
