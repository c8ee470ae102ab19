package io.github.junitllm.golden;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the file a golden set's location means: the source file where there is one, so that failures point to it. */
final class Location {

    private static final String RESOURCES = "src/test/resources";
    private static final int MOST_NAMES = 5;

    private final String location;
    private final ClassLoader loader;
    private final Path base;
    private final List<String> looked = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();

    private Location(String location, ClassLoader loader, Path base) {
        this.location = location;
        this.loader = loader;
        this.base = base.toAbsolutePath().normalize();
    }

    /**
     * Finds the file.
     *
     * @param location {@code file:} and a path, an absolute path, or {@code classpath:} (may be left out) and a resource,
     *     which is looked for in the source resources, on the class path, and as a path relative to {@code base}
     * @throws GoldenSetException if there is none, with the places looked at and names that are near
     */
    static FileOrigin find(String location, ClassLoader loader, Path base) {
        if (location.isBlank()) {
            throw new GoldenSetException(
                    "The location of the golden set is blank. Give it as in \"golden/refunds.jsonl\".");
        }
        return new Location(location, loader, base).find();
    }

    private FileOrigin find() {
        Format format = Format.of(location);
        boolean resourceOnly = location.startsWith("classpath:");
        String name = resourceOnly ? location.substring("classpath:".length()) : location;
        FileOrigin found = null;
        try {
            if (location.startsWith("file:")) {
                found = file(path(location), format);
            } else if (Path.of(name).isAbsolute() && !resourceOnly) {
                found = file(Path.of(name), format);
            } else {
                String resource = name.startsWith("/") ? name.substring(1) : name;
                found = file(base.resolve(RESOURCES).resolve(resource), format);
                if (found == null) {
                    found = resource(resource, format);
                }
                if (found == null && !resourceOnly) {
                    found = file(base.resolve(name), format);
                }
            }
        } catch (IllegalArgumentException invalid) {
            throw new GoldenSetException(location + ": is no valid path: " + invalid.getMessage(), invalid);
        }
        if (found == null) {
            throw missing();
        }
        return found;
    }

    private Path path(String fileLocation) {
        return fileLocation.startsWith("file:/")
                ? Path.of(URI.create(fileLocation.replace(" ", "%20")))
                : base.resolve(fileLocation.substring("file:".length()));
    }

    private @Nullable FileOrigin file(Path path, Format format) {
        Path file = base.resolve(path).normalize();
        if (Files.isDirectory(file)) {
            throw new GoldenSetException(shown(file) + ": is a directory. Name a file in it.");
        }
        if (!Files.exists(file)) {
            looked.add(shown(file));
            Path folder = file.getParent();
            if (folder != null) {
                folders.add(folder);
            }
            return null;
        }
        return new FileOrigin(shown(file), format, () -> Files.newInputStream(file));
    }

    private @Nullable FileOrigin resource(String name, Format format) {
        URL url = loader.getResource(name);
        if (url == null) {
            looked.add("the class path");
            return null;
        }
        if (url.getProtocol().equals("file")) {
            Path file = Path.of(URI.create(url.toString()));
            return file(file, format);
        }
        return new FileOrigin("classpath:" + name, format, () -> {
            InputStream stream = loader.getResourceAsStream(name);
            if (stream == null) {
                throw new FileNotFoundException(name + " is no longer on the class path");
            }
            return stream;
        });
    }

    private String shown(Path file) {
        Path shown = file.startsWith(base) ? base.relativize(file) : file;
        return shown.toString().replace('\\', '/');
    }

    private GoldenSetException missing() {
        String fileName = location.substring(Math.max(location.lastIndexOf('/'), location.lastIndexOf(':')) + 1);
        List<String> names = new ArrayList<>();
        for (Path folder : folders) {
            names(folder, names);
        }
        List<String> near = Nearest.few(fileName, names, MOST_NAMES);
        String hint = "";
        if (!near.isEmpty()) {
            hint = " Did you mean " + String.join(" or ", near) + "?";
        } else if (!names.isEmpty()) {
            int more = names.size() - MOST_NAMES;
            hint = " There is " + String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)))
                    + (more > 0 ? " and " + more + " more" : "") + ".";
        }
        return new GoldenSetException(location + ": there is no such golden set." + hint + "\nLooked for at: "
                + String.join(", ", looked) + ".");
    }

    private static void names(Path folder, List<String> names) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{json,jsonl,ndjson,yaml,yml,csv}")) {
            files.forEach(file -> names.add(String.valueOf(file.getFileName())));
        } catch (IOException unreadable) {
            names.clear();
        }
        names.sort(null);
    }
}
