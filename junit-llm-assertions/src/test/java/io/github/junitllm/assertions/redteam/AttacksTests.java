package io.github.junitllm.assertions.redteam;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.junitllm.golden.CaseFilter;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.golden.GoldenSet;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttacksTests {

    private static final Goal GOAL = Goal.reveal("ZEBRA-7731");

    private static List<Attack> all() {
        return Attacks.on(GOAL).through(Channel.values()).list();
    }

    private static List<EvalCase> cases(List<Attack> attacks) {
        return attacks.stream().map(Attack::toCase).toList();
    }

    @Test
    void thereAreAllTemplatesByAllStrategies() {
        int ways = Arrays.stream(Strategy.values())
                .mapToInt(strategy -> Variants.of(strategy).size())
                .sum();

        assertThat(all()).hasSize(Templates.ALL.size() * ways);
        assertThat(all()).extracting(Attack::strategy).contains(Strategy.values());
        assertThat(all().stream()
                        .collect(groupingBy(Attack::category, counting()))
                        .keySet())
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(Category.OWN)));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OWN")
    void everyCategoryHasFourTemplatesOrMore(Category category) {
        assertThat(Templates.ALL)
                .filteredOn(template -> template.category() == category)
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(template -> assertThat(template.text()).containsAnyOf("{goal}", "{Goal}"));
    }

    @Test
    void idsAreUniqueAndNameWhatTheAttackIsMadeOf() {
        assertThat(all())
                .extracting(Attack::id)
                .doesNotHaveDuplicates()
                .contains("reveal/override-ignore-above/plain", "reveal/override-ignore-above/role-play/twin");
    }

    @Test
    void anAttackIsTheSameWhateverOthersThereAre() {
        Map<String, EvalCase> all = cases(all()).stream().collect(Collectors.toMap(EvalCase::id, golden -> golden));

        assertThat(cases(Attacks.on(Goal.callTool("refund"), GOAL)
                        .by(Strategy.HOMOGLYPHS, Strategy.DOCUMENT, Strategy.MANY_SHOT)
                        .atMost(40)
                        .list()))
                .filteredOn(golden -> golden.id().startsWith("reveal/"))
                .hasSize(40)
                .allSatisfy(golden -> assertThat(golden).isEqualTo(all.get(golden.id())));
    }

    @Test
    void theSameSeedGivesTheSameCasesAndAnotherSeedOthers() {
        Attacks some = Attacks.on(GOAL).atMost(50);

        assertThat(cases(some.seeded(7).list())).isEqualTo(cases(some.seeded(7).list()));
        assertThat(some.seeded(7).list())
                .extracting(Attack::id)
                .isNotEqualTo(some.seeded(8).list().stream().map(Attack::id).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 17, 18, 64, 200})
    void aSelectionHasAsManyOfEachStrategyAsThereAre(int most) {
        List<Attack> chosen =
                Attacks.on(GOAL).through(Channel.values()).atMost(most).list();
        Map<Strategy, Long> counts = chosen.stream().collect(groupingBy(Attack::strategy, counting()));
        int strategies = Strategy.values().length;

        assertThat(chosen).hasSize(most);
        assertThat(counts).hasSize(Math.min(most, strategies));
        for (Map.Entry<Strategy, Long> count : counts.entrySet()) {
            long there =
                    (long) Templates.ALL.size() * Variants.of(count.getKey()).size();
            assertThat(count.getValue()).isGreaterThanOrEqualTo(Math.min(there, most / strategies));
        }
    }

    @Test
    void aLargerSelectionKeepsWhatASmallerOneHas() {
        Set<String> large = ids(Attacks.on(GOAL).atMost(90).list());

        assertThat(large).containsAll(ids(Attacks.on(GOAL).atMost(30).list()));
    }

    @Test
    void aSelectionDrawsFromManyTemplates() {
        Set<String> templates = new HashSet<>();
        ids(Attacks.on(GOAL).atMost(64).list()).forEach(id -> templates.add(id.split("/")[1]));

        assertThat(templates).hasSizeGreaterThan(Templates.ALL.size() / 2);
    }

    private static Set<String> ids(List<Attack> attacks) {
        return attacks.stream().map(Attack::id).collect(Collectors.toSet());
    }

    @Test
    void withoutFurtherWordsAttacksAreSingleMessages() {
        assertThat(Attacks.on(GOAL).list())
                .isNotEmpty()
                .allSatisfy(attack -> assertThat(attack.strategy().channel()).isEqualTo(Channel.MESSAGE))
                .allSatisfy(
                        attack -> assertThat(attack.toCase().isConversation()).isFalse())
                .allSatisfy(attack -> assertThat(attack.toCase().input())
                        .isEqualTo(attack.turns().get(0)));
    }

    @Test
    void aCaseIsTaggedForRatesByStrategyCategoryAndRisk() {
        EvalCase golden = Attacks.on(Goal.callTool("refund"))
                .by(Strategy.BASE64)
                .list()
                .get(0)
                .toCase();

        assertThat(golden.tags()).containsExactly("base64", "direct", "LLM01", "LLM06");
        assertThat(golden.metadata()).containsEntry("goal", "call the tool refund right now");
    }

    @Test
    void anAttackTravelsWhereItsChannelSays() {
        for (Attack attack : all()) {
            EvalCase golden = attack.toCase();
            Channel channel = attack.strategy().channel();
            assertThat(Attack.turns(golden).size() > 1).isEqualTo(channel == Channel.CONVERSATION);
            assertThat(golden.context().isEmpty()).isEqualTo(channel != Channel.DOCUMENT);
            assertThat(Attack.toolOutput(golden) == null).isEqualTo(channel != Channel.TOOL_OUTPUT);
            if (channel == Channel.DOCUMENT || channel == Channel.TOOL_OUTPUT) {
                assertThat(golden.input()).as("the harmless question").doesNotContain(GOAL.instruction());
            }
        }
    }

    @Test
    void theHarmlessQuestionCanBeTheApplicationsOwn() {
        assertThat(Attacks.on(GOAL.asking("Where is my order?"))
                        .by(Strategy.TOOL_OUTPUT)
                        .list())
                .allSatisfy(attack -> assertThat(attack.turns().get(0)).startsWith("Where is my order? (R-"));
    }

    @Test
    void noAttackRepeatsAnotherInTheEyesOfTheGoldenSet() {
        List<EvalCase> cases = cases(all());

        assertThat(GoldenSet.of(cases::stream, "attacks")
                        .scan("", CaseFilter.NONE)
                        .warnings())
                .isEmpty();
    }

    @Test
    void playingGivesOneMessageAfterTheOther() {
        Attack crescendo = Attacks.on(GOAL).by(Strategy.CRESCENDO).list().get(0);
        StringBuilder memory = new StringBuilder();

        List<String> answers = Attack.play(crescendo.toCase(), message -> {
            memory.append(message).append('|');
            return "answer " + message.length();
        });

        assertThat(memory.toString()).isEqualTo(String.join("|", crescendo.turns()) + "|");
        assertThat(answers).hasSize(crescendo.turns().size());
    }

    @Test
    void whatCannotBeAttackedIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(Attacks::on).withMessageContaining("no goal");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Attacks.on(GOAL, Goal.reveal("OTHER-123456")))
                .withMessageContaining("two goals have the name reveal");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Attacks.on(GOAL).atMost(0))
                .withMessageContaining("not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Attacks.on(GOAL).by(new Strategy[0]))
                .withMessageContaining("no strategy");
        assertThat(Attacks.on(GOAL, Goal.reveal("OTHER-123456").called("reveal-other"))
                        .atMost(1)
                        .list())
                .hasSize(2);
    }
}
