package io.github.junitllm.assertions.text;

import io.github.junitllm.assertions.prose.Letters;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What stands in brackets and asks to be filled in: {@code your name}, {@code Datum}, {@code insérer l'adresse}. In
 * English, German, French, Spanish, Italian and Portuguese.
 */
final class Placeholders {

    /** Whose it is, or what to do: the beginning of a placeholder of several words. */
    private static final Set<String> BEGINNINGS = words("your insert enter add choose specify recipient's customer's"
            + " ihr ihre ihren ihrem ihrer dein deine deinen deiner votre vos ton ta su sus tu tus vostro vostra"
            + " tuo tua suo sua seu sua seus suas teu einfügen insérer insérez indiquer insertar inserte"
            + " introduzca inserire inserisci inserir insira");

    private static final Set<String> ARTICLES = words("il la lo");

    private static final Set<String> ENDINGS = words(
            "einfügen eintragen ergänzen angeben einsetzen insérer insertar inserire inserir here hier ici aquí qui");

    /** What is filled in. */
    private static final Set<String> FIELDS = words("name date address number company city email mail"
            + " datum adresse anschrift nummer firma ort stadt telefonnummer vorname nachname rechnungsnummer"
            + " bestellnummer kundennummer betrag unternehmen"
            + " nom prénom numéro entreprise ville société téléphone montant"
            + " nombre apellido apellidos fecha dirección número empresa ciudad teléfono importe"
            + " nome cognome indirizzo numero azienda città telefono importo"
            + " sobrenome endereço cidade telefone valor");

    private static final Set<String> QUALIFIERS = words("first last full company customer recipient sender user client"
            + " phone telephone order invoice account email e mail start end current today's"
            + " des der die das kunden voller vollständiger aktuelles"
            + " de du la le l' d' complet del completo di della do da commande pedido ordine");

    private Placeholders() {}

    /** Tells whether the text between brackets is one. */
    static boolean isOne(String inside) {
        String plain = Letters.lower(inside.strip()).replace('\u2019', '\'');
        List<String> words =
                Arrays.stream(plain.split("[\\s_-]+|(?<=(?:^|\\s)[ld]')", -1)).toList();
        if (words.size() > 1) {
            boolean mayBeArticle = ARTICLES.contains(words.get(0));
            // "il tuo nome", but not "il gatto"
            String beginning = words.get(mayBeArticle ? 1 : 0);
            if (BEGINNINGS.contains(beginning) || ENDINGS.contains(words.get(words.size() - 1))) {
                return true;
            }
        }
        return words.stream().anyMatch(FIELDS::contains)
                && words.stream().allMatch(word -> FIELDS.contains(word) || QUALIFIERS.contains(word));
    }

    private static Set<String> words(String list) {
        return Set.copyOf(Arrays.asList(list.split(" ")));
    }
}
