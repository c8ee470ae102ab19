package io.github.junitllm.eval;

import io.github.junitllm.journal.BuildTool;
import io.github.junitllm.journal.RunIdentity;
import io.github.junitllm.spend.LedgerPlace;
import io.github.junitllm.spend.SpendLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds where the JVMs of a run meet to count what they spend, though nobody told them of each other.
 *
 * <p>A run with a name meets by that name and the project. One without meets by the process that started its JVMs: Maven's is
 * one command, whatever its modules and forks. Gradle's daemon serves one build after the other and tells its workers nothing
 * that would tell these apart, so all it has tested counts as one run: too much rather than too little.
 */
final class LedgerPlaces {

    private static final List<String> CHECKOUT = List.of(".git");
    private static final List<String> PROJECT =
            List.of("pom.xml", "settings.gradle", "settings.gradle.kts", "build.gradle", "build.gradle.kts");

    private LedgerPlaces() {}

    /** Returns where those meet that do not all write into one folder: no build cleans it, and no tool sets it apart. */
    static Path home() {
        return Path.of(System.getProperty("user.home"), ".junit-llm", "spend");
    }

    /**
     * Returns the place of a run.
     *
     * @param output where this JVM writes its results
     * @param base where its module lies
     * @param home where those meet that do not all write into one folder
     * @throws ConfigurationProblem if there may be other JVMs and no way to find them
     */
    static LedgerPlace of(
            Settings settings, Path output, Path base, RunIdentity run, Optional<BuildTool> tool, Path home) {
        Path own = SpendLedger.file(output, run.runId());
        boolean named = settings.run() != null;
        if (!named && tool.isEmpty()) {
            return new LedgerPlace(own, own, "");
        }
        // Only an absolute folder is the same for JVMs that are started in the folders of their modules.
        boolean common = settings.output() != null && settings.output().isAbsolute();
        if (named) {
            String name = run.runId() + "-in-" + project(base);
            return common
                    ? new LedgerPlace(own, own, "")
                    : new LedgerPlace(own, SpendLedger.file(home, name), "all that runs of this name spent here");
        }
        BuildTool by = tool.get();
        String process = by.process();
        if (process == null) {
            throw new ConfigurationProblem(
                    "junit.llm.maxSpend is set, and this JVM cannot see the process of " + by.name()
                            + " that started it, so it cannot tell which others spend the same money: give the run a name that no"
                            + " other has, with junit.llm.run");
        }
        return new LedgerPlace(
                own,
                SpendLedger.file(common ? output : home, process),
                by.lasting()
                        ? "all that the process of " + by.name() + " has tested since it started (" + process + ')'
                        : "");
    }

    private static Path project(Path base) {
        Path inner = base.toAbsolutePath().normalize();
        List<Path> checkouts = above(inner, CHECKOUT);
        List<Path> projects = above(inner, PROJECT);
        return !checkouts.isEmpty() ? checkouts.get(0) : projects.isEmpty() ? inner : projects.get(projects.size() - 1);
    }

    /** Returns the folders that hold one of the marks, the nearest first. */
    private static List<Path> above(Path start, List<String> marks) {
        List<Path> found = new ArrayList<>();
        for (Path directory = start; directory != null; directory = directory.getParent()) {
            Path here = directory;
            if (marks.stream().anyMatch(mark -> Files.exists(here.resolve(mark)))) {
                found.add(here);
            }
        }
        return found;
    }
}
