package io.github.junitllm.bench.process;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The class path of the JVM of a benchmark: all that the tests see. Surefire and IDEs put it into
 * {@code java.class.path}, perhaps as one jar that names the others; JUnit's console launcher has a class loader of its
 * own for it; and what runs on the module path is nowhere on the class path.
 *
 * @param entries jars and folders, absolute, each once
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ClassPath(List<Path> entries) {

    public ClassPath {
        entries = List.copyOf(entries);
    }

    /**
     * Finds it.
     *
     * @param javaClassPath the system property {@code java.class.path}
     * @param modulePath the system property {@code jdk.module.path}, or empty
     * @param loader that has loaded the tests
     * @param resources that must be found, such as {@code com/acme/RefundEvals.class}; where one lies comes last, if nothing
     *     else has led there
     */
    public static ClassPath of(
            String javaClassPath, String modulePath, ClassLoader loader, Collection<String> resources) {
        Set<Path> entries = new LinkedHashSet<>();
        Deque<URLClassLoader> loaders = new ArrayDeque<>();
        for (ClassLoader next = loader; next != null; next = next.getParent()) {
            if (next instanceof URLClassLoader known) {
                loaders.push(known);
            }
        }
        add(javaClassPath, entries);
        for (URLClassLoader known : loaders) {
            for (URL url : known.getURLs()) {
                Path place = file(url.toString());
                if (place != null) {
                    entries.add(place);
                }
            }
        }
        add(modulePath, entries);
        for (String resource : resources) {
            Path place = place(loader.getResource(resource), resource);
            if (place != null) {
                entries.add(place);
            }
        }
        return new ClassPath(List.copyOf(entries));
    }

    /** Returns the same with another entry at its beginning. */
    public ClassPath withFirst(Path entry) {
        Set<Path> all = new LinkedHashSet<>(List.of(entry.toAbsolutePath()));
        all.addAll(entries);
        return new ClassPath(List.copyOf(all));
    }

    private static void add(String path, Set<Path> entries) {
        for (String entry : path.split(File.pathSeparator, -1)) {
            // An empty entry of a class path is the working directory; an empty path is none at all.
            if (!path.isEmpty()) {
                entries.add(Path.of(entry).toAbsolutePath().normalize());
            }
        }
    }

    /** Returns the folder or the jar in which a resource was found, or null if that is neither. */
    private static @Nullable Path place(@Nullable URL found, String resource) {
        String url = found == null ? "" : found.toString();
        if (url.startsWith("jar:") && url.endsWith("!/" + resource)) {
            return file(url.substring("jar:".length(), url.length() - resource.length() - 2));
        }
        return url.startsWith("file:") && url.endsWith("/" + resource)
                ? file(url.substring(0, url.length() - resource.length()))
                : null;
    }

    private static @Nullable Path file(String url) {
        try {
            URI uri = new URI(url);
            return "file".equals(uri.getScheme())
                    ? Path.of(uri).toAbsolutePath().normalize()
                    : null;
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException noFile) {
            return null;
        }
    }

    /** Returns it as an option of {@code java} wants it. */
    @Override
    public String toString() {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
