package io.github.junitllm.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the checked-out commit by reading the repository's files, without running git: gitrepository-layout(5). Handles
 * linked worktrees, submodules, packed and loose refs and a detached HEAD.
 */
final class GitCommit {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final int MAX_SYMBOLIC_REFS = 5;
    private static final List<String> CI_VARIABLES = List.of("GITHUB_SHA", "CI_COMMIT_SHA");

    private GitCommit() {}

    /** Returns the commit's hash, or null when neither the repository nor the CI's environment tells it. */
    static @Nullable String find(Path directory, Map<String, String> environment) {
        String commit = null;
        try {
            Path gitDir = gitDir(directory.toAbsolutePath().normalize());
            commit = gitDir == null ? null : resolve(gitDir, "HEAD", MAX_SYMBOLIC_REFS);
        } catch (IOException | RuntimeException unreadable) {
            // The commit is a courtesy: a repository that cannot be read must not fail an eval.
            commit = null;
        }
        return commit != null ? commit : fromEnvironment(environment);
    }

    private static @Nullable String fromEnvironment(Map<String, String> environment) {
        return CI_VARIABLES.stream()
                .map(name -> environment.getOrDefault(name, "").strip())
                .filter(value -> HASH.matcher(value).matches())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Path gitDir(Path start) throws IOException {
        for (Path directory = start; directory != null; directory = directory.getParent()) {
            Path git = directory.resolve(".git");
            if (Files.isDirectory(git)) {
                return git;
            }
            if (Files.isRegularFile(git)) {
                return directory.resolve(read(git).replaceFirst("^gitdir:\\s*", ""));
            }
        }
        return null;
    }

    private static @Nullable String resolve(Path gitDir, String ref, int depth) throws IOException {
        Path common = commonDir(gitDir);
        Path loose = Stream.of(gitDir.resolve(ref), common.resolve(ref))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(null);
        if (loose == null) {
            return packed(common.resolve("packed-refs"), ref);
        }
        String value = read(loose);
        if (value.startsWith("ref:")) {
            return depth == 0
                    ? null
                    : resolve(gitDir, value.substring("ref:".length()).strip(), depth - 1);
        }
        return HASH.matcher(value).matches() ? value : null;
    }

    private static Path commonDir(Path gitDir) throws IOException {
        Path file = gitDir.resolve("commondir");
        return Files.isRegularFile(file) ? gitDir.resolve(read(file)) : gitDir;
    }

    private static @Nullable String packed(Path packedRefs, String ref) throws IOException {
        if (!Files.isRegularFile(packedRefs)) {
            return null;
        }
        try (Stream<String> lines = Files.lines(packedRefs)) {
            return lines.filter(line -> line.endsWith(" " + ref))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .filter(hash -> HASH.matcher(hash).matches())
                    .findFirst()
                    .orElse(null);
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file).strip();
    }
}
