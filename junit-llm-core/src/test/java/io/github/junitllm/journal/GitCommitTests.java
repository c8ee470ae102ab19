package io.github.junitllm.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitCommitTests {

    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final String OTHER = "76543210fedcba9876543210fedcba9876543210";

    @TempDir
    Path directory;

    @Test
    void readsALooseRefFromADirectoryBelow() throws IOException {
        write(".git/HEAD", "ref: refs/heads/main\n");
        write(".git/refs/heads/main", COMMIT + "\n");
        write(".git/packed-refs", OTHER + " refs/heads/main\n");
        Path module = Files.createDirectories(directory.resolve("module/src"));
        assertThat(GitCommit.find(module, Map.of())).isEqualTo(COMMIT);
    }

    @Test
    void readsAPackedRef() throws IOException {
        write(".git/HEAD", "ref: refs/heads/main\n");
        write(
                ".git/packed-refs",
                "# pack-refs with: peeled\n" + OTHER + " refs/heads/not/refs/heads/main2\n" + COMMIT
                        + " refs/heads/main\n^" + OTHER + "\n");
        assertThat(GitCommit.find(directory, Map.of())).isEqualTo(COMMIT);
    }

    @Test
    void readsADetachedHead() throws IOException {
        write(".git/HEAD", COMMIT + "\n");
        assertThat(GitCommit.find(directory, Map.of())).isEqualTo(COMMIT);
    }

    @Test
    void readsALinkedWorktree() throws IOException {
        write("main/.git/worktrees/wt/HEAD", "ref: refs/heads/topic\n");
        write("main/.git/worktrees/wt/commondir", "../..\n");
        write("main/.git/refs/heads/topic", COMMIT + "\n");
        write("wt/.git", "gitdir: ../main/.git/worktrees/wt\n");
        assertThat(GitCommit.find(directory.resolve("wt"), Map.of())).isEqualTo(COMMIT);
    }

    @Test
    void readsASha256Repository() throws IOException {
        write(".git/HEAD", COMMIT + COMMIT.substring(0, 24) + "\n");
        assertThat(GitCommit.find(directory, Map.of())).hasSize(64);
    }

    @Test
    void fallsBackToTheEnvironmentOfTheCi() throws IOException {
        write(".git/HEAD", "ref: refs/heads/.invalid\n");
        assertThat(GitCommit.find(directory, Map.of("GITHUB_SHA", "main", "CI_COMMIT_SHA", OTHER)))
                .isEqualTo(OTHER);
    }

    @Test
    void knowsNothingOfABrokenRepository() throws IOException {
        write(".git/HEAD", "ref: refs/heads/loop\n");
        write(".git/refs/heads/loop", "ref: refs/heads/loop\n");
        assertThat(GitCommit.find(directory, Map.of())).isNull();
        write(".git/HEAD", "ref: \u0000\n");
        assertThat(GitCommit.find(directory, Map.of())).isNull();
        write(".git/HEAD", "garbage\n");
        assertThat(GitCommit.find(directory, Map.of())).isNull();
    }

    private void write(String file, String content) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
