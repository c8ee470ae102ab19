package io.github.junitllm.eval;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** Hands JUnit one node after the other; the place of a sample among them, its index, never depends on what was selected. */
final class NodeIterator implements Iterator<TestTemplateInvocationContext> {

    private final MethodRun run;
    private final long samples;
    private long index;
    private boolean stoppedEarly;
    private boolean broken;
    private boolean ended;

    NodeIterator(MethodRun run, long samples) {
        this.run = run;
        this.samples = samples;
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public TestTemplateInvocationContext next() {
        if (ended) {
            throw new NoSuchElementException();
        }
        index++;
        if (index <= samples && !broken) {
            if (!run.isSelected(index)) {
                return UnselectedNode.INSTANCE;
            }
            stoppedEarly = run.mayStopBefore(index);
            if (!stoppedEarly) {
                SampleNode node = run.nextSample();
                if (node != null) {
                    return node;
                }
                broken = true;
                return run.brokenGoldenSet();
            }
        }
        ended = true;
        return run.verdictNode(stoppedEarly);
    }
}
