package org.circlekeeper.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import broken.circlekeeper.checkin.Pointing;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.circlekeeper.chat.Bot;
import org.circlekeeper.chat.ChatPlatform;
import org.circlekeeper.command.CommandDesk;
import org.circlekeeper.group.Member;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameterised JUnit methods on purpose: annotated fields were seen not to run, without a word. */
class ArchitectureTest {
    private static final JavaClasses BOT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.circlekeeper");
    private static final JavaClasses BROKEN = new ClassFileImporter()
            .importPackages(
                    "broken", "net.dv8tion", "de.connect2x", "org.circlekeeper.command", "org.circlekeeper.chat");

    static Set<String> names() {
        return Rules.all().keySet();
    }

    private static ArchRule rule(String name) {
        return Rules.all().get(name).allowEmptyShould(false);
    }

    @Test
    void the_rules_see_the_code() {
        assertThat(BOT.contain(Bot.class)).isTrue();
        assertThat(BOT.contain(CommandDesk.class)).isTrue();
        assertThat(BOT.contain(Member.class)).isTrue();
        assertThat(BOT.stream().anyMatch(seen -> seen.isAssignableTo(ChatPlatform.class) && !seen.isInterface()))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("names")
    void the_bot_keeps_the_rule_that(String name) {
        rule(name).check(BOT);
    }

    @ParameterizedTest
    @ValueSource(classes = {Pointing.AtNow.class, Pointing.AtTicks.class, Pointing.AtDate.class})
    void a_clock_is_noticed_however_it_is_read(Class<?> reader) {
        JavaClasses alone = new ClassFileImporter().importClasses(reader);
        assertThat(rule("time comes from the injected clock").evaluate(alone).hasViolation())
                .isTrue();
    }

    @Test
    void private_words_are_noticed_when_only_a_reference_opens_them() {
        JavaClasses alone = new ClassFileImporter().importClasses(Pointing.AtWords.class);
        assertThat(rule("private words are opened only where they are kept or shown to their author")
                        .evaluate(alone)
                        .hasViolation())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("names")
    void somebody_would_notice_if_it_were_not_so_that(String name) {
        assertThat(rule(name).evaluate(BROKEN).hasViolation()).isTrue();
    }
}
