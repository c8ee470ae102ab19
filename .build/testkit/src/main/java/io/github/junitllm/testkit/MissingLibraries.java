package io.github.junitllm.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A class loader in which libraries are not to be seen: it loads the classes that may look for them anew. Thread-safe. */
public final class MissingLibraries extends ClassLoader {

    private final List<String> missing;
    private final List<String> loadedAnew;

    /**
     * Makes one.
     *
     * @param missing beginnings of the names of classes that are not found, such as {@code com.networknt.}
     * @param loadedAnew beginnings of the names of classes that are to notice; all others are those of the caller
     */
    public MissingLibraries(List<String> missing, List<String> loadedAnew) {
        super(MissingLibraries.class.getClassLoader());
        this.missing = List.copyOf(missing);
        this.loadedAnew = List.copyOf(loadedAnew);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (missing.stream().anyMatch(name::startsWith)) {
            throw new ClassNotFoundException(name);
        }
        if (loadedAnew.stream().noneMatch(name::startsWith)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
    }
}
