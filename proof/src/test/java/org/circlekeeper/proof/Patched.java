package org.circlekeeper.proof;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The product with a few lines of its source changed: to end it at a named point, or to break it and see who notices. The
 * product itself has no door for that. A change whose text is not in the source exactly once fails, so that none goes stale.
 */
public final class Patched {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    private final Path classes;

    private Patched(Path classes) {
        this.classes = classes;
    }

    /**
     * One place in the source.
     *
     * @param file from the project's folder on
     * @param from text that is there exactly once
     * @param to what stands there instead
     */
    public record Change(String file, String from, String to) {
        /** A class of a module's main code, by its full name. */
        public static Change in(String module, String name, String from, String to) {
            return new Change(module + "/src/main/java/" + name.replace('.', '/') + ".java", from, to);
        }
    }

    /** Compiles every file that has a change; the rest of the product stays as it was built. */
    public static Patched with(List<Change> changes, Path scratch) throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        for (Change change : changes) {
            String source = sources.containsKey(change.file())
                    ? sources.get(change.file())
                    : Files.readString(PROJECT.resolve(change.file()));
            sources.put(change.file(), changed(source, change));
        }
        Path classes = Files.createTempDirectory(Files.createDirectories(scratch), "patched");
        compile(sources, classes);
        return new Patched(classes);
    }

    private static String changed(String source, Change change) {
        int at = source.indexOf(change.from());
        if (at < 0 || source.indexOf(change.from(), at + 1) >= 0) {
            throw new AssertionError(
                    (at < 0 ? "no longer in " : "more than once in ") + change.file() + ": " + change.from());
        }
        return source.substring(0, at)
                + change.to()
                + source.substring(at + change.from().length());
    }

    private static void compile(Map<String, String> sources, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((file, source) -> units.add(new Source(file, source)));
        List<String> options =
                List.of("-d", classes.toString(), "-cp", ownClassPath(), "--release", "17", "-proc:none", "-nowarn");
        try (StandardJavaFileManager files = compiler.getStandardFileManager(said, null, null)) {
            if (!compiler.getTask(null, files, said, options, null, units).call()) {
                throw new AssertionError(said.getDiagnostics().stream()
                        .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                        .toList()
                        .toString());
            }
        }
    }

    /** The class path of this JVM, with the changed classes in front. */
    public String classPath() {
        return classes + File.pathSeparator + ownClassPath();
    }

    /** Where a module's tests are, once they were built. */
    public static Path testsOf(String module) {
        return PROJECT.resolve(module).resolve("target").resolve("test-classes");
    }

    /** The class path of this JVM. */
    public static String ownClassPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String file, String text) {
            super(URI.create("string:///" + file), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
