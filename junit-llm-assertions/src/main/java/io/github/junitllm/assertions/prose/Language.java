package io.github.junitllm.assertions.prose;

import com.optimaize.langdetect.DetectedLanguage;
import com.optimaize.langdetect.LanguageDetector;
import com.optimaize.langdetect.LanguageDetectorBuilder;
import com.optimaize.langdetect.i18n.LdLocale;
import com.optimaize.langdetect.ngram.NgramExtractors;
import com.optimaize.langdetect.profiles.LanguageProfile;
import com.optimaize.langdetect.profiles.LanguageProfileReader;
import io.github.junitllm.assertions.check.UndecidedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * The language a text is most likely written in, told from its letter sequences by the library {@code language-detector}.
 * A text without a lower-case letter is looked at in lower case: the library knows too little about capitals, and takes
 * English ones for German. A text of which a fifth of the letters or more is Kana is Japanese: no other language has them,
 * and the library takes short Japanese texts for Chinese.
 *
 * @param code ISO 639-1: {@code en}
 * @param probability from 0.1 to 1; the library's own estimate, close to 1 for nearly every text
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Language(String code, double probability) {

    private static final String COORDINATES = "com.optimaize.languagedetector:language-detector";

    /**
     * Returns the language of a text, or nothing if it has too few letters to tell.
     *
     * @throws UndecidedException if the library is not there
     */
    public static Optional<Language> of(String text) {
        boolean small = text.codePoints().anyMatch(Character::isLowerCase);
        String told = small ? text : Letters.lower(text);
        try {
            if (isJapanese(text)) {
                return Optional.of(new Language(known("ja"), 1));
            }
            return Library.DETECTOR.getProbabilities(told).stream().findFirst().map(Language::of);
        } catch (NoClassDefFoundError missing) {
            throw missing(missing);
        }
    }

    /**
     * Returns the code if the library can tell this language.
     *
     * @throws UndecidedException if it cannot, or the library is not there: no text would ever be in that language
     */
    public static String known(String code) {
        try {
            String lower = Letters.lower(code);
            if (!Library.CODES.contains(lower)) {
                throw new UndecidedException("the language '" + code
                        + "' cannot be told; these can, by their ISO 639-1 code: " + String.join(", ", Library.CODES));
            }
            return lower;
        } catch (NoClassDefFoundError missing) {
            throw missing(missing);
        }
    }

    private static boolean isJapanese(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long kana = text.codePoints().filter(Language::isKana).count();
        return kana > 0 && kana * 5 >= letters;
    }

    private static boolean isKana(int character) {
        UnicodeScript script = UnicodeScript.of(character);
        return Character.isLetter(character) && (script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA);
    }

    private static Language of(DetectedLanguage detected) {
        // The library's sums can leave a probability a hair above 1.
        return new Language(detected.getLocale().getLanguage(), Math.min(1, detected.getProbability()));
    }

    private static UndecidedException missing(NoClassDefFoundError error) {
        return new UndecidedException(
                "telling the language of a text needs " + COORDINATES
                        + " on the class path: add it to the test dependencies",
                error);
    }

    /** Loads the library, and its profiles, only for who asks for a language. */
    private static final class Library {

        private static final List<LanguageProfile> PROFILES = profiles();

        static final Set<String> CODES = PROFILES.stream()
                .map(LanguageProfile::getLocale)
                .map(LdLocale::getLanguage)
                .collect(Collectors.toCollection(TreeSet::new));

        static final LanguageDetector DETECTOR = LanguageDetectorBuilder.create(NgramExtractors.standard())
                .withProfiles(PROFILES)
                // Its sampling draws random numbers: the same text must give the same answer.
                .seed(0)
                .build();

        private static List<LanguageProfile> profiles() {
            try {
                return new LanguageProfileReader().readAllBuiltIn();
            } catch (IOException e) {
                throw new UncheckedIOException("the language profiles of " + COORDINATES + " cannot be read", e);
            }
        }
    }
}
