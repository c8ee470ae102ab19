package io.github.junitllm.assertions.guard.call;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.guard.Finding;
import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** Guardrails that look at a call of a model instead of one text. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class CallGuardrails {

    private static final int MOST_TOLD = 10;

    private CallGuardrails() {}

    /**
     * Looks at each text of a part of a call. Pictures, sound and other files are not looked at, nor are the names that
     * protocols give to models, roles and ids.
     *
     * @return what was found, in the order of the texts
     * @throws io.github.junitllm.assertions.check.UndecidedException if the guardrail cannot tell, or that part of the call is
     *     not known or cannot be read: the request of a call that was made of its answer alone, an answer without a body, a
     *     stream without events. Of a call that failed, what came is looked at, if anything did
     */
    public static List<CallFinding> inspect(LlmCall call, Traffic traffic, Guardrail guardrail) {
        List<CallFinding> findings = new ArrayList<>();
        for (CallText text : texts(call, traffic)) {
            for (Finding finding : guardrail.inspect(text.text())) {
                findings.add(new CallFinding(text.place(), finding));
            }
        }
        return List.copyOf(findings);
    }

    /**
     * Returns a check that passes if the guardrail finds nothing in that part of a call. Its score is 1 less the confidence of
     * the surest finding.
     */
    public static Check<LlmCall> clean(Traffic traffic, Guardrail guardrail) {
        String what = guardrail.name() + " in " + traffic;
        return Check.<LlmCall>of(
                        "have no " + what,
                        "have " + what,
                        call -> result(inspect(call, traffic, guardrail), traffic, guardrail))
                .confidential()
                .exercising(guardrail.risks());
    }

    private static CheckResult result(List<CallFinding> findings, Traffic traffic, Guardrail guardrail) {
        if (findings.isEmpty()) {
            return CheckResult.pass("found no " + guardrail.name() + " in " + traffic);
        }
        double surest = findings.stream()
                .mapToDouble(found -> found.finding().confidence())
                .max()
                .orElse(0);
        return new CheckResult(false, 1 - surest, "found " + told(findings), null, null);
    }

    /** Returns the findings for a message, the first few one by one. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static String told(List<CallFinding> findings) {
        String told =
                findings.stream().limit(MOST_TOLD).map(CallFinding::toString).collect(Collectors.joining("; "));
        int more = findings.size() - MOST_TOLD;
        return told + (more > 0 ? "; and " + more + " more" : "");
    }

    private static List<CallText> texts(LlmCall call, Traffic traffic) {
        KnownParts.require(call, traffic);
        return switch (traffic) {
            case REQUEST -> BodyTexts.of(call.requestBody(), true);
            case INPUT -> BodyTexts.of(call.requestBody(), false);
            case RESPONSE -> call.streamed() ? streamed(call) : BodyTexts.of(call.responseBody(), true);
        };
    }

    /** Events hold an answer in pieces, of which none needs to hold what the whole does. */
    private static List<CallText> streamed(LlmCall call) {
        if (!BodyTexts.isBinary(call.responseBody())) {
            return StreamTexts.of(call.responseBody());
        }
        // Frames that are no text: what was read from them counts.
        List<CallText> texts = new ArrayList<>();
        texts.add(new CallText("answer", call.answerText()));
        for (ToolCall tool : call.toolCalls()) {
            texts.add(new CallText("arguments of " + tool.name(), tool.arguments()));
        }
        return texts;
    }
}
