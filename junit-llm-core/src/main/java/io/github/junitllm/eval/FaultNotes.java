package io.github.junitllm.eval;

import io.github.junitllm.fault.FaultReport;
import io.github.junitllm.verdict.SampleVerdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the verdict of a method notes about the faults its samples met. Not thread-safe. */
final class FaultNotes {

    private final DeclaredFaults declared;
    private final Map<String, Integer> samples = new TreeMap<>();
    private int without;
    private int unseen;
    private final Set<String> decided = new HashSet<>();

    FaultNotes(DeclaredFaults declared) {
        this.declared = declared;
    }

    void add(FinishedSample sample) {
        FaultReport report = sample.faults();
        if (report.plan().isPlanned()) {
            samples.merge(report.plan().name(), 1, Integer::sum);
            SampleVerdict verdict = sample.outcome().verdict();
            if (verdict == SampleVerdict.PASS || verdict == SampleVerdict.FAIL) {
                decided.add(report.plan().name());
                unseen += report.mayBeUnseen() ? 1 : 0;
            }
        } else {
            without++;
        }
    }

    /** Returns why the whole method says nothing about faults; null if some happened, or none was declared. */
    @Nullable
    String untested() {
        if (!declared.happen()) {
            return null;
        }
        Chaos chaos = declared.chaos();
        if (chaos == null) {
            // Which faults were met may not be forgiven by a budget of errors.
            List<String> unmet = samples.keySet().stream()
                    .filter(plan -> !decided.contains(plan))
                    .toList();
            return unmet.isEmpty()
                    ? null
                    : "not tested: no sample was decided under the fault " + String.join(", nor under ", unmet);
        }
        if (samples.isEmpty()) {
            return "nothing was tested: none of the " + without + " samples drew a fault from @Chaos(seed = "
                    + chaos.seed() + ", rate = " + chaos.rate() + "); raise the rate, or take another seed";
        }
        return decided.isEmpty()
                ? "nothing was tested: every sample that drew a fault from @Chaos was skipped, or ended in an error"
                : null;
    }

    List<String> all() {
        List<String> notes = new ArrayList<>();
        String unmade = declared.note();
        if (unmade != null) {
            notes.add(unmade);
        }
        if (!samples.isEmpty()) {
            notes.add("Faults: "
                    + samples.entrySet().stream()
                            .map(entry -> entry.getKey() + " in " + entry.getValue()
                                    + (entry.getValue() == 1 ? " sample" : " samples"))
                            .collect(Collectors.joining(", "))
                    + (without == 0 ? "." : ", none in " + without + "."));
        }
        if (unseen > 0) {
            notes.add("In " + (unseen == 1 ? "1 sample" : unseen + " samples")
                    + " the host was not to resolve, and no request arrived: nobody sees who asks for a name, so the"
                    + " model may never have been asked there. A TLS_FAILURE fails as early, and is counted.");
        }
        return notes;
    }
}
