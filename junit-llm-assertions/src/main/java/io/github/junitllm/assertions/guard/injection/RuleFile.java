package io.github.junitllm.assertions.guard.injection;

import io.github.junitllm.assertions.guard.unmask.Folding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the rules. A line is a comment ({@code #}), the heading of a part ({@code [document]}), a class of words
 * ({@code $name = word|word|beginn*}), or a rule: weight, sort, colon, and elements separated by spaces. An element is a
 * class, or words separated by bars; {@code ~3} ahead of it lets three other words stand between, {@code ?} behind it lets
 * it be missing, and {@code ^} is a boundary.
 */
final class RuleFile {

    private final Map<String, List<String>> classes = new HashMap<>();
    private final Map<String, List<Rule>> parts = new HashMap<>();
    private String part = "";

    private RuleFile() {}

    /** Returns the rules of each part. */
    static Map<String, List<Rule>> read(String resource) {
        InputStream bytes = RuleFile.class.getResourceAsStream(resource);
        if (bytes == null) {
            throw new IllegalStateException("the resource " + resource + " is missing beside " + RuleFile.class);
        }
        RuleFile file = new RuleFile();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                file.line(line.strip(), resource + ':' + number);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return Map.copyOf(file.parts);
    }

    private void line(String line, String place) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        if (line.startsWith("[")) {
            part = line.substring(1, line.length() - 1);
        } else if (line.startsWith("$")) {
            int equals = line.indexOf('=');
            List<String> words =
                    classes.computeIfAbsent(line.substring(0, equals).strip(), first -> new ArrayList<>());
            words.addAll(words(line.substring(equals + 1).strip(), place));
        } else {
            int colon = line.indexOf(':');
            String[] head = line.substring(0, colon).strip().split(" +", 2);
            List<Rule.Element> elements = elements(line.substring(colon + 1).strip(), place);
            parts.computeIfAbsent(part, first -> new ArrayList<>())
                    .add(new Rule(head[1], Double.parseDouble(head[0]), elements));
        }
    }

    private List<Rule.Element> elements(String pattern, String place) {
        List<Rule.Element> elements = new ArrayList<>();
        int gap = 0;
        for (String token : pattern.split(" +", -1)) {
            if (token.startsWith("~")) {
                gap = Integer.parseInt(token.substring(1));
            } else {
                boolean optional = token.endsWith("?");
                String words = optional ? token.substring(0, token.length() - 1) : token;
                elements.add(new Rule.Element(new WordSet(words(words, place)), gap, optional));
                gap = 0;
            }
        }
        if (elements.get(0).optional()) {
            throw new IllegalStateException(place + ": the first element must be there, as rules are found by it");
        }
        return elements;
    }

    private List<String> words(String alternatives, String place) {
        List<String> words = new ArrayList<>();
        for (String word : alternatives.split("\\|", -1)) {
            if (word.equals("^")) {
                words.add(Words.BOUNDARY);
            } else if (word.startsWith("$")) {
                List<String> known = classes.get(word);
                if (known == null) {
                    throw new IllegalStateException(place + ": the class " + word + " is not defined above");
                }
                words.addAll(known);
            } else {
                words.add(Folding.fold(word));
            }
        }
        return words;
    }
}
