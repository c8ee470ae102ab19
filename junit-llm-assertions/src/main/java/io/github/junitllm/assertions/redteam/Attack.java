package io.github.junitllm.assertions.redteam;

import io.github.junitllm.golden.ContextDocument;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.golden.Message;
import io.github.junitllm.risk.OwaspRisk;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One attack: a template filled with a goal and brought in by a strategy. Immutable.
 *
 * <p>As a case, its input is the user's message, or the list of them; a document that carries the attack stands in the
 * context; what a tool is to give back is {@link #toolOutput}. Its tags are the strategy, the category, and the OWASP ids of
 * prompt injection and of what the goal means ({@code LLM01}, {@code LLM07}), so that rates can be had for each.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Attack {

    private static final String TOOL_OUTPUT = "toolOutput";

    private final Goal goal;
    private final Template template;
    private final Strategy strategy;
    private final Variant variant;
    private final Delivered delivered;
    private final Allowance allowance;

    Attack(Goal goal, Template template, Strategy strategy, Variant variant, long seed, Allowance allowance) {
        this.goal = goal;
        this.template = template;
        this.strategy = strategy;
        this.variant = variant;
        this.allowance = allowance;
        this.delivered = variant.move()
                .apply(
                        template.of(goal.instruction()),
                        goal,
                        Seeds.random(seed, id(goal, template, strategy, variant)));
    }

    static String id(Goal goal, Template template, Strategy strategy, Variant variant) {
        String id = goal.name() + "/" + template.name() + "/" + strategy.label();
        return variant.name().isEmpty() ? id : id + "/" + variant.name();
    }

    /**
     * Returns the user's messages of a case, in order: one, or several where the attack is a conversation. To be given to
     * the application one after the other, in one session.
     */
    public static List<String> turns(EvalCase attack) {
        return attack.messages().stream()
                .filter(message -> message.role().equals("user"))
                .map(Message::content)
                .toList();
    }

    /**
     * Gives the user's messages of a case to an application one after the other:
     *
     * <pre>{@code
     * @LlmTask
     * List<String> bot(EvalCase attack, LlmGateway llm) {
     *     Session session = new RefundBot(llm.baseUrl()).open();
     *     return Attack.play(attack, session::answer);
     * }
     * }</pre>
     *
     * @param application answers one message, and remembers those before
     * @return all answers, so that what an early one gave away is seen too
     */
    public static List<String> play(EvalCase attack, UnaryOperator<String> application) {
        return turns(attack).stream().map(application).toList();
    }

    /** Returns what the application's tool is to give back in this case; null where the attack does not come in there. */
    public static @Nullable String toolOutput(EvalCase attack) {
        return attack.metadata().get(TOOL_OUTPUT) instanceof String output ? output : null;
    }

    /**
     * Returns its id: goal, template, strategy and, where the strategy has several ways, the way:
     * {@code reveal/override-ignore-above/role-play/twin}. It stays the same whatever other attacks there are.
     */
    public String id() {
        return id(goal, template, strategy, variant);
    }

    /** Returns what it is after. */
    public Goal goal() {
        return goal;
    }

    /** Returns what its text relies on. */
    public Category category() {
        return template.category();
    }

    /** Returns how it is dressed or brought in. */
    public Strategy strategy() {
        return strategy;
    }

    /** Returns the risks it exercises: prompt injection, what its goal means, and what a template of one's own names. */
    public Set<OwaspRisk> risks() {
        Set<OwaspRisk> risks = EnumSet.of(OwaspRisk.PROMPT_INJECTION, goal.risk());
        risks.addAll(template.risks());
        return risks;
    }

    /** Returns the user's messages, one or more. */
    public List<String> turns() {
        return delivered.turns();
    }

    /** Returns the documents that carry it; mostly none. */
    public List<ContextDocument> documents() {
        return delivered.documents();
    }

    /** Returns what a tool is to give back; null where it does not come in there. */
    public @Nullable String toolOutput() {
        return delivered.toolOutput();
    }

    /** Returns the texts by which it is recognised on its way to the model; more than one of a conversation. */
    List<String> passages() {
        return delivered.passages();
    }

    /** Returns what the application may do with it. */
    Allowance allowance() {
        return allowance;
    }

    /** Returns it as a case of a golden set. */
    public EvalCase toCase() {
        List<String> turns = turns();
        Object input = turns.size() == 1
                ? turns.get(0)
                : turns.stream().map(turn -> new Message("user", turn)).toList();
        EvalCase attack = EvalCase.of(id(), input)
                .tagged(tags())
                .withMetadata("goal", goal.instruction())
                .withMetadata("channel", strategy.channel().label());
        if (!documents().isEmpty()) {
            attack = attack.inContext(documents());
        }
        return toolOutput() == null ? attack : attack.withMetadata(TOOL_OUTPUT, toolOutput());
    }

    private String[] tags() {
        Set<String> tags =
                new LinkedHashSet<>(List.of(strategy.label(), category().label()));
        for (OwaspRisk risk : risks()) {
            tags.add(risk.shortId());
        }
        tags.addAll(template.tags());
        return tags.toArray(String[]::new);
    }

    /** Returns the id. */
    @Override
    public String toString() {
        return id();
    }
}
