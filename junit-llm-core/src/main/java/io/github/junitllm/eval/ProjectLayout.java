package io.github.junitllm.eval;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/**
 * Where the module of a test class lies on disk, told from the class files and not from the working directory: an IDE
 * may run a module's tests from the root of the project.
 *
 * @param base the module's directory
 * @param build the directory of build results, {@code target} or {@code build}
 */
record ProjectLayout(Path base, Path build) {

    static ProjectLayout of(Class<?> testClass) {
        CodeSource source = testClass.getProtectionDomain().getCodeSource();
        if (source != null && source.getLocation() != null) {
            try {
                return of(Path.of(source.getLocation().toURI()));
            } catch (URISyntaxException | IllegalArgumentException | java.nio.file.FileSystemNotFoundException e) {
                return ofWorkingDirectory();
            }
        }
        return ofWorkingDirectory();
    }

    static ProjectLayout of(Path classes) {
        for (Path directory = classes; directory != null; directory = directory.getParent()) {
            Path base = directory.getParent();
            Path name = directory.getFileName();
            if (base == null || name == null) {
                break;
            }
            boolean maven = name.toString().equals("target") && Files.exists(base.resolve("pom.xml"));
            boolean gradle = name.toString().equals("build") && isGradle(base);
            if (maven || gradle) {
                return new ProjectLayout(base, directory);
            }
        }
        return ofWorkingDirectory();
    }

    private static boolean isGradle(Path base) {
        return Files.exists(base.resolve("build.gradle")) || Files.exists(base.resolve("build.gradle.kts"));
    }

    private static ProjectLayout ofWorkingDirectory() {
        Path base = Path.of("").toAbsolutePath();
        return new ProjectLayout(base, base.resolve(isGradle(base) ? "build" : "target"));
    }

    Path testResources() {
        return base.resolve("src").resolve("test").resolve("resources");
    }
}
