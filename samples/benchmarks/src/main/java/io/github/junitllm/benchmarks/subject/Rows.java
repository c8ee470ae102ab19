package io.github.junitllm.benchmarks.subject;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Writes golden sets of any size: questions of some twenty words, no two alike, the same ones on every machine. */
public final class Rows {

    /** Where the evals look for their golden set, below a directory that is put on the class path. */
    public static final String RESOURCE = "golden/rows.jsonl";

    private static final List<String> TAGS = List.of("billing", "delivery", "returns", "account", "warranty");

    private static final List<String> WORDS =
            List.of(("the my an order refund parcel invoice account card voucher address"
                            + " delivery return warranty repair colour size email password login store shop price discount when"
                            + " where how why which who can could should would does did is was has will cancel change track send"
                            + " receive open close pay charge replace exchange update confirm extend broken late missing wrong"
                            + " second new old blue last first next another after before without with for from to about on in"
                            + " yesterday today tomorrow week month twice still never always again please thanks")
                    .split(" "));

    private Rows() {}

    /** Writes a golden set below the directory, unless it is there already. */
    public static void write(Path directory, int rows) throws IOException {
        Path file = directory.resolve(RESOURCE);
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(file.getParent());
        var random = new Random(20_261_101);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int row = 1; row <= rows; row++) {
                out.write(row(row, random));
                out.write('\n');
            }
        }
    }

    /** Returns one row; the texts need no escaping. */
    public static String row(int number, Random random) {
        String input = random.ints(12 + random.nextInt(16), 0, WORDS.size())
                .mapToObj(WORDS::get)
                .collect(Collectors.joining(" ", "", "?"));
        return String.format(
                "{\"id\":\"row-%06d\",\"input\":\"%s\",\"expected\":\"%s\",\"tags\":[\"%s\"],\"channel\":\"web\"}",
                number, input, Application.reference(input), TAGS.get(number % TAGS.size()));
    }
}
