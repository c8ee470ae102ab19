package io.github.junitllm.assertions.structure;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import io.github.junitllm.assertions.check.UndecidedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Java source read by the parser of the JDK's compiler, and by nothing that comes after it. */
final class JavaSource {

    private JavaSource() {}

    private record Parsed(List<String> errors, boolean hasType) {}

    /** Returns the syntax errors, each with its place. */
    static List<String> errors(String source) {
        return parse(source).errors();
    }

    static boolean hasType(String source) {
        return parse(source).hasType();
    }

    private static Parsed parse(String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new UndecidedException(
                    "checks of Java need a JDK, but the tests run on a runtime without a compiler");
        }
        ReadingBounds.requireJava(source);
        return TimeLimit.within("the Java", () -> parse(compiler, source));
    }

    private static Parsed parse(JavaCompiler compiler, String source) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try {
            JavacTask task = (JavacTask) compiler.getTask(
                    Writer.nullWriter(), null, diagnostics, List.of("-proc:none"), null, List.of(new InMemory(source)));
            boolean hasType = false;
            for (CompilationUnitTree unit : task.parse()) {
                hasType |= !unit.getTypeDecls().isEmpty();
            }
            List<String> errors = diagnostics.getDiagnostics().stream()
                    .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                    .map(error -> error.getLineNumber() + ":" + error.getColumnNumber() + ": "
                            + error.getMessage(Locale.ENGLISH))
                    .toList();
            return new Parsed(errors, hasType);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (StackOverflowError tooDeep) {
            throw tooDeep(tooDeep);
        } catch (IllegalStateException failed) {
            // The compiler wraps what it does not expect.
            if (failed.getCause() instanceof StackOverflowError) {
                throw tooDeep(failed);
            }
            throw failed;
        }
    }

    private static UndecidedException tooDeep(Throwable cause) {
        return new UndecidedException("the Java is nested too deep to be looked at", cause);
    }

    private static final class InMemory extends SimpleJavaFileObject {
        private final String source;

        InMemory(String source) {
            // The parser does not compare the name of a type with that of its file.
            super(URI.create("string:///Snippet.java"), Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }
    }
}
