package io.github.junitllm.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Options of a command: {@code --name value} or {@code --name=value}, and flags, each at most once. */
final class Options {

    private final Map<String, String> values = new HashMap<>();

    private Options() {}

    /**
     * Reads a command line.
     *
     * @throws UsageException if it has an option twice, one that is in neither set, or one without its value
     */
    static Options parse(List<String> arguments, Set<String> valued, Set<String> flags) {
        var options = new Options();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            String value;
            if (flags.contains(argument)) {
                value = "true";
            } else if (!valued.contains(name)) {
                throw new UsageException("there is no option \"" + argument + "\"");
            } else if (equals >= 0) {
                value = argument.substring(equals + 1);
            } else if (i + 1 < arguments.size()) {
                value = arguments.get(++i);
            } else {
                throw new UsageException(name + " needs a value");
            }
            if (options.values.put(name, value) != null) {
                throw new UsageException(name + " is given twice");
            }
        }
        return options;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    @Nullable
    String value(String name) {
        return values.get(name);
    }

    String value(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }
}
