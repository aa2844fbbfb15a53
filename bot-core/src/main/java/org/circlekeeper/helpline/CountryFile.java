package org.circlekeeper.helpline;

import java.util.List;

/** What one file of the directory says about a country. */
record CountryFile(String country, List<Emergency> emergency, List<Line> lines) {
    CountryFile {
        Given.text(country, "the country");
        emergency = Given.list(emergency);
        lines = Given.list(lines);
    }
}
