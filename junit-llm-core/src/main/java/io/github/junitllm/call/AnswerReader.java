package io.github.junitllm.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the facts of an answer from its documents in order: one for a whole answer, many for a stream. */
final class AnswerReader {

    /** What providers count. They differ in whether a part is within the whole or besides it. */
    enum Tokens {
        INPUT,
        /** Tokens of the prompt that {@link #INPUT} leaves out. */
        EXTRA_INPUT,
        CACHED_WITHIN_INPUT,
        CACHED_BESIDES_INPUT,
        CACHE_WRITE_WITHIN_INPUT,
        CACHE_WRITE_BESIDES_INPUT,
        OUTPUT,
        REASONING_WITHIN_OUTPUT,
        REASONING_BESIDES_OUTPUT
    }

    private Said first = new Said();
    private final Map<String, Said> further = new LinkedHashMap<>();
    private final Map<Tokens, Long> tokens = new EnumMap<>(Tokens.class);
    private final Map<UsagePart, Long> parts = new HashMap<>();
    private @Nullable String model;
    private @Nullable String finishReason;
    private @Nullable String error;
    private @Nullable Long firstTokenMicros;
    private boolean data;
    private long now;

    /** Says when the document that is read next arrived. */
    void at(long micros) {
        now = micros;
    }

    void model(@Nullable JsonNode node) {
        String named = Json.text(node);
        model = model == null || model.isEmpty() ? named : model;
    }

    void finish(@Nullable JsonNode node) {
        String reason = Json.text(node);
        finishReason = reason == null ? finishReason : reason;
    }

    /** Takes what the provider says went wrong: a text, or an object with one. */
    void error(JsonNode told) {
        if (told.isTextual() || (told.isObject() && !told.isEmpty())) {
            String message = Json.text(told.get("message"));
            error = told.isTextual() ? told.textValue() : message == null ? told.toString() : message;
        }
    }

    /** Takes a count; in a stream a later report replaces an earlier one. */
    void count(Tokens what, JsonNode count) {
        if (count.isIntegralNumber() && count.canConvertToInt() && count.intValue() >= 0) {
            tokens.put(what, count.longValue());
        }
    }

    /** Takes what is counted apart; in a stream a later report replaces an earlier one. */
    void parts(Map<UsagePart, Long> counted) {
        parts.putAll(counted);
    }

    /** Appends text of the answer, if there is any. */
    void text(JsonNode node) {
        String more = node.isTextual() ? node.textValue() : "";
        first.append(more);
        content(!more.isEmpty());
    }

    /** Notes content that is not part of the text: reasoning, a refusal, a vector, another choice. */
    void content(boolean present) {
        if (present && firstTokenMicros == null) {
            firstTokenMicros = now;
        }
    }

    /** Notes content that is not part of the text. */
    void content(JsonNode node) {
        content(node.isTextual() ? !node.textValue().isEmpty() : node.isContainerNode() && !node.isEmpty());
    }

    /** Adds to what the model said besides its first choice: a further choice or a refusal, each by a name of its own. */
    void furtherText(String whose, JsonNode node) {
        further(whose).append(node.isTextual() ? node.textValue() : "");
        content(node);
    }

    /** Adds a whole tool call besides those of the first choice. */
    void furtherTool(String whose, @Nullable JsonNode id, JsonNode name, JsonNode arguments) {
        furtherTool(whose, nextTool(whose), id, name, arguments);
    }

    /** Adds a tool call, or a part of one, besides those of the first choice. */
    void furtherTool(String whose, int index, @Nullable JsonNode id, JsonNode name, JsonNode arguments) {
        further(whose).tool(index, id, name, arguments);
        content(true);
    }

    /** Returns the index of the next tool call of a further choice, for whole ones that have none. */
    int nextTool(String whose) {
        return further(whose).nextTool();
    }

    private Said further(String whose) {
        return further.computeIfAbsent(whose, unused -> new Said());
    }

    /** Returns the index of the next tool call, for whole ones that have none. */
    int nextTool() {
        return first.nextTool();
    }

    /** Adds a whole tool call. */
    void tool(@Nullable JsonNode id, JsonNode name, JsonNode arguments) {
        tool(nextTool(), id, name, arguments);
    }

    /** Adds a tool call or a part of one: names and arguments of the same index are put together. */
    void tool(int index, @Nullable JsonNode id, JsonNode name, JsonNode arguments) {
        first.tool(index, id, name, arguments);
        content(true);
    }

    /** Adds a part of the arguments of the tool call that began at this index. */
    void toolArguments(int index, JsonNode part) {
        begunAt(index).tool(index, null, MissingNode.getInstance(), part);
        content(true);
    }

    /**
     * Says that no more arguments follow at this index: a tool called without any then has an empty object, as it has in
     * answers that are not streamed.
     */
    void toolEnd(int index) {
        begunAt(index).toolEnd(index);
    }

    private Said begunAt(int index) {
        return first.hasTool(index)
                ? first
                : further.values().stream()
                        .filter(said -> said.hasTool(index))
                        .findFirst()
                        .orElse(first);
    }

    /** Drops text and tools, for protocols that repeat the whole answer at the end of its stream. */
    void restart() {
        first = new Said();
        further.clear();
    }

    AnswerFacts facts() {
        return new AnswerFacts(
                model,
                usage(),
                finishReason,
                first.text(),
                first.tools(),
                further.values().stream()
                        .map(Said::text)
                        .filter(text -> !text.isEmpty())
                        .toList(),
                further.values().stream().flatMap(said -> said.tools().stream()).toList(),
                error,
                firstTokenMicros);
    }

    /** Says that the answer is data, which nobody counts as tokens. */
    void data(boolean present) {
        data |= present;
    }

    /** Says that the answer broke off: what was counted of it is not all. */
    void brokeOff() {
        tokens.remove(Tokens.OUTPUT);
    }

    boolean saysWhyItEnded() {
        return finishReason != null;
    }

    private @Nullable Usage usage() {
        if (!tokens.containsKey(Tokens.INPUT) && !tokens.containsKey(Tokens.OUTPUT)) {
            return null;
        }
        long cachedBesides = of(Tokens.CACHED_BESIDES_INPUT);
        long writtenBesides = of(Tokens.CACHE_WRITE_BESIDES_INPUT);
        long reasoningBesides = of(Tokens.REASONING_BESIDES_OUTPUT);
        return new Usage(
                whole(tokens.get(Tokens.INPUT), of(Tokens.EXTRA_INPUT) + cachedBesides + writtenBesides),
                whole(data ? (Long) of(Tokens.OUTPUT) : tokens.get(Tokens.OUTPUT), reasoningBesides),
                of(Tokens.CACHED_WITHIN_INPUT) + cachedBesides,
                of(Tokens.CACHE_WRITE_WITHIN_INPUT) + writtenBesides,
                of(Tokens.REASONING_WITHIN_OUTPUT) + reasoningBesides,
                parts,
                false);
    }

    private static @Nullable Long whole(@Nullable Long counted, long besides) {
        return counted == null ? null : (Long) (counted + besides);
    }

    private long of(Tokens what) {
        return tokens.getOrDefault(what, 0L);
    }
}
