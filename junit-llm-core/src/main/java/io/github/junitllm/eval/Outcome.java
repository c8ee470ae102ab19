package io.github.junitllm.eval;

import io.github.junitllm.verdict.SampleVerdict;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * What became of one sample, with its reason.
 *
 * @param message the first thing a person should read; null for a pass
 * @param cause what was thrown; null if nothing was
 */
record Outcome(
        SampleVerdict verdict,
        @Nullable String message,
        @Nullable Throwable cause) {

    static final Outcome PASS = new Outcome(SampleVerdict.PASS, null, null);

    /** Judges what a check or a task threw. */
    static Outcome of(Throwable thrown) {
        if (thrown instanceof TestAbortedException
                || thrown.getClass().getName().equals("org.junit.internal.AssumptionViolatedException")) {
            return new Outcome(SampleVerdict.SKIPPED, text(thrown), thrown);
        }
        if (thrown instanceof AssertionError) {
            return new Outcome(SampleVerdict.FAIL, text(thrown), thrown);
        }
        return new Outcome(SampleVerdict.ERROR, described(thrown), thrown);
    }

    /** Judges a sample whose model calls went wrong, whatever the application made of it. */
    static Outcome ofProblems(List<String> problems, @Nullable Throwable thrown) {
        return new Outcome(SampleVerdict.ERROR, String.join("\n\n", problems), thrown);
    }

    /** Returns what two findings about one sample come to: the worse verdict, with what both say. */
    Outcome and(Outcome other) {
        if (verdict == SampleVerdict.PASS || other.verdict == SampleVerdict.PASS) {
            return verdict == SampleVerdict.PASS ? other : this;
        }
        boolean otherFirst = other.verdict == SampleVerdict.ERROR && verdict != SampleVerdict.ERROR;
        Outcome first = otherFirst ? other : this;
        Outcome second = otherFirst ? this : other;
        return new Outcome(first.verdict, first.message + "\n\nalso: " + second.message, first.cause);
    }

    /** Returns a failure as the error that it is where a failure would say something else: that an attack succeeded. */
    Outcome asOtherFailure() {
        return verdict == SampleVerdict.FAIL
                ? new Outcome(SampleVerdict.ERROR, "a check besides what this eval measures failed: " + message, cause)
                : this;
    }

    /** Judges what happened outside the check itself: set-up, tear-down, another extension. */
    static Outcome outsideTheCheck(Throwable thrown) {
        return new Outcome(SampleVerdict.ERROR, "outside the check: " + described(thrown), thrown);
    }

    /**
     * Returns this outcome as it may be shown and written.
     *
     * @param withoutSecrets takes credentials out of a text; of a cause that tells one, only its place is left
     */
    Outcome told(UnaryOperator<String> withoutSecrets) {
        String told = message == null ? null : withoutSecrets.apply(message);
        return new Outcome(verdict, told, cause == null ? null : told(cause, withoutSecrets));
    }

    private static Throwable told(Throwable cause, UnaryOperator<String> withoutSecrets) {
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        if (withoutSecrets.apply(trace.toString()).contentEquals(trace.getBuffer())) {
            return cause;
        }
        Throwable place = new SampleErrorException(cause.getClass().getName(), null);
        place.setStackTrace(cause.getStackTrace());
        return place;
    }

    /**
     * Returns what JUnit is to report: the reason first, the golden row under it, and the values that an IDE shows as a
     * difference.
     *
     * @param row where the golden row lies, in a form that consoles make clickable
     * @param tolerated whether a gate decides instead of this node
     */
    Throwable report(String row, boolean tolerated) {
        String reason = message + "\n\ngolden row: " + row;
        if (tolerated) {
            return new TestAbortedException(
                    reason + "\n(" + verdict + ", tolerated here: the verdict of the method decides)", cause);
        }
        Throwable report;
        if (verdict == SampleVerdict.ERROR) {
            report = new SampleErrorException(reason, cause);
        } else if (cause instanceof AssertionFailedError failed && failed.isExpectedDefined()) {
            report = new AssertionFailedError(reason, failed.getExpected(), failed.getActual(), cause);
        } else {
            report = new AssertionFailedError(reason, cause);
        }
        if (cause != null) {
            report.setStackTrace(cause.getStackTrace());
        }
        return report;
    }

    private static String text(Throwable thrown) {
        String message = thrown.getMessage();
        // Fluent assertions begin with a blank line, where build tools show the first line only.
        return message == null || message.isBlank() ? thrown.getClass().getName() : message.stripLeading();
    }

    private static String described(Throwable thrown) {
        String message = thrown.getMessage();
        if (thrown instanceof OutOfMoney && message != null) {
            return message;
        }
        String type = thrown.getClass().getName();
        String hint = thrown instanceof ParameterResolutionException
                ? "\nTo have the case's input or expected value bound to a parameter, annotate it with @Input or @Expected."
                : "";
        return (message == null || message.isBlank() ? type : type + ": " + message) + hint;
    }
}
