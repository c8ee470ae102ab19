package io.github.junitllm.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTests {

    private static final ClassLoader NONE = ClassLoader.getPlatformClassLoader();

    @TempDir
    Path directory;

    private static ClassPath of(String path, ClassLoader loader, String... resources) {
        return ClassPath.of(path, "", loader, List.of(resources));
    }

    private Path jar(String name, String entry) throws IOException {
        Path file = directory.resolve(name);
        try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
            jar.putNextEntry(new JarEntry(entry));
        }
        return file;
    }

    private static URL url(Path path) throws MalformedURLException {
        return path.toUri().toURL();
    }

    @Test
    void isTheOneOfTheTestsWithoutRelativePaths() {
        Path jar = directory.resolve("a.jar");
        ClassPath path = of("target/classes" + File.pathSeparator + jar, NONE);

        assertThat(path.entries()).containsExactly(Path.of("target/classes").toAbsolutePath(), jar);
        assertThat(path).hasToString(Path.of("target/classes").toAbsolutePath() + File.pathSeparator + jar);
    }

    @Test
    void anEmptyEntryIsTheWorkingDirectory() {
        assertThat(of("a.jar" + File.pathSeparator, NONE).entries())
                .containsExactly(Path.of("a.jar").toAbsolutePath(), Path.of("").toAbsolutePath());
        assertThat(of(File.pathSeparator + "a.jar", NONE).entries())
                .containsExactly(Path.of("").toAbsolutePath(), Path.of("a.jar").toAbsolutePath());
        assertThat(of("", NONE).entries()).isEmpty();
    }

    @Test
    void addsWhatClassLoadersHaveOfTheirOwnAsTheConsoleLauncherDoes() throws IOException {
        Path launcher = directory.resolve("junit-platform-console-standalone.jar");
        Path tests = Files.createDirectory(directory.resolve("test classes"));
        Path library = directory.resolve("library.jar");
        try (var outer = new URLClassLoader(new URL[] {url(library)}, NONE);
                var inner = new URLClassLoader(new URL[] {url(tests), url(launcher)}, outer)) {
            // What a parent has goes ahead, as it does when classes are loaded.
            assertThat(of(launcher.toString(), inner).entries()).containsExactly(launcher, library, tests);
        }
    }

    @Test
    void addsThePlaceOfWhatIsNeededWhereNothingElseLeadsThere() throws IOException {
        Path jar = jar("needed.jar", "com/acme/Needed.class");
        Path folder = directory.resolve("needed classes");
        Files.createDirectories(folder.resolve("com/acme"));
        Files.createFile(folder.resolve("com/acme/Other.class"));
        try (var loader = new Hidden(url(jar), url(folder))) {
            ClassPath path =
                    of("a.jar", loader, "com/acme/Needed.class", "com/acme/Other.class", "com/acme/Missing.class");

            assertThat(path.entries()).containsExactly(Path.of("a.jar").toAbsolutePath(), jar, folder);
        }
    }

    @Test
    void modulesComeOntoTheClassPath() {
        assertThat(ClassPath.of("a.jar", "m.jar" + File.pathSeparator + "a.jar", NONE, List.of())
                        .entries())
                .containsExactly(
                        Path.of("a.jar").toAbsolutePath(), Path.of("m.jar").toAbsolutePath());
    }

    @Test
    void anotherEntryGoesFirst() {
        assertThat(of("a.jar" + File.pathSeparator + "b.jar", NONE)
                        .withFirst(Path.of("b.jar"))
                        .entries())
                .containsExactly(
                        Path.of("b.jar").toAbsolutePath(), Path.of("a.jar").toAbsolutePath());
    }

    /** Knows resources, but not where from: like a loader of modules. */
    private static final class Hidden extends ClassLoader implements AutoCloseable {

        private final URLClassLoader inner;

        Hidden(URL... urls) {
            super(NONE);
            inner = new URLClassLoader(urls, NONE);
        }

        @Override
        public URL getResource(String name) {
            return inner.getResource(name);
        }

        @Override
        public void close() throws IOException {
            inner.close();
        }
    }
}
