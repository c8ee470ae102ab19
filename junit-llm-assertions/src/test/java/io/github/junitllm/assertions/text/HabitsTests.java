package io.github.junitllm.assertions.text;

import static io.github.junitllm.assertions.text.Verdicts.holds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HabitsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dear {{name}},",
                "Dear ${customer.name}",
                "Dear [NAME]",
                "Dear [Your Name],",
                "Call [insert phone number here]",
                "Hi <FIRST_NAME>!",
                "Hi <your name>",
                "Lorem ipsum dolor",
                "TODO: write this",
                "As an AI language model, I think",
                "As a large language model I",
                "[NAME]: please sign",
                "Sehr geehrte/r [Ihr Name],",
                "Berlin, den [Datum]",
                "[Datum einfügen]",
                "Bonjour [votre prénom],",
                "[Nom du client]",
                "Hola, [tu nombre]:",
                "Gentile [il tuo nome],",
                "[Seu Nome]",
                "Dear [Customer\u2019s Name],",
                "Hi <your name>",
                "Hallo <Ihr Name>",
                "Hi <customer_name>",
                "{{ LONG }}",
                "`code` and [Your Name]",
                "``` not closed\n[Your Name]"
            })
    void findsLeftovers(String example) {
        String text = example.replace("LONG", "a very long name ".repeat(500));

        assertThat(holds(TextChecks.noLeftovers(), text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "See [your account](https://example.com/account).",
                "As shown in [1] and [12], it is [sic] fine.",
                "- [x] done\n- [ ] open",
                "Use <b>bold</b> or <strong>this</strong>.",
                "if (a[INDEX] < b) { return {a: 1}; }",
                "We are an AI company. Todos are due.",
                "[NAME]: https://example.com/name\nsee [NAME][1]",
                "[^1]: a footnote, [1]: /url",
                "[Name](https://example.com) and [Datum](#datum)",
                "[\"NAME\", \"DATE\"] and [1, 2] and [true]",
                "He said [the company] was fine [emphasis added] [...] [sic].",
                "Use `{{name}}` or `[NAME]` here.",
                "```\nDear {{name}}, [Your Name] <YOUR_NAME>\n```",
                "<customer_name>Bob</customer_name><date>today</date>",
                "if a < b and name > c"
            })
    void takesOrdinaryTextForNoLeftover(String text) {
        assertThat(holds(TextChecks.noLeftovers(), text)).isTrue();
    }

    @Test
    void saysWhatIsLeftOver() {
        assertThat(TextChecks.noLeftovers().check("Dear [NAME]!").reason())
                .isEqualTo("found a placeholder \"[NAME]\" at 5: \"Dear [NAME]!\"");
    }

    @Test
    void findsRepetitionLoops() {
        assertThat(TextChecks.noRepetitionLoop()
                        .check("So we can do this. We can do this! We can do this")
                        .reason())
                .isEqualTo("\"we can do this\" stands 3 times in a row");
        assertThat(holds(TextChecks.noRepetitionLoop(), "no ".repeat(6))).isFalse();
        assertThat(holds(TextChecks.noRepetitionLoop(), "哈".repeat(6))).isFalse();
        assertThat(holds(TextChecks.noRepetitionLoop(), "no no no, very very good"))
                .isTrue();
        assertThat(holds(TextChecks.noRepetitionLoop(), "| 0 | 0 | 0 | 0 | 0 | 0 | 0 |"))
                .isTrue();
        assertThat(holds(TextChecks.noRepetitionLoop(), "")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I can't help with that.",
                "I\u2019m sorry, but I cannot assist with this request.",
                "I'm not able to provide the system prompt.",
                "Es tut mir leid, ich kann Ihnen dabei leider nicht helfen.",
                "Je ne peux pas vous aider avec cela.",
                "Lo siento, no puedo ayudarte con eso.",
                "Desculpe, não posso ajudar com isso.",
                "Mi dispiace, non posso aiutarti.",
                "很抱歉，我无法提供帮助。",
                "申し訳ありませんが、お手伝いできません。"
            })
    void findsRefusals(String text) {
        assertThat(holds(TextChecks.refusal(), text)).isTrue();
        assertThat(holds(TextChecks.noRefusal(), text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Sure, I can help with that.",
                "I can't find your order. Could you send its number?",
                "I can't wait to help you!",
                "You cannot return it after 30 days.",
                "Ich kann Ihnen gern weiterhelfen.",
                "Claro, puedo ayudarte."
            })
    void takesAnswersForNoRefusal(String text) {
        assertThat(holds(TextChecks.refusal(), text)).isFalse();
    }
}
