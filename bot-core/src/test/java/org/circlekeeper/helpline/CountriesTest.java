package org.circlekeeper.helpline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.circlekeeper.words.Catalogue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CountriesTest {
    private final Countries countries = new Countries(new Catalogue().languages());

    @ParameterizedTest
    @CsvSource({
        "Germany,DE",
        "Alemania,DE",
        "Deutschland,DE",
        "deutschland,DE",
        "DE,DE",
        "de,DE",
        "DEU,DE",
        "🇩🇪,DE",
        "UK,GB",
        "England,GB",
        "Scotland,GB",
        "Great Britain,GB",
        "USA,US",
        "america,US",
        "Vereinigte Staaten,US",
        "Holland,NL",
        "the netherlands,NL",
        "España,ES",
        "espana,ES",
        "Österreich,AT",
        "Austria,AT",
        "Türkei,TR",
        "Turkey,TR",
        "Ivory Coast,CI",
        "Côte d’Ivoire,CI",
        "South Korea,KR",
        "日本,JP",
        "Україна,UA",
        "Brasil,BR",
        "Czech Republic,CZ",
        "Niger,NE",
        "Nigeria,NG",
        "Ireland,IE",
        "Republic of Ireland,IE",
        "us,US",
        "uk,GB",
        "es,ES",
        "NO,NO",
        "  Norway! ,NO",
        "Kosovo,XK",
        "Hong Kong,HK"
    })
    void a_country_is_known_by_any_of_its_names(String typed, String code) {
        assertThat(countries.recognise(typed).certain()).contains(code);
    }

    @ParameterizedTest
    @CsvSource({"Germny,DE", "Untied Kingdom,GB", "Swizterland,CH", "Brazl,BR", "Mexcio,MX", "Fance,FR", "Frnace,FR"})
    void a_slip_of_the_finger_is_understood(String typed, String code) {
        assertThat(countries.recognise(typed).certain()).contains(code);
    }

    @ParameterizedTest
    @CsvSource({"Austrla,AT", "Austrla,AU", "Nigera,NG", "Nigera,NE", "korea,KR", "korea,KP", "Congo,CD", "Iram,IR"})
    void what_could_be_two_countries_is_asked(String typed, String among) {
        assertThat(countries.recognise(typed).certain()).isEmpty();
        assertThat(countries.recognise(typed).codes()).contains(among);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "New Mexico=US",
                "I live in New Mexico=US",
                "Atlanta, Georgia, USA=US",
                "Georgia=GE",
                "Georgia=US",
                "New Jersey=US",
                "Indiana=US",
                "Malibu=ML",
                "Dominican=DO",
                "Dominican=DM",
                "Peru, Indiana=US",
                "Peru, Indiana=PE",
                "Malta, Montana=US",
                "Lebanon, Pennsylvania=US",
                "Granada=ES",
                "New South Wales=AU",
                "I live in Spain=ES",
                "I am leaving Spain for good=ES",
                "somewhere in New Zealand=NZ",
                "German=DE",
                "Nigeri=NG",
                "no=NO",
                "in=IN",
                "is=IS",
                "it=IT",
                "to=TO",
                "so=SO",
                "me=ME",
                "My=MY",
                "and=AD",
                "can=CA",
                "ga=GA",
                "ga=US"
            })
    void what_may_be_somewhere_else_is_asked(String typed, String among) {
        assertThat(countries.recognise(typed).certain()).isEmpty();
        assertThat(countries.recognise(typed).codes()).contains(among);
    }

    @Test
    void no_state_of_a_country_is_taken_for_a_country() {
        for (String state : new String[] {
            "Alabama",
            "Maine",
            "Kansas",
            "Nevada",
            "Oregon",
            "Texas",
            "Utah",
            "Washington",
            "West Virginia",
            "New York",
            "New Hampshire",
            "Ontario",
            "Nova Scotia",
            "British Columbia",
            "Montna",
            "Gorgia"
        }) {
            assertThat(countries.recognise(state).certain()).as(state).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "12345", "Middle-earth", "help me", "🙂", "%%%", "qqq", "home"})
    void what_is_no_country_is_never_taken_for_one(String typed) {
        assertThat(countries.recognise(typed).certain()).isEmpty();
    }

    @Test
    @Tag("thorough")
    void every_country_answers_to_its_name_in_every_language() {
        for (String code : Countries.codes()) {
            for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN, Locale.forLanguageTag("es"))) {
                String name = Countries.name(code, language);
                assertThat(countries.recognise(name).codes()).as(name).contains(code);
            }
            assertThat(countries.recognise(code).certain()).as(code).contains(code);
        }
    }

    @Test
    void suggestions_are_names_in_the_language_of_the_person() {
        assertThat(countries.suggestions(Locale.GERMAN))
                .anyMatch(one -> one.label().equals("Österreich") && one.value().equals("AT"));
    }
}
