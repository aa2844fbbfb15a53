package org.circlekeeper.helpline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DirectoryTest {
    private static final Path SHIPPED = Path.of("../config/helplines");

    @TempDir
    Path folder;

    @TempDir
    Path keys;

    private static final String FILE = """
            country: 'NZ'
            emergency:
              - number: '111'
                services: ['ambulance']
                listed:
                  - {source: 'ONE', date: '2026-04'}
            lines:
              - id: 'nz-test'
                name: 'Test line'
                needs: ['suicide']
                audience: ['everyone']
                ways:
                  - {by: 'call', value: '0800 000'}
                strength: 'strong'
                listed:
                  - {source: 'ONE', date: '2026-10-07'}
            """;

    private List<String> problemsWith(String file) throws IOException {
        Files.writeString(folder.resolve("NZ.yaml"), file);
        return HelplineFeature.check(sign(folder));
    }

    @Test
    @Tag("thorough")
    void the_directory_we_ship_is_sound() {
        assertThat(HelplineFeature.check(new HelplineFeature.Folder(SHIPPED, Optional.empty())))
                .as(
                        "after a change: ./circlekeeper directory check, then the maintainers’ ./circlekeeper directory sign --key")
                .isEmpty();
    }

    @Test
    @Tag("thorough")
    void every_file_we_ship_is_in_the_program() throws IOException {
        try (var files = Files.newDirectoryStream(SHIPPED, "??.yaml")) {
            for (Path file : files) {
                String code = String.valueOf(file.getFileName()).substring(0, 2);
                assertThat(Directory.inside(code)).as(code).isPresent();
                assertThat(Countries.codes()).contains(code);
            }
        }
    }

    @Test
    void a_sound_file_has_no_problems() throws IOException {
        assertThat(problemsWith(FILE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            needs: ['suicide']       | needs: ['suicid']                    | 10 | suicid
            audience: ['everyone']   | audience: ['everyone', 'martians']   | 11 | martians
            value: '0800 000'        | value: 800000                        | 13 | String
            value: '0800 000'        | value: 0.5                           | 13 | String
            strength: 'strong'       | strength: 'certain'                  | 14 | certain
            date: '2026-10-07'       | date: '2026-13-07'                   | 16 | date
            strength: 'strong'       | strength: 'strong'\\n    flag: 'x'  | 18 | flag
            strength: 'strong'       | pair: 'a'\\n    pair: 'b'            | 15 | pair
            by: 'call'               | by: 'carrier-pigeon'                 | 13 | carrier-pigeon
            """)
    void a_wrong_word_is_named_with_file_and_line(String good, String bad, int line, String named) throws IOException {
        assertThat(problemsWith(FILE.replace(good, bad.replace("\\n", "\n"))))
                .singleElement()
                .asString()
                .contains("NZ.yaml: line " + line + ":", named);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {source: 'ONE', date: '2026-10-07'} | {source: 'ONE'}        | date
            needs: ['suicide']                  | nedes: ['suicide']     | needs
            date: '2026-10-07'                  | dated: '2026-10-07'    | date
            {source: 'ONE', date: '2026-10-07'} | {date: '2026-10-07'}   | source
            strength: 'strong'                  | cautions: []           | strength
            country: 'NZ'                       | country: 'AU'          | NZ
            name: 'Test line'                   | region: 'NZ-AUK'       | name
            id: 'nz-test'                       | id: 'NZ Test'          | id
            """)
    void what_is_missing_is_named(String good, String bad, String named) throws IOException {
        assertThat(problemsWith(FILE.replace(good, bad)))
                .singleElement()
                .asString()
                .contains("NZ.yaml: ", named);
    }

    @Test
    void a_line_without_source_and_date_does_not_load() throws IOException {
        String without = FILE.substring(0, FILE.lastIndexOf("    listed:"));
        assertThat(problemsWith(without)).singleElement().asString().contains("nz-test", "listed");
        assertThat(problemsWith(without + "    status: 'hold'\n    status-reason: 'no source'\n"))
                .isEmpty();
    }

    @Test
    void hours_need_a_zone() throws IOException {
        assertThat(problemsWith(FILE + """
                    hours:
                      week:
                        - {days: ['mon'], from: '09:00', to: '17:00'}
                      source: 'ONE'
                """)).singleElement().asString().contains("zone");
        assertThat(problemsWith(FILE + """
                    hours:
                      zone: 'Mars/Olympus'
                      week:
                        - {days: ['mon'], from: '09:00', to: '17:00'}
                      source: 'ONE'
                """)).singleElement().asString().contains("Mars/Olympus");
    }

    @Test
    void an_address_nobody_opened_is_not_a_url() throws IOException {
        assertThat(problemsWith(FILE + "    url: 'https://example.org'\n"))
                .singleElement()
                .asString()
                .contains("verified");
    }

    @Test
    void an_id_belongs_to_one_line_in_the_whole_folder() throws IOException {
        Files.writeString(folder.resolve("AU.yaml"), FILE.replace("country: 'NZ'", "country: 'AU'"));
        assertThat(problemsWith(FILE)).singleElement().asString().contains("nz-test");
    }

    @Test
    void a_pair_names_each_other() throws IOException {
        assertThat(problemsWith(FILE + "    pair: 'nz-nobody'\n"))
                .singleElement()
                .asString()
                .contains("nz-nobody");
    }

    @Test
    void the_operators_file_goes_before_the_copy_inside() throws IOException {
        Files.writeString(folder.resolve("NZ.yaml"), FILE);
        assertThat(names(directory(sign(folder)).country("NZ"))).containsExactly("Test line");
    }

    @ParameterizedTest
    @CsvSource({"''", "'country: NZ\nlines: ['", "'country: NZ\nsurprise: yes'", "'\u0000\u0001'"})
    void a_damaged_file_is_replaced_by_the_copy_inside(String damaged) throws IOException {
        Files.writeString(folder.resolve("NZ.yaml"), damaged);
        Country inside = new Directory(Optional.empty()).country("NZ");
        assertThat(names(directory(sign(folder)).country("NZ")))
                .isEqualTo(names(inside))
                .isNotEmpty();
    }

    @Test
    void a_file_or_folder_that_is_gone_is_replaced_by_the_copy_inside() throws IOException {
        Files.writeString(folder.resolve("NZ.yaml"), FILE);
        assertThat(names(directory(sign(folder)).country("DE"))).contains("TelefonSeelsorge");
        HelplineFeature.Folder gone = new HelplineFeature.Folder(folder.resolve("gone"), Optional.empty());
        assertThat(names(directory(gone).country("DE"))).contains("TelefonSeelsorge");
        assertThat(HelplineFeature.check(gone)).singleElement().asString().contains("gone");
    }

    private static Directory directory(HelplineFeature.Folder of) {
        return new Directory(Optional.of(of.signed()));
    }

    private HelplineFeature.Folder sign(Path what) {
        return SignedFolderTest.sign(what, keys.resolve("helplines.key"));
    }

    private static List<String> names(Country country) {
        return country.lines().stream().map(entry -> entry.line().name()).toList();
    }
}
