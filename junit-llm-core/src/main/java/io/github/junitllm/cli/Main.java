package io.github.junitllm.cli;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;

/** The runnable jar: {@code java -jar junit-llm-<version>-cli.jar <command> <options>}. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Main {

    private static final int WRONG_USE = 2;

    private static final String USAGE = """
            usage: junit-llm <command> <options>

            commands:
              gateway   answers model calls of other processes from fixtures, or records them

            junit-llm <command> --help tells a command's options.
            """;

    private Main() {}

    public static void main(String[] arguments) {
        int status = run(Arrays.asList(arguments), System.out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Runs a command and returns its exit status; one that serves goes on until the process is told to end. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        String command = arguments.isEmpty() ? "" : arguments.get(0);
        try {
            switch (command) {
                case "gateway" -> GatewayCommand.run(arguments.subList(1, arguments.size()), out, err);
                case "help", "--help", "-h" -> out.print(USAGE);
                default ->
                    throw new UsageException(
                            command.isEmpty() ? "no command is given" : "there is no command \"" + command + "\"");
            }
            return 0;
        } catch (UsageException wrong) {
            err.println("junit-llm: " + wrong.getMessage());
            err.println();
            err.print(command.equals("gateway") ? GatewayCommand.USAGE : USAGE);
            return WRONG_USE;
        }
    }
}
