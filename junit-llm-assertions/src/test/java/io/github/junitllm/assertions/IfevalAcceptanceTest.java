package io.github.junitllm.assertions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.instruction.InstructionCheck;
import io.github.junitllm.assertions.instruction.InstructionChecks;
import io.github.junitllm.testkit.SharedData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The verdicts of IFEval's own checker on the responses of four models, reproduced one by one. */
class IfevalAcceptanceTest {

    private static final List<String> FORMS = List.of("strict", "loose");

    private record Instruction(int key, String id, InstructionCheck check) {}

    /** One verdict of ours, and the reference's; ours is a word, for it can be undecided. */
    private record Verdict(String model, String id, String form, int key, boolean reference, String ours) {

        boolean agrees() {
            return ours.equals(String.valueOf(reference));
        }

        String place() {
            return id + " " + form + " " + model;
        }
    }

    /** Why a type does not reproduce the reference; types that do are not here. */
    private static final Map<String, String> REASONS = Map.of(
            "change_case:english_capital",
            "the reference looks at the capitals as they are, which its language library hardly knows: it takes advice in"
                    + " plain English and lists of names for German or Somali, and one text it knows nothing of for right;"
                    + " ours looks at them in lower case, and errs on one list of names",
            "language:response_language",
            "half Swahili, half its English translation: either answer is chance, the libraries sample");

    /** How many verdicts differ, per type, form and model: a list that may neither grow nor shrink unseen. */
    private static final Map<String, Long> DISAGREEMENTS = Map.ofEntries(
            Map.entry("change_case:english_capital strict gpt-4o-2024-08-06", 2L),
            Map.entry("change_case:english_capital loose gpt-4o-2024-08-06", 2L),
            Map.entry("change_case:english_capital strict claude-3-haiku-20240307", 1L),
            Map.entry("change_case:english_capital loose claude-3-haiku-20240307", 1L),
            Map.entry("change_case:english_capital strict gpt-4-20231107", 2L),
            Map.entry("change_case:english_capital loose gpt-4-20231107", 2L),
            Map.entry("language:response_language loose mistralai__Mistral-7B-Instruct-v0.3", 1L));

    private static List<Verdict> verdicts;
    private static JsonNode expected;

    @BeforeAll
    static void judgeAllResponses() throws IOException {
        expected = SharedData.named("ifeval").expected();
        Map<Integer, List<Instruction>> prompts = prompts();
        try (Stream<JsonNode> rows = SharedData.named("ifeval").rows("responses.jsonl")) {
            verdicts = rows.flatMap(
                            row -> verdicts(row, prompts.get(row.path("key").asInt())))
                    .toList();
        }
    }

    @Test
    void everyResponseOfTheFourModelsIsJudged() {
        assertThat(verdicts).hasSize(FORMS.size() * instructionsInExpected());
        assertThat(types()).hasSize(25);
    }

    @Test
    void atLeastTwentyOfTheTwentyFiveTypesReproduceTheReferenceExactly() {
        TreeSet<String> exact = types();
        verdicts.stream().filter(verdict -> !verdict.agrees()).forEach(verdict -> exact.remove(verdict.id()));

        assertThat(exact).hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void everyDisagreementIsKnownWithItsReason() {
        List<Verdict> disagreements =
                verdicts.stream().filter(verdict -> !verdict.agrees()).toList();
        Map<String, Long> counts = disagreements.stream()
                .collect(Collectors.groupingBy(Verdict::place, TreeMap::new, Collectors.counting()));

        assertThat(counts)
                .as(() -> disagreements.stream()
                        .map(verdict -> verdict + ": " + REASONS.getOrDefault(verdict.id(), "no reason known"))
                        .collect(Collectors.joining("\n", "verdicts that are not the reference's:\n", "\n")))
                .isEqualTo(DISAGREEMENTS);
        assertThat(REASONS.keySet())
                .isEqualTo(disagreements.stream().map(Verdict::id).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gpt-4o-2024-08-06",
                "claude-3-haiku-20240307",
                "mistralai__Mistral-7B-Instruct-v0.3",
                "gpt-4-20231107"
            })
    void passesPerTypeAreTheReferences(String model) {
        Map<String, long[]> passes = new TreeMap<>();
        for (Verdict verdict : verdicts) {
            if (verdict.model().equals(model) && verdict.form().equals("strict")) {
                long[] counts = passes.computeIfAbsent(verdict.id(), id -> new long[2]);
                counts[0] += verdict.ours().equals("true") ? 1 : 0;
                counts[1]++;
            }
        }
        for (Map.Entry<String, JsonNode> type :
                expected.path(model).path("strict_by_instruction").properties()) {
            long[] counts = passes.get(type.getKey());
            assertThat(counts[1])
                    .as(type.getKey())
                    .isEqualTo(type.getValue().path(1).asLong());
            if (!REASONS.containsKey(type.getKey())) {
                assertThat(counts[0])
                        .as(type.getKey())
                        .isEqualTo(type.getValue().path(0).asLong());
            }
        }
    }

    private static TreeSet<String> types() {
        return verdicts.stream().map(Verdict::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static int instructionsInExpected() {
        int sum = 0;
        for (JsonNode model : expected) {
            sum += model.path("instructions").asInt();
        }
        return sum;
    }

    private static Map<Integer, List<Instruction>> prompts() throws IOException {
        Map<Integer, List<Instruction>> prompts = new HashMap<>();
        try (Stream<JsonNode> rows = SharedData.named("ifeval").rows("prompts.jsonl")) {
            rows.forEach(row -> prompts.put(row.path("key").asInt(), instructions(row)));
        }
        return prompts;
    }

    private static List<Instruction> instructions(JsonNode row) {
        List<Instruction> instructions = new ArrayList<>();
        for (int i = 0; i < row.path("instruction_id_list").size(); i++) {
            String id = row.path("instruction_id_list").path(i).asText();
            Map<?, ?> arguments =
                    new ObjectMapper().convertValue(row.path("kwargs").path(i), Map.class);
            Map<String, Object> named = new TreeMap<>();
            arguments.forEach((name, value) -> named.put(String.valueOf(name), value));
            instructions.add(new Instruction(row.path("key").asInt(), id, InstructionChecks.of(id, named)));
        }
        return instructions;
    }

    private static Stream<Verdict> verdicts(JsonNode row, List<Instruction> instructions) {
        String response = row.path("response").asText();
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < instructions.size(); i++) {
            Instruction asked = instructions.get(i);
            for (String form : FORMS) {
                Check<String> check =
                        form.equals("strict") ? asked.check() : asked.check().loose();
                verdicts.add(new Verdict(
                        row.path("model").asText(),
                        asked.id(),
                        form,
                        asked.key(),
                        row.path(form).path(i).asBoolean(),
                        verdict(check, response)));
            }
        }
        return verdicts.stream();
    }

    private static String verdict(Check<String> check, String response) {
        try {
            return String.valueOf(check.check(response).passed());
        } catch (UndecidedException e) {
            return "undecided";
        }
    }
}
