package io.github.junitllm.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvalCaseTests {

    record Refund(String order, int days, BigDecimal amount) {}

    enum Label {
        SPAM,
        HAM
    }

    @Test
    void takesTextAsTheOneUserMessage() {
        EvalCase golden = EvalCase.of("a", "How long?").expecting("30 days").tagged("refund");

        assertThat(golden.messages()).containsExactly(new Message("user", "How long?"));
        assertThat(golden.isStructured()).isFalse();
        assertThat(golden.expected()).containsExactly("30 days");
        assertThat(golden.tags()).containsExactly("refund");
        assertThat(golden.weight()).isEqualTo(1);
        assertThat(golden.split()).isEqualTo("default");
        assertThat(golden).hasToString("case \"a\"");
    }

    @Test
    void takesConversations() {
        EvalCase golden = EvalCase.of(
                "a",
                List.of(
                        new Message("user", "Where is my order?"),
                        new Message("assistant", "", Map.of("tool_calls", List.of(Map.of("name", "track")))),
                        new Message("user", "And now?")));

        assertThat(golden.isConversation()).isTrue();
        assertThat(golden.isStructured()).isFalse();
        assertThat(golden.input()).isEqualTo("user: Where is my order?\nassistant: \nuser: And now?");
        assertThat(golden.messages())
                .extracting(Message::role, Message::content)
                .containsExactly(
                        tuple("user", "Where is my order?"), tuple("assistant", ""), tuple("user", "And now?"));
        assertThat(golden.messages().get(1).fields()).containsKey("tool_calls");
    }

    @Test
    void joinsTheTextPartsOfAMessage() {
        EvalCase golden = EvalCase.of(
                "a",
                List.of(Map.of(
                        "role",
                        "user",
                        "content",
                        List.of(Map.of("type", "text", "text", "one"), Map.of("type", "text", "text", "two")))));

        assertThat(golden.messages().get(0).content()).isEqualTo("one\ntwo");
    }

    @Test
    void bindsStructuredInputToRecords() {
        Refund refund = new Refund("A-1", 30, new BigDecimal("12.50"));
        EvalCase golden = EvalCase.of("a", refund).expecting(refund);

        assertThat(golden.isStructured()).isTrue();
        assertThat(golden.input()).isEqualTo("{\"amount\":12.5,\"days\":30,\"order\":\"A-1\"}");
        assertThat(golden.inputAs(Refund.class)).isEqualTo(new Refund("A-1", 30, new BigDecimal("12.5")));
        assertThat(golden.expectedAs(Refund.class).days()).isEqualTo(30);
        assertThat((Object) golden.inputAs(Map.class))
                .isEqualTo(Map.of("order", "A-1", "days", 30L, "amount", new BigDecimal("12.5")));
    }

    @Test
    void bindsTextThatHoldsJsonAndScalars() {
        assertThat(EvalCase.of("a", "{\"order\":\"B\",\"days\":1,\"amount\":null}")
                        .inputAs(Refund.class))
                .isEqualTo(new Refund("B", 1, null));
        assertThat(EvalCase.of("a", "q").expecting("SPAM").expectedAs(Label.class))
                .isEqualTo(Label.SPAM);
        assertThat(EvalCase.of("a", "q").expecting(42).expectedAs(int.class)).isEqualTo(42);
        assertThat(EvalCase.of("a", "q").expecting(42).expectedAs(String.class)).isEqualTo("42");
        assertThat((Object) EvalCase.of("a", "q").expecting("x").expectedAs(List.class))
                .isEqualTo(List.of("x"));
        assertThat(EvalCase.of("a", "q").expecting("x", "y").expectedAs(String[].class))
                .containsExactly("x", "y");
    }

    @Test
    void saysWhatDoesNotFit() {
        EvalCase golden = EvalCase.of("a", Map.of("order", "A-1", "days", 30, "amuont", 3));

        assertThatThrownBy(() -> golden.inputAs(Refund.class))
                .isInstanceOf(GoldenSetException.class)
                .hasMessageStartingWith(
                        "case \"a\": field \"input\": does not fit Refund: amuont: Unrecognized field \"amuont\"");
        assertThatThrownBy(() -> EvalCase.of("a", Map.of("order", "A-1")).inputAs(Refund.class))
                .hasMessageContaining("does not fit Refund");
        assertThatThrownBy(() -> golden.expectedAs(Refund.class))
                .hasMessage(
                        "case \"a\": field \"expected\": is missing, but is asked for as a Refund. Add it to the row.");
    }

    @Test
    void makesAnIdFromTheContentAlone() {
        EvalCase golden = EvalCase.of("How long?").expecting("30 days");

        assertThat(golden.id()).matches("case-[0-9a-f]{10}");
        assertThat(EvalCase.of("How long?").expecting("30 days").id()).isEqualTo(golden.id());
        assertThat(EvalCase.of("How long?").expecting("31 days").id()).isNotEqualTo(golden.id());
        assertThat(golden.inSplit("holdout").id()).isEqualTo(golden.id());
    }

    @Test
    void keepsTheRulesOfRows() {
        assertThatThrownBy(() -> EvalCase.of(" ", "q")).hasMessage("a case made by code: field \"id\": is blank");
        assertThatThrownBy(() -> EvalCase.of("a", "q").weighing(Double.NaN)).isInstanceOf(GoldenSetException.class);
        assertThatThrownBy(() -> EvalCase.of("a", "q").weighing(-0.0))
                .hasMessageContaining("field \"weight\": must be a finite number greater than 0, but is 0");
        assertThatThrownBy(() -> EvalCase.of("a", "q").tagged("x,y")).hasMessageContaining("field \"tags\"");
        assertThatThrownBy(() -> EvalCase.of("a", "\ud800")).hasMessageContaining("half a surrogate pair");
        List<Object> endless = new ArrayList<>();
        endless.add(endless);
        assertThatThrownBy(() -> EvalCase.of("a", endless)).isInstanceOf(GoldenSetException.class);
    }

    @Test
    void doesNotChangeWithWhatItWasMadeFrom() {
        List<Object> input = new ArrayList<>(List.of("x"));
        EvalCase golden = EvalCase.of("a", input);
        input.add("y");

        assertThat(golden.input()).isEqualTo("[\"x\"]");
        assertThatThrownBy(() -> golden.metadata().put("k", "v")).isInstanceOf(UnsupportedOperationException.class);
    }
}
