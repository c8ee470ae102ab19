package io.github.junitllm.assertions.guard.personal;

import java.util.regex.Pattern;

/** Words right ahead of a number that call it something that is nobody's: the number of an order, an article, a book. */
final class Labels {

    private static final int NEAR = 48;

    private static final Pattern OTHER = Pattern.compile(
            "(?<!\\p{L})(?:order|bestell\\p{L}*+|auftrag\\p{L}*+|artikel\\p{L}*+|rechnung\\p{L}*+|invoice|sendung\\p{L}*+|tracking"
                    + "|paket\\p{L}*+|shipment|parcel|serien\\p{L}*+|serial|ticket|vorgang\\p{L}*+|akten\\p{L}*+|kunden\\p{L}*+|customer"
                    + "|reference|referenz\\p{L}*+|ref|isbn|issn|ean|gtin|upc|imei|sku|asin|part|item|product|produkt\\p{L}*+|article"
                    + "|booking|buchung\\p{L}*+|contract|vertrag\\p{L}*+|commande|facture|pedido|factura|ordine|fattura|commit|build)"
                    + "(?:-1[03])?(?:[\\s:#.\"'(-]|n[ro°º](?!\\p{L})|number|nummer|numéro|número|numero|id(?!\\p{L})|code|is(?!\\p{L})|ist(?!\\p{L})"
                    + "|lautet|was(?!\\p{L})|war(?!\\p{L})|de(?!\\p{L}))*+$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Labels() {}

    static boolean callsItOther(String text, int start) {
        return OTHER.matcher(text.substring(Math.max(0, start - NEAR), start)).find();
    }
}
