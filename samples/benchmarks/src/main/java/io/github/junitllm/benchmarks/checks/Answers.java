package io.github.junitllm.benchmarks.checks;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers of some two thousand characters, as models give them; the same ones on every machine. */
final class Answers {

    private static final int LENGTH = 2_000;

    private static final List<String> SUBJECTS = List.of(
            "The parcel",
            "Your order",
            "Our team",
            "The refund",
            "Mrs. Harper",
            "The warehouse in Leeds",
            "This policy");
    private static final List<String> VERBS = List.of(
            "arrived at", "was moved to", "depends on", "has been charged to", "is described in", "will be sent from");
    private static final List<String> OBJECTS = List.of(
            "the address you gave us",
            "the card you paid with",
            "the second page of the guide",
            "a depot near Bristol",
            "our partner in Rotterdam",
            "the account of the company");
    private static final List<String> TAILS = List.of(
            "on 14 March 2026",
            "for 129.90 EUR",
            "within 14 days",
            "although it rained all week",
            "as the invoice no. 2026-0417 says",
            "before the office closes at 17:30");

    private Answers() {}

    /** English prose with some dates, amounts, names and one address of each sort. */
    static String prose(int seed) {
        var random = new Random(seed);
        var text = new StringBuilder("Write to support@shop.example or see https://shop.example/help for more. ");
        while (text.length() < LENGTH) {
            text.append(sentence(random)).append(random.nextInt(5) == 0 ? "\n\n" : " ");
        }
        return text.substring(0, LENGTH);
    }

    static String proseWithJson() {
        return prose(2).substring(0, LENGTH / 2) + "\nHere it is: " + json(LENGTH / 2) + "\nThat is {all} of it.";
    }

    static String json() {
        return json(LENGTH);
    }

    private static String json(int length) {
        var random = new Random(3);
        return IntStream.range(0, length / 60)
                .mapToObj(line -> String.format(
                        "{\"id\": \"item-%03d\", \"amount\": %d.50, \"open\": %b, \"tags\": [\"a\"]}",
                        line, random.nextInt(900), random.nextBoolean()))
                .collect(Collectors.joining(",\n", "[", "]"));
    }

    static String sql() {
        var random = new Random(4);
        return "SELECT o.id, c.name, SUM(l.amount) AS total FROM orders o JOIN customers c ON c.id = o.customer_id"
                + " JOIN lines l ON l.order_id = o.id WHERE o.number IN ("
                + IntStream.range(0, LENGTH / 9)
                        .mapToObj(number -> "'" + (10_000 + random.nextInt(90_000)) + "'")
                        .collect(Collectors.joining(", "))
                + ") GROUP BY o.id, c.name HAVING SUM(l.amount) > 10 ORDER BY total DESC";
    }

    static String markdown() {
        return "# Refunds\n\n" + prose(5).substring(0, LENGTH / 2)
                + "\n\n## Terms\n\n| day | fee |\n|---|---|\n" + "| 14 | 0 |\n".repeat(20)
                + "\n1. Write to *us*.\n2. Send it [back](https://shop.example/back).\n\n```java\nvar a = 1;\n```\n"
                + prose(6).substring(0, LENGTH / 3);
    }

    private static String sentence(Random random) {
        return String.join(
                        " ",
                        SUBJECTS.get(random.nextInt(SUBJECTS.size())),
                        VERBS.get(random.nextInt(VERBS.size())),
                        OBJECTS.get(random.nextInt(OBJECTS.size())),
                        TAILS.get(random.nextInt(TAILS.size())))
                + ".";
    }
}
