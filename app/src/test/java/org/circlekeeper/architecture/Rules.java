package org.circlekeeper.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Calendar;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.Feature;

/** The rules of the house, by name. Each is checked on the bot, and seen to fail on a class that breaks it. */
final class Rules {
    private static final String[] FEATURES = {"..checkin..", "..agreement..", "..helpline..", "..privacy.."};
    private static final String[] ADAPTERS = {"..console..", "..discord..", "..matrix.."};

    private Rules() {}

    static Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("the shared language knows only the JDK", chatKnowsOnlyTheJdk());
        rules.put("only stores speak SQL", onlyStoresSpeakSql());
        rules.put(
                "packages have no cycles",
                slices().matching("(**).(*)").should().beFreeOfCycles());
        rules.put("features do not know each other", featuresDoNotKnowEachOther());
        rules.put("a feature shows one class", aFeatureShowsOneClass());
        rules.put("commands are hidden and named commands", commandsAreHidden());
        rules.put("every command belongs to a feature", everyCommandBelongsToAFeature());
        rules.put("time comes from the injected clock", timeIsInjected());
        rules.put("private words are opened only where they are kept or shown to their author", privateWords());
        rules.put("adapters know the shared language and the menu only", adaptersKnowLittle());
        rules.put("adapters do not know each other", adaptersDoNotMeet());
        rules.put("only the Discord adapter knows JDA", onlyIn("..discord..", "net.dv8tion.."));
        rules.put("only the bridge of the Matrix adapter knows its SDK", onlyIn("..matrix.bridge..", "de.connect2x.."));
        rules.put("the bot knows no platform", theBotKnowsNoPlatform());
        return rules;
    }

    private static ArchRule chatKnowsOnlyTheJdk() {
        return classes()
                .that()
                .resideInAPackage("..chat..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("..chat..", "java..", "org.jspecify..");
    }

    private static ArchRule onlyStoresSpeakSql() {
        return noClasses()
                .that()
                // and what is inside of one
                .haveNameNotMatching(".*Store(\\$.*)?")
                .and()
                .resideOutsideOfPackages("..storage..", "..testkit..", "..bench..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jdbi..", "java.sql..");
    }

    private static ArchRule featuresDoNotKnowEachOther() {
        return slices().matching("(**).(checkin|agreement|helpline|privacy)..")
                .should()
                .notDependOnEachOther();
    }

    private static ArchRule aFeatureShowsOneClass() {
        return classes()
                .that()
                .resideInAnyPackage(FEATURES)
                .and()
                .areNotAssignableTo(Feature.class)
                .and()
                .haveSimpleNameNotEndingWith("package-info")
                .and()
                .areTopLevelClasses()
                .should()
                .notBePublic();
    }

    private static ArchRule commandsAreHidden() {
        return classes()
                .that()
                .implement(Command.class)
                .should()
                .haveSimpleNameEndingWith("Command")
                .andShould()
                .bePackagePrivate();
    }

    private static ArchRule everyCommandBelongsToAFeature() {
        return classes().that().implement(Command.class).should(new ArchCondition<>("be made by a feature") {
            @Override
            public void check(JavaClass command, ConditionEvents events) {
                boolean made = command.getConstructorCallsToSelf().stream()
                        .anyMatch(call -> call.getOriginOwner().isAssignableTo(Feature.class)
                                || call.getOriginOwner().getSimpleName().endsWith("Commands"));
                events.add(new SimpleConditionEvent(command, made, command.getName() + " is made by no feature"));
            }
        });
    }

    /** Storage for the disk, and what tests start beside themselves for another process. */
    private static boolean waits(JavaClass reader) {
        return reader.getPackageName().endsWith(".storage")
                || (reader.getPackageName().endsWith(".testkit")
                        && reader.getSimpleName().endsWith("Process"));
    }

    private static ArchRule timeIsInjected() {
        return noClasses()
                .that()
                // the servers for tests stand for the world outside, whose clock nobody moves
                .resideOutsideOfPackages("..app..", "..bench..", "..discord.testkit..", "..matrix.testkit..")
                .should(new ArchCondition<>("read the wall clock") {
                    @Override
                    public void check(JavaClass reader, ConditionEvents events) {
                        reader.getCodeUnitAccessesFromSelf().stream()
                                .filter(access -> readsTheClock(access.getTarget()))
                                // some measure how long their own waiting takes, and tell nobody what time it is
                                .filter(access -> !access.getName().equals("nanoTime") || !waits(reader))
                                .forEach(access ->
                                        events.add(SimpleConditionEvent.satisfied(reader, access.getDescription())));
                    }
                });
    }

    /** Called or handed on as a reference. */
    private static boolean readsTheClock(AccessTarget.CodeUnitAccessTarget target) {
        String name = target.getName();
        return switch (name) {
            case "now" -> target.getOwner().getPackageName().startsWith("java.time");
            case "currentTimeMillis", "nanoTime" -> target.getOwner().isEquivalentTo(System.class);
            case "system", "systemUTC", "systemDefaultZone", "tickSeconds", "tickMinutes", "tickMillis" ->
                target.getOwner().isEquivalentTo(Clock.class)
                        || target.getOwner().isEquivalentTo(InstantSource.class);
            case "getInstance" -> target.getOwner().isEquivalentTo(Calendar.class);
            case "<init>" ->
                target.getOwner().isEquivalentTo(Date.class)
                        && target.getRawParameterTypes().isEmpty();
            default -> false;
        };
    }

    private static ArchRule privateWords() {
        return noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Store")
                .and()
                .haveSimpleNameNotEndingWith("Command")
                .and()
                .doNotHaveFullyQualifiedName("org.circlekeeper.command.Parameter")
                .and()
                .resideOutsideOfPackages("..vault..", "..testkit..")
                .should(new ArchCondition<>("open private words") {
                    @Override
                    public void check(JavaClass reader, ConditionEvents events) {
                        reader.getCodeUnitAccessesFromSelf().stream()
                                .filter(access -> access.getTargetOwner().isEquivalentTo(PrivateText.class)
                                        && access.getName().equals("reveal"))
                                .forEach(access ->
                                        events.add(SimpleConditionEvent.satisfied(reader, access.getDescription())));
                    }
                });
    }

    private static ArchRule adaptersKnowLittle() {
        return noClasses()
                .that()
                .resideInAnyPackage(ADAPTERS)
                .should()
                .dependOnClassesThat(resideInAPackage("..circlekeeper..")
                        .and(not(resideInAnyPackage("..chat..", "..command..")))
                        .and(not(resideInAnyPackage(ADAPTERS))));
    }

    private static ArchRule adaptersDoNotMeet() {
        return slices().matching("(**).(console|discord|matrix)..").should().notDependOnEachOther();
    }

    private static ArchRule onlyIn(String home, String library) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    private static ArchRule theBotKnowsNoPlatform() {
        return noClasses()
                .that()
                .resideOutsideOfPackages("..console..", "..discord..", "..matrix..", "..app..", "..bench..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ADAPTERS);
    }
}
