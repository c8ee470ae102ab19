package io.github.junitllm.golden;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Golden files of tests. */
final class GoldenFiles {

    private GoldenFiles() {}

    static Path write(Path base, String name, String text) throws IOException {
        return write(base, name, text.getBytes(StandardCharsets.UTF_8));
    }

    static Path write(Path base, String name, byte[] bytes) throws IOException {
        Path file = base.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    static GoldenSet set(Path base, String location) {
        return GoldenSet.at(location, GoldenFiles.class.getClassLoader(), base);
    }

    static List<EvalCase> cases(Path base, String location) {
        try (Stream<EvalCase> cases = set(base, location).cases("", CaseFilter.NONE)) {
            return cases.toList();
        }
    }

    static GoldenSummary scan(Path base, String location) {
        return set(base, location).scan("", CaseFilter.NONE);
    }
}
