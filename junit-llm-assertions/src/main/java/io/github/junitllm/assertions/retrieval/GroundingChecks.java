package io.github.junitllm.assertions.retrieval;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.Excerpt;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.golden.ContextDocument;
import io.github.junitllm.risk.OwaspRisk;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * Checks that an answer rests on its documents, as far as that can be seen without a model: what they find wrong is mostly
 * wrong, what they find right may still be made up.
 *
 * <p>Those that look for what is made up pass where there is nothing to look at, and say so; their score is the share that
 * rests on the documents. Without a document they are undecided.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class GroundingChecks {

    private static final int SHOWN = 5;

    private GroundingChecks() {}

    /** Returns a check that the answer has a marker that points to a given document, see {@link Citation}. */
    public static Check<GroundedAnswer> cites() {
        return Check.of("cite a document it was given", answer -> {
            List<Citation> citations = Citation.in(answer);
            return CheckResult.of(
                    citations.stream().anyMatch(citation -> citation.target(answer.requiredDocuments()) != null),
                    told(citations));
        });
    }

    /** Returns a check that a marker points to this document, by its id or its place. */
    public static Check<GroundedAnswer> cites(String id) {
        return Check.of("cite document " + id, answer -> {
            List<Citation> citations = Citation.in(answer);
            boolean cited = citations.stream()
                    .map(citation -> citation.target(answer.requiredDocuments()))
                    .anyMatch(document -> document != null && document.id().equals(id));
            return CheckResult.of(cited, told(citations));
        });
    }

    /** Returns a check that each marker points to a given document. */
    public static Check<GroundedAnswer> inventsNoCitation() {
        return grounded("cite only documents it was given", answer -> {
            List<ContextDocument> documents = answer.requiredDocuments();
            List<Citation> citations = Citation.in(answer);
            List<String> wrong = citations.stream()
                    .filter(citation -> citation.target(documents) == null)
                    .map(citation -> "[" + citation.id() + "] at " + citation.start())
                    .toList();
            return result(
                    "citation",
                    citations.size(),
                    wrong,
                    "point to no document; given are "
                            + documents.stream()
                                    .limit(SHOWN)
                                    .map(ContextDocument::id)
                                    .collect(Collectors.joining(", ")));
        });
    }

    /**
     * Returns a check that what stands between double quotes stands in a document, word for word: white space and the form
     * of quotes apart, and with {@code ...} for what is left out. Where a marker follows the quote, it must stand in that
     * document. Quotes of every kind count, also those around a single word; single ones do not.
     */
    public static Check<GroundedAnswer> inventsNoQuote() {
        return grounded("quote only what its documents say", answer -> {
            List<ContextDocument> documents = answer.requiredDocuments();
            List<String> normal = documents.stream()
                    .map(document -> QuotedSpan.normal(document.text()))
                    .toList();
            List<Citation> citations = Citation.in(answer);
            List<QuotedSpan> spans = QuotedSpan.in(answer.text());
            List<String> wrong = new ArrayList<>();
            int next = 0;
            for (QuotedSpan span : spans) {
                while (next < citations.size() && citations.get(next).start() < span.end()) {
                    next++;
                }
                List<ContextDocument> cited = citedFor(span, citations.subList(next, citations.size()), answer);
                List<String> pieces = span.pieces();
                boolean said = IntStream.range(0, documents.size())
                        .filter(i -> cited.isEmpty() || cited.contains(documents.get(i)))
                        .anyMatch(i -> holds(normal.get(i), pieces));
                if (!said) {
                    wrong.add(Excerpt.of(span.text()) + " at " + span.start()
                            + (cited.isEmpty()
                                    ? ""
                                    : " (cited from "
                                            + cited.stream()
                                                    .map(ContextDocument::id)
                                                    .collect(Collectors.joining(", "))
                                            + ")"));
                }
            }
            return result("quote", spans.size(), wrong, "stand in no document so");
        });
    }

    /**
     * Returns a check that each number of the answer is in a document, by value: {@code 1,000.50} is {@code 1000.5}; where a
     * single separator leaves open whether it is one of thousands, both readings count. {@code -5} is not {@code 5},
     * {@code 1.8 million} is {@code 1,800,000}, and English number words are what they say: {@code twelve} is {@code 12}.
     * Markers of citations, numbers of list items and the word "one" are left out. Whatever the answer has computed counts
     * as made up.
     */
    public static Check<GroundedAnswer> inventsNoNumber() {
        return grounded("state only numbers that its documents hold", answer -> {
            Set<String> known = new LinkedHashSet<>();
            answer.requiredDocuments().forEach(document -> known.addAll(NumberMention.valuesIn(document.text())));
            BitSet markers = new BitSet();
            Citation.in(answer).forEach(citation -> markers.set(citation.start(), citation.end()));
            List<NumberMention> numbers = NumberMention.in(answer.text()).stream()
                    .filter(number -> !markers.get(number.start()))
                    .toList();
            List<String> wrong = numbers.stream()
                    .filter(number -> number.values().stream().noneMatch(known::contains))
                    .map(number -> number.text() + " at " + number.start() + " ("
                            + Excerpt.around(answer.text(), number.start(), number.end()) + ")")
                    .toList();
            return result("number", numbers.size(), wrong, "stand in no document");
        });
    }

    /**
     * Returns a check that each name of the answer is in a document, ignoring case. A name is what capitals say it is: up to
     * six words in a row that are capitalised, in capitals, or have a capital inside, but not the word a sentence begins
     * with, nor a heading. In a language that capitalises other words too, as German does, those count as names.
     * Undecided where most letters of the answer have no capitals.
     */
    public static Check<GroundedAnswer> inventsNoName() {
        return grounded("name only names that its documents hold", answer -> {
            List<ContextDocument> documents = answer.requiredDocuments();
            if (NameMention.isWithoutCapitals(answer.text())) {
                throw new UndecidedException(
                        "most letters of the answer have no capitals, so names cannot be told from other words");
            }
            List<NameMention> names = NameMention.in(answer.text());
            Set<Integer> lengths =
                    names.stream().map(name -> name.words().size()).collect(Collectors.toSet());
            List<Set<List<String>>> known = documents.stream()
                    .map(document -> NameMention.runs(document.text(), lengths))
                    .toList();
            List<String> wrong = names.stream()
                    .filter(name -> known.stream().noneMatch(name::isIn))
                    .map(name -> Excerpt.of(name.text()))
                    .toList();
            return result("name", names.size(), wrong, "stand in no document");
        });
    }

    /** Returns the documents of the markers directly behind a quote; none where there are no such. */
    private static Check<GroundedAnswer> grounded(String description, Function<GroundedAnswer, CheckResult> rule) {
        return Check.of(description, rule).exercising(EnumSet.of(OwaspRisk.MISINFORMATION));
    }

    private static List<ContextDocument> citedFor(QuotedSpan span, List<Citation> citations, GroundedAnswer answer) {
        List<ContextDocument> cited = new ArrayList<>();
        int end = span.end();
        for (Citation citation : citations) {
            boolean adjacent = citation.start() < end || isPunctuation(answer.text(), end, citation.start());
            if (!adjacent) {
                break;
            }
            ContextDocument document = citation.target(answer.documents());
            if (document != null) {
                cited.add(document);
            }
            end = citation.end();
        }
        return cited;
    }

    private static boolean isPunctuation(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Character.isWhitespace(text.charAt(i)) && ".,;:!?()".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(String document, List<String> pieces) {
        int from = 0;
        for (String piece : pieces) {
            int at = document.indexOf(piece, from);
            if (at < 0) {
                return false;
            }
            from = at + piece.length();
        }
        return true;
    }

    private static CheckResult result(String what, int all, List<String> wrong, String verdict) {
        if (all == 0) {
            return CheckResult.pass("it has no " + what);
        }
        double score = (double) (all - wrong.size()) / all;
        String counted = all + " " + what + (all == 1 ? "" : "s");
        if (wrong.isEmpty()) {
            return CheckResult.pass("its " + counted + " rest on the documents");
        }
        String list = wrong.stream().limit(SHOWN).collect(Collectors.joining(", "));
        String more = wrong.size() > SHOWN ? ", and " + (wrong.size() - SHOWN) + " more" : "";
        return new CheckResult(
                false, score, wrong.size() + " of its " + counted + " " + verdict + ": " + list + more, null, null);
    }

    private static String told(List<Citation> citations) {
        if (citations.isEmpty()) {
            return "it cites nothing";
        }
        return "it cites "
                + citations.stream()
                        .map(citation -> "[" + citation.id() + "]")
                        .distinct()
                        .limit(2 * SHOWN)
                        .collect(Collectors.joining(", "));
    }
}
