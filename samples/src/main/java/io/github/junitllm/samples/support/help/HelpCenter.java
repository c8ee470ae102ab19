package io.github.junitllm.samples.support.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The bundled help articles and a lexical search over them: BM25 with k1 = 1.2 and b = 0.75 (Robertson and Zaragoza,
 * "The Probabilistic Relevance Framework", 2009). The same question always finds the same articles. Thread-safe.
 */
public final class HelpCenter {
    private static final double K1 = 1.2;
    private static final double B = 0.75;
    /** A match below this comes from filler words only. */
    private static final double LEAST_SCORE = 1.0;

    private static final Set<String> FILLERS = new HashSet<>(Words.of("""
            a about an and are as at be but by can cannot could do does for from get give had has have how i if in is it its
            me more much my no not now of on one only or our please so take tell than that the them then there these they
            this to up want was we what when where which who will with would you your yours
            """));

    private record Indexed(HelpArticle article, Map<String, Integer> counts, int length) {}

    private record Hit(HelpArticle article, double score) {}

    private final List<Indexed> articles;
    private final Map<String, Integer> documentFrequency = new HashMap<>();
    private final double averageLength;

    public HelpCenter(List<HelpArticle> articles) {
        this.articles = articles.stream().map(HelpCenter::index).toList();
        for (Indexed indexed : this.articles) {
            indexed.counts().keySet().forEach(term -> documentFrequency.merge(term, 1, Integer::sum));
        }
        this.averageLength =
                this.articles.stream().mapToInt(Indexed::length).average().orElse(1);
    }

    /** Loads the articles that ship with the application. */
    public static HelpCenter bundled() {
        return new HelpCenter(read("index.txt").lines().map(HelpCenter::load).toList());
    }

    public List<HelpArticle> articles() {
        return articles.stream().map(Indexed::article).toList();
    }

    /** Returns at most {@code limit} articles, best first; none when nothing matches. */
    public List<HelpArticle> search(String question, int limit) {
        Set<String> terms = new HashSet<>(Words.of(question));
        terms.removeAll(FILLERS);
        return articles.stream()
                .map(indexed -> new Hit(indexed.article(), score(indexed, terms)))
                .filter(hit -> hit.score() >= LEAST_SCORE)
                .sorted(Comparator.comparingDouble(Hit::score).reversed())
                .limit(limit)
                .map(Hit::article)
                .toList();
    }

    private double score(Indexed indexed, Set<String> terms) {
        double score = 0;
        for (String term : terms) {
            int count = indexed.counts().getOrDefault(term, 0);
            int frequency = documentFrequency.getOrDefault(term, 0);
            double idf = Math.log(1 + (articles.size() - frequency + 0.5) / (frequency + 0.5));
            score += idf * count * (K1 + 1) / (count + K1 * (1 - B + B * indexed.length() / averageLength));
        }
        return score;
    }

    private static Indexed index(HelpArticle article) {
        List<String> terms = Words.of(article.title() + " " + article.keywords() + " " + article.text());
        Map<String, Integer> counts = new HashMap<>();
        terms.forEach(term -> counts.merge(term, 1, Integer::sum));
        return new Indexed(article, counts, terms.size());
    }

    /** An article's file is its title ("# ..."), its keywords ("Keywords: ...") and its text. */
    private static HelpArticle load(String id) {
        String[] parts = read(id + ".md").split("\n", 3);
        return new HelpArticle(
                id, parts[0].substring("# ".length()), parts[1].substring("Keywords: ".length()), parts[2].strip());
    }

    private static String read(String file) {
        try (InputStream in = HelpCenter.class.getResourceAsStream("/help/" + file)) {
            if (in == null) {
                throw new IllegalStateException("The help article /help/" + file + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the help article " + file, e);
        }
    }
}
