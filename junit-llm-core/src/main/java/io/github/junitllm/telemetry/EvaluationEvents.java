package io.github.junitllm.telemetry;

import io.github.junitllm.eval.SampleObserver.Ended;
import io.github.junitllm.verdict.SampleVerdict;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.util.Locale;

/**
 * The conventions' event of an evaluation, one for the verdict of a sample and one for each of its scores: as a log record,
 * as the conventions want it, and as an event of the sample's span, for who exports traces only.
 */
record EvaluationEvents(Logger logger, Span span, Context context, boolean content) {

    private static final String VERDICT = "verdict";

    void emit(Ended sample) {
        AttributesBuilder verdict = Attributes.builder()
                .put(GenAi.EVALUATION_NAME, VERDICT)
                .put(GenAi.EVALUATION_LABEL, sample.verdict().name().toLowerCase(Locale.ROOT));
        switch (sample.verdict()) {
            case PASS -> verdict.put(GenAi.EVALUATION_SCORE, 1.0);
            case FAIL -> verdict.put(GenAi.EVALUATION_SCORE, 0.0);
            case ERROR -> verdict.put(GenAi.ERROR_TYPE, errorType(sample));
            case SKIPPED -> {}
        }
        String explanation = EvaluationText.of(sample.message(), content);
        if (explanation != null) {
            verdict.put(GenAi.EVALUATION_EXPLANATION, explanation);
        }
        emit(verdict.build());
        sample.scores()
                .forEach((name, score) -> emit(Attributes.builder()
                        .put(GenAi.EVALUATION_NAME, name)
                        .put(GenAi.EVALUATION_SCORE, score)
                        .build()));
    }

    private void emit(Attributes attributes) {
        span.addEvent(GenAi.EVALUATION, attributes);
        logger.logRecordBuilder()
                .setEventName(GenAi.EVALUATION)
                .setContext(context)
                .setAllAttributes(attributes)
                .emit();
    }

    /** Returns what kind of error kept a sample from being decided. */
    static String errorType(Ended sample) {
        if (sample.verdict() != SampleVerdict.ERROR) {
            throw new IllegalArgumentException("no error: " + sample.verdict());
        }
        return sample.thrown() == null ? "_OTHER" : sample.thrown();
    }
}
