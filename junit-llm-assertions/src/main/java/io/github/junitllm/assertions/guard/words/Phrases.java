package io.github.junitllm.assertions.guard.words;

import io.github.junitllm.assertions.guard.unmask.Folding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Phrases by their first word. Each place of a text is looked at as often as phrases begin with that word. Immutable. */
final class Phrases {

    private final Map<String, List<List<String>>> byFirst = new HashMap<>();

    Phrases(Collection<String> phrases) {
        for (String phrase : phrases) {
            List<String> words =
                    Word.in(Folding.fold(phrase)).stream().map(Word::text).toList();
            if (words.isEmpty()) {
                throw new IllegalArgumentException(
                        "\"" + phrase + "\" has no letter or digit, so that it cannot be looked for as a word");
            }
            byFirst.computeIfAbsent(words.get(0), first -> new ArrayList<>()).add(words);
        }
        if (byFirst.isEmpty()) {
            throw new IllegalArgumentException("a list of no words finds nothing; give it words");
        }
    }

    record Place(int start, int end) {}

    /** A word and its place. Ideographs are words each. */
    private record Word(String text, int start, int end) {

        static List<Word> in(String text) {
            List<Word> words = new ArrayList<>();
            int i = 0;
            while (i < text.length()) {
                int point = text.codePointAt(i);
                int end = i + Character.charCount(point);
                if (Folding.isOfWord(point)) {
                    while (!Character.isIdeographic(point) && end < text.length() && goesOn(text.codePointAt(end))) {
                        end += Character.charCount(text.codePointAt(end));
                    }
                    words.add(new Word(text.substring(i, end), i, end));
                }
                i = end;
            }
            return words;
        }

        private static boolean goesOn(int point) {
            return Folding.isOfWord(point) && !Character.isIdeographic(point);
        }
    }

    List<Place> in(String text) {
        List<Word> words = Word.in(text);
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            for (List<String> phrase : byFirst.getOrDefault(words.get(i).text(), List.of())) {
                if (standsAt(phrase, words, i)) {
                    places.add(new Place(
                            words.get(i).start(),
                            words.get(i + phrase.size() - 1).end()));
                }
            }
        }
        return places;
    }

    private static boolean standsAt(List<String> phrase, List<Word> words, int at) {
        if (at + phrase.size() > words.size()) {
            return false;
        }
        for (int k = 0; k < phrase.size(); k++) {
            if (!words.get(at + k).text().equals(phrase.get(k))) {
                return false;
            }
        }
        return true;
    }
}
