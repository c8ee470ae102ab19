package io.github.junitllm.eval;

import io.github.junitllm.window.Slot;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** The JUnit node of one sample, named by the case's id and an excerpt of its input. */
final class SampleNode implements TestTemplateInvocationContext {

    private static final int EXCERPT = 60;

    private final SampleScope scope;
    private final @Nullable Slot<SampleScope, LlmAnswer> task;
    private final MethodRun run;

    /** The place among the nodes of the method as JUnit counts it, known when it has asked for the name. */
    private int index;

    SampleNode(SampleScope scope, @Nullable Slot<SampleScope, LlmAnswer> task, MethodRun run) {
        this.scope = scope;
        this.task = task;
        this.run = run;
    }

    @Override
    public String getDisplayName(int invocationIndex) {
        index = invocationIndex;
        return scope.name() + ": " + excerpt(scope.golden().input());
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        Extension accompanied = new SampleExtension(scope, task, run, index);
        return run.observed() ? List.of(accompanied, new ObservedBody(scope)) : List.of(accompanied);
    }

    /** Returns the start of the text on one line, never half a character. */
    static String excerpt(String text) {
        int plain = plainStart(text);
        if (plain == text.length() && plain <= EXCERPT) {
            return text;
        }
        boolean cut = plain > EXCERPT && text.charAt(EXCERPT - 1) != ' ';
        return cut ? text.substring(0, EXCERPT) + '…' : excerptOfAny(text);
    }

    /** Returns how long the start of the text is, of those that are excerpts as they are: printable ASCII, single blanks. */
    private static int plainStart(String text) {
        char before = ' ';
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            boolean plain = character == ' ' ? before != ' ' : character > ' ' && character < 0x7f;
            if (!plain || at > EXCERPT) {
                return before == ' ' ? 0 : at;
            }
            before = character;
        }
        return before == ' ' ? 0 : text.length();
    }

    static String excerptOfAny(String text) {
        var line = new StringBuilder(EXCERPT + 1);
        int shown = 0;
        boolean gap = false;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            if (Character.isWhitespace(character) || Character.isISOControl(character)) {
                gap = shown > 0;
                continue;
            }
            if (shown + (gap ? 1 : 0) >= EXCERPT) {
                return line.append('…').toString();
            }
            if (gap) {
                line.append(' ');
                shown++;
                gap = false;
            }
            line.appendCodePoint(character);
            shown++;
        }
        return line.toString();
    }
}
