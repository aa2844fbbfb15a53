package org.circlekeeper.helpline;

import com.ibm.icu.util.ULocale;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What countries and languages are called; each name is looked up once, because ICU takes a while for it. Thread-safe. */
final class Names {
    private static final Map<Key, String> COUNTRIES = new ConcurrentHashMap<>();
    private static final Map<Key, String> LANGUAGES = new ConcurrentHashMap<>();

    private record Key(String code, Locale in) {}

    private Names() {}

    static String country(String code, Locale in) {
        return COUNTRIES.computeIfAbsent(
                new Key(code, in), key -> ULocale.getDisplayCountry("und_" + code, ULocale.forLocale(in)));
    }

    static String language(String code, Locale in) {
        return LANGUAGES.computeIfAbsent(
                new Key(code, in), key -> ULocale.getDisplayLanguage(code, ULocale.forLocale(in)));
    }
}
