package io.github.junitllm.samples.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds code blocks of a Markdown file that name their source in a comment above them, and what the source says now.
 *
 * <p>{@code <!-- snippet: path/of/File.java#name -->} stands for the lines between {@code // snippet: name} and {@code //
 * end snippet} of the file; without a name it stands for the whole file. Paths begin at the root of the project.
 */
record Snippets(Path root) {

    private static final Pattern BLOCK =
            Pattern.compile("<!-- snippet: ([^#\\s]+)(?:#(\\S+))? -->\\n```(\\w+)\\n(.*?)```", Pattern.DOTALL);

    /** One code block, as it is shown and as it is. */
    record Block(String source, String shown, String actual) {}

    List<Block> in(Path markdown) throws IOException {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(Files.readString(markdown));
        while (matcher.find()) {
            String name = matcher.group(2);
            String source = matcher.group(1) + (name == null ? "" : "#" + name);
            blocks.add(new Block(source, matcher.group(4), actual(root.resolve(matcher.group(1)), name)));
        }
        return blocks;
    }

    /** Returns the Markdown with every block brought up to date. */
    String updated(Path markdown) throws IOException {
        var text = new StringBuilder();
        String before = Files.readString(markdown);
        Matcher matcher = BLOCK.matcher(before);
        int copied = 0;
        while (matcher.find()) {
            text.append(before, copied, matcher.start(4));
            text.append(actual(root.resolve(matcher.group(1)), matcher.group(2)));
            copied = matcher.end(4);
        }
        return text.append(before, copied, before.length()).toString();
    }

    private static String actual(Path file, String name) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (name != null) {
            int start = lines.stream().map(String::strip).toList().indexOf("// snippet: " + name);
            if (start < 0) {
                throw new IOException(file + " has no line '// snippet: " + name + "'");
            }
            lines = lines.subList(start + 1, lines.size());
            int end = lines.stream().map(String::strip).toList().indexOf("// end snippet");
            if (end < 0) {
                throw new IOException(file + " has no line '// end snippet' after '// snippet: " + name + "'");
            }
            lines = lines.subList(0, end);
        }
        return String.join("\n", lines).stripIndent() + "\n";
    }
}
