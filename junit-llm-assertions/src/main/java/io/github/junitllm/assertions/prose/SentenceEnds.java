package io.github.junitllm.assertions.prose;

import java.util.List;
import java.util.Set;

/**
 * Tells whether a sentence ends among some tokens: the decisions of the Punkt algorithm (T. Kiss, J. Strunk,
 * Unsupervised Multilingual Sentence Boundary Detection, Computational Linguistics 32, 2006, section 4) with a list of
 * abbreviations and of words that begin a sentence in place of a trained model.
 */
final class SentenceEnds {

    private static final Set<String> ABBREVIATIONS = words("""
            mr mrs ms dr prof rev hon st sr jr gen col capt cpt lt sgt maj cmdr adm gov sen rep pres messrs mme mlle
            inc ltd co corp bros llc dept assn univ est ave blvd rd hwy apt bldg fig figs vol vols ed eds pp al cf vs
            etc approx ca ext min max tel jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri
            ph.d m.d b.a m.a b.s m.s a.m p.m e.g i.e a.d b.c u.s u.k u.n d.c""");

    /** Words that are written small but at the beginning of a sentence. */
    private static final Set<String> STARTERS = words("""
            the a an this that these those it its he she they we you i his her their our your my there here what which who
            whom whose when where why how if in on at by for from with without within as of to into onto over under after
            before while during since until although though because but and or so yet nor however therefore moreover
            furthermore additionally meanwhile finally also then now once first second third next last let lets some many
            most all any each every both either neither no not one two three several such is are was were be been do does
            did have has had can could will would shall should may might must please remember thank thanks yes
            nevertheless instead otherwise still even just only perhaps maybe unfortunately fortunately""");

    private static final String PUNCTUATION = ";:,.!?";

    private static final String ENDS = ".?!";

    /** What the token after a point says about it. */
    private enum Start {
        YES,
        NO,
        UNKNOWN
    }

    private SentenceEnds() {}

    static boolean among(List<String> tokens) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (endsSentence(tokens.get(i), tokens.get(i + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsSentence(String token, String next) {
        if (token.length() == 1 && ENDS.contains(token)) {
            return true;
        }
        if (!token.endsWith(".")) {
            return false;
        }
        boolean ellipsis = token.startsWith("..");
        if (!ellipsis && token.endsWith("..")) {
            return false;
        }
        Start start = start(next);
        if (isInitial(token)) {
            return start == Start.YES || (start == Start.UNKNOWN && !startsUpper(next));
        }
        if (ellipsis || isAbbreviation(token)) {
            return start == Start.YES;
        }
        return !isNumber(token) || start != Start.NO;
    }

    private static Start start(String next) {
        if (next.length() == 1 && PUNCTUATION.contains(next)) {
            return Start.NO;
        }
        if (Character.isLowerCase(next.codePointAt(0))) {
            return Start.NO;
        }
        String word = next.endsWith(".") ? next.substring(0, next.length() - 1) : next;
        return startsUpper(next) && STARTERS.contains(Letters.lower(word)) ? Start.YES : Start.UNKNOWN;
    }

    private static boolean startsUpper(String token) {
        return Character.isUpperCase(token.codePointAt(0));
    }

    /** A letter with a point: the A. of "A. Smith". */
    private static boolean isInitial(String token) {
        int first = token.codePointAt(0);
        return Character.isLetter(first) && token.length() == Character.charCount(first) + 1;
    }

    private static boolean isAbbreviation(String token) {
        String word = Letters.lower(token.substring(0, token.length() - 1));
        return ABBREVIATIONS.contains(word)
                || ABBREVIATIONS.contains(word.substring(word.lastIndexOf('-') + 1))
                || isLettersWithPoints(word);
    }

    private static boolean isLettersWithPoints(String word) {
        if (word.length() < 3 || word.length() % 2 == 0) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            boolean fits = i % 2 == 0 ? Character.isLetter(word.charAt(i)) : word.charAt(i) == '.';
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** Digits with a point: the 1. of a list. */
    private static boolean isNumber(String token) {
        boolean digit = false;
        for (int i = 0; i < token.length(); i++) {
            char character = token.charAt(i);
            boolean sign = character == '.' || character == ',' || character == '-';
            if (!sign && !Character.isDigit(character)) {
                return false;
            }
            digit |= !sign;
        }
        return digit;
    }

    private static Set<String> words(String text) {
        return Set.copyOf(Blanks.split(text));
    }
}
