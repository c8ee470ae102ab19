package io.github.junitllm.assertions.guard.personal;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;

/** Loaded only where there is a candidate for a phone number, since its library is optional. */
final class PhoneLibrary {

    private PhoneLibrary() {}

    /** Whether the number, as it is dialled in one of the regions, can be anybody's. */
    static boolean isValid(String number, List<String> regions) {
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        for (String region : regions) {
            try {
                if (library.isValidNumber(library.parse(number, region))) {
                    return true;
                }
            } catch (NumberParseException none) {
                // No number there; the next region may know it.
            }
        }
        return false;
    }
}
