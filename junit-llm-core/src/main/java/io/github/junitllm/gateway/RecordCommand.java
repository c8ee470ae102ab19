package io.github.junitllm.gateway;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the one command that records what is missing of a sample's case, and nothing else. */
interface RecordCommand {

    String of(SampleAddress address);

    /**
     * Returns Maven's command.
     *
     * @param module the directory of the module, in which its tests run
     * @param environment of the process; {@code PWD} tells where its user stands, who may build the module from a directory
     *     above it
     */
    static RecordCommand maven(Path module, Map<String, String> environment) {
        String selection = selection(module, environment.get("PWD"));
        return address -> {
            String eval = address.eval();
            int slash = eval.lastIndexOf('/');
            String type = slash < 0 ? eval : eval.substring(0, slash);
            String simple = type.substring(type.lastIndexOf('.') + 1);
            String test = slash < 0 ? simple : simple + '#' + eval.substring(slash + 1);
            // A comma would end the id; what stands for any characters seldom fits another case.
            return "mvn test " + selection + argument("-Dtest=" + test) + ' '
                    + argument("-Djunit.llm.case=" + address.caseId().replace(',', '*'))
                    + " -Djunit.llm.mode=record-missing";
        };
    }

    private static String selection(Path module, @Nullable String startedIn) {
        try {
            Path here = module.toAbsolutePath().normalize();
            Path start = startedIn == null
                    ? here
                    : Path.of(startedIn).toAbsolutePath().normalize();
            if (start.equals(here) || !here.startsWith(start) || !Files.exists(start.resolve("pom.xml"))) {
                return "";
            }
            String below = start.relativize(here).toString().replace('\\', '/');
            return "-pl " + argument(below) + " -am -Dsurefire.failIfNoSpecifiedTests=false ";
        } catch (InvalidPathException e) {
            return "";
        }
    }

    private static String argument(String text) {
        return text.matches("[A-Za-z0-9=._/#-]*") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
