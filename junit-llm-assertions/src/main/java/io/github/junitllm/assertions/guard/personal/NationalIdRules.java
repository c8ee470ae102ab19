package io.github.junitllm.assertions.guard.personal;

/** What the registers of states say of a number, besides its form. Each takes letters and digits only. */
final class NationalIdRules {

    private static final String DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String HETU_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    private static final String OMOCODIA = "LMNPQRSTUV";

    /** The values of 0 to 9, which A to J share, and of the letters, at odd places of a codice fiscale. */
    private static final int[] ODD_PLACES = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    private NationalIdRules() {}

    static boolean ssn(String id) {
        String area = id.substring(0, 3);
        return !area.equals("000")
                && !area.equals("666")
                && id.charAt(0) != '9'
                && !id.startsWith("00", 3)
                && !id.endsWith("0000");
    }

    static boolean germanTaxId(String id) {
        int[] times = new int[10];
        for (int i = 0; i < 10; i++) {
            times[id.charAt(i) - '0']++;
        }
        int repeated = 0;
        int most = 0;
        for (int count : times) {
            repeated += count > 1 ? 1 : 0;
            most = Math.max(most, count);
        }
        return repeated == 1 && most <= 3 && Checksums.mod11And10(id);
    }

    static boolean nir(String id) {
        int month = Integer.parseInt(id.substring(3, 5));
        boolean knownMonth = (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50;
        // Corsica's departments count as 19 and 18.
        String digits = id.replace("2A", "19").replace("2B", "18");
        long number = Long.parseLong(digits.substring(0, 13));
        return knownMonth && 97 - number % 97 == Long.parseLong(digits.substring(13));
    }

    static boolean bsn(String id) {
        return Integer.parseInt(id) > 0 && Checksums.weighted(id, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0;
    }

    static boolean dni(String id) {
        int first = "XYZ".indexOf(id.charAt(0));
        String digits = (first >= 0 ? first + id.substring(1) : id).substring(0, 8);
        return DNI_LETTERS.charAt(Integer.parseInt(digits) % 23) == id.charAt(id.length() - 1);
    }

    static boolean pesel(String id) {
        int month = Integer.parseInt(id.substring(2, 4)) % 20;
        return isDate(month, id.substring(4, 6)) && Checksums.weighted(id, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1) % 10 == 0;
    }

    static boolean codiceFiscale(String id) {
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            char c = id.charAt(i);
            int value = c <= '9' ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? ODD_PLACES[value] : value;
        }
        int day = digit(id.charAt(9)) * 10 + digit(id.charAt(10));
        return 'A' + sum % 26 == id.charAt(15) && day % 40 >= 1 && day % 40 <= 31;
    }

    /** Digits stand for themselves, or as a letter where two people had the same code. */
    private static int digit(char c) {
        return c <= '9' ? c - '0' : OMOCODIA.indexOf(c);
    }

    static boolean belgian(String id) {
        long number = Long.parseLong(id.substring(0, 9));
        long check = Long.parseLong(id.substring(9));
        int month = Integer.parseInt(id.substring(2, 4));
        return month <= 12 && (97 - number % 97 == check || 97 - (2_000_000_000L + number) % 97 == check);
    }

    static boolean cpf(String id) {
        int first = Checksums.weighted(id, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
        int second = Checksums.weighted(id, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
        boolean differs = id.chars().distinct().count() > 1;
        return differs && first == id.charAt(9) - '0' && second == id.charAt(10) - '0';
    }

    static boolean personnummer(String id) {
        String ten = id.substring(id.length() - 10);
        int day = Integer.parseInt(ten.substring(4, 6));
        // From 61 on it is a coordination number.
        return isDate(Integer.parseInt(ten.substring(2, 4)), String.valueOf(day > 60 ? day - 60 : day))
                && Checksums.luhn(ten);
    }

    static boolean hetu(String id) {
        // The sign for the century is no letter in most of them, and left out then.
        String digits = id.substring(0, 6) + id.substring(id.length() - 4, id.length() - 1);
        return isDate(Integer.parseInt(id.substring(2, 4)), id.substring(0, 2))
                && HETU_CHARACTERS.charAt(Integer.parseInt(digits) % 31) == id.charAt(id.length() - 1);
    }

    static boolean ahv(String id) {
        return Checksums.weighted(id, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1) % 10 == 0;
    }

    static boolean chineseId(String id) {
        int sum = Checksums.weighted(id, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);
        return isDate(Integer.parseInt(id.substring(10, 12)), id.substring(12, 14))
                && "10X98765432".charAt(sum % 11) == id.charAt(17);
    }

    private static boolean isDate(int month, String day) {
        int number = Integer.parseInt(day);
        return month >= 1 && month <= 12 && number >= 1 && number <= 31;
    }
}
