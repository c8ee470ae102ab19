package io.github.junitllm.journal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apiguardian.api.API;

/** Where journals lie in a run's output directory. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class JournalFiles {

    private static final String PREFIX = "journal-";
    private static final String SUFFIX = ".jsonl";

    private JournalFiles() {}

    /**
     * Lists the journals of a directory, whatever run they belong to, in the order their JVMs started.
     *
     * @return empty when the directory does not exist
     * @throws IOException if the directory cannot be listed
     */
    public static List<Path> in(Path outputDir) throws IOException {
        if (!Files.isDirectory(outputDir)) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(outputDir, PREFIX + "*" + SUFFIX)) {
            found.forEach(files::add);
        }
        files.sort(Comparator.comparing(file -> file.getFileName().toString()));
        return files;
    }

    /** Returns where this JVM keeps its journal. */
    public static Path of(Path outputDir, RunIdentity run) {
        return outputDir.toAbsolutePath().normalize().resolve(PREFIX + run.jvm() + SUFFIX);
    }
}
