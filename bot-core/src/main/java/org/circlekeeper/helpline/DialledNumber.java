package org.circlekeeper.helpline;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/**
 * How a number is written: the way its country writes it where libphonenumber knows the number as one of that country,
 * otherwise exactly as it is listed. Short codes have no international form and are never touched.
 */
final class DialledNumber {
    private DialledNumber() {}

    static Way written(Way way, String country) {
        String e164 = way.e164();
        if (e164 == null) {
            return way;
        }
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = numbers.parse(e164, null);
            if (!numbers.isValidNumberForRegion(number, country)) {
                return way;
            }
            String national = numbers.format(number, PhoneNumberFormat.NATIONAL);
            return digits(national).endsWith(numbers.getNationalSignificantNumber(number))
                    ? way.showing(national)
                    : way;
        } catch (NumberParseException unknown) {
            return way;
        }
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }
}
