package io.github.junitllm.benchmarks.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The runs of one JVM among those it is compared with. */
public record Series(List<Run> runs) {

    /**
     * Runs JVMs in turns: A B, B A, A B and so on, so that what disturbs the machine disturbs all of them. The first round
     * fills the disk cache and does not count, unless it is the only one.
     *
     * @param rounds how many rounds count, at least 1
     * @return one series for each JVM, in their order
     */
    public static List<Series> inTurns(List<Jvm> jvms, int rounds) throws IOException, InterruptedException {
        List<Series> series =
                jvms.stream().map(jvm -> new Series(new ArrayList<>())).toList();
        for (int round = rounds == 1 ? 1 : 0; round <= rounds; round++) {
            for (int i = 0; i < jvms.size(); i++) {
                int turn = round % 2 == 0 ? i : jvms.size() - 1 - i;
                Run run = jvms.get(turn).run();
                if (round > 0) {
                    series.get(turn).runs.add(run);
                }
            }
        }
        return series;
    }

    /** Returns the least value of a fact: the run that was disturbed least. */
    public double min(String fact) {
        return runs.stream().mapToDouble(run -> run.get(fact)).min().orElseThrow();
    }

    /** Returns the middle value of a fact. */
    public double median(String fact) {
        double[] sorted =
                runs.stream().mapToDouble(run -> run.get(fact)).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
