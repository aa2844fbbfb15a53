package org.circlekeeper.discord.testkit.rules;

import static org.circlekeeper.discord.testkit.rules.Rule.many;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandRulesTest {
    private static final String LENGTH = "BASE_TYPE_BAD_LENGTH";
    private static final String NEEDED = "BASE_TYPE_REQUIRED";
    private static final String NAME = "APPLICATION_COMMAND_INVALID_NAME";
    private static final String CHOICES = "BASE_TYPE_CHOICES";
    private static final String TWICE = "SET_TYPE_ALREADY_CONTAINS_VALUE";
    private static final String LARGE = "APPLICATION_COMMAND_TOO_LARGE";

    static Stream<Rule> commands() {
        String numeric = "NUMBER_TYPE_COERCE";
        return Stream.of(
                row("name 32", "'name':'<n*32>','description':'d'", "'name':'<n*33>','description':'d'", "name", NAME),
                row(
                        "lower case",
                        "'name':'grüße-1_a','description':'d'",
                        "'name':'Grüße','description':'d'",
                        "name",
                        NAME),
                row("no spaces", "'name':'चेक','description':'d'", "'name':'check in','description':'d'", "name", NAME),
                row("a name is needed", "'name':'n','description':'d'", "'description':'d'", "name", NEEDED),
                row("a description is needed", "'name':'n','description':'d'", "'name':'n'", "description", NEEDED),
                row(
                        "description 100",
                        "'name':'n','description':'<d*100>'",
                        "'name':'n','description':'<d*101>'",
                        "description",
                        LENGTH),
                row(
                        "description 1",
                        "'name':'n','description':'d'",
                        "'name':'n','description':''",
                        "description",
                        LENGTH),
                slash("known types", "'type':1", "'type':9", "type", CHOICES),
                slash(
                        "known locales",
                        "'name_localizations':{'es-419':'a'}",
                        "'name_localizations':{'es':'a'}",
                        "name_localizations.es",
                        "ENUM_TYPE_COERCE"),
                slash(
                        "translated names are names",
                        "'name_localizations':{'de':'hallo'}",
                        "'name_localizations':{'de':'Hallo'}",
                        "name_localizations.de",
                        NAME),
                slash(
                        "translated description 100",
                        "'description_localizations':{'de':'<d*100>'}",
                        "'description_localizations':{'de':'<d*101>'}",
                        "description_localizations.de",
                        LENGTH),
                slash("known contexts", "'contexts':[0,'1',2]", "'contexts':[3]", "contexts[0]", CHOICES),
                slash("a context once", "'contexts':[0,1]", "'contexts':[0,0]", "contexts[1]", TWICE),
                slash("a context at least", "'contexts':null", "'contexts':[]", "contexts", LENGTH),
                slash(
                        "known ways to install",
                        "'integration_types':['0',1]",
                        "'integration_types':[2]",
                        "integration_types[0]",
                        CHOICES),
                slash(
                        "permissions are a number in text",
                        "'default_member_permissions':'0'",
                        "'default_member_permissions':'ADMIN'",
                        "default_member_permissions",
                        numeric),
                slash(
                        "permissions are no plain number",
                        "'default_member_permissions':null",
                        "'default_member_permissions':8",
                        "default_member_permissions",
                        numeric),
                slash("nsfw is yes or no", "'nsfw':false", "'nsfw':'no'", "nsfw", "BOOLEAN_TYPE_CONVERT"),
                row("a menu's name", "'type':2,'name':'Offer Resources'", "'type':2,'name':'<n*33>'", "name", LENGTH),
                row(
                        "a menu has no description",
                        "'type':3,'name':'Offer','description':''",
                        "'type':3,'name':'Offer','description':'d'",
                        "description",
                        "APPLICATION_COMMAND_CONTEXT_MENU_FIELD"),
                row("8000 characters", sized(99, ""), sized(100, ""), "", LARGE),
                row(
                        "of translations the longest counts, once",
                        sized(1, translated("'de':'<d*99>','fr':'<d*99>'")),
                        sized(1, translated("'de':'<d*100>','fr':'d'")),
                        "",
                        LARGE));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_keeps(Rule rule) {
        rule.holds(Kind.CREATE_COMMAND);
    }

    static Stream<Rule> lists() {
        return Stream.of(
                list("100 commands", many(100, slash("a#")), many(101, slash("a#")), "", "30032"),
                list("15 menus for people", many(15, menu(2)), many(16, menu(2)), "", "30032"),
                list("15 menus for messages", many(15, menu(3)), many(16, menu(3)), "", "30032"),
                list(
                        "names differ",
                        slash("a") + "," + slash("b"),
                        slash("a") + "," + slash("a"),
                        "[1].name",
                        "APPLICATION_COMMANDS_DUPLICATE_NAME"),
                list(
                        "names differ within a type only",
                        menu(2) + "," + menu(3),
                        menu(2) + "," + menu(2),
                        "[1].name",
                        "APPLICATION_COMMANDS_DUPLICATE_NAME"),
                list("each command", slash("a"), slash("A"), "[0].name", NAME),
                new Rule("a list", "[]", "{}", "", "LIST_TYPE_CONVERT"));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void all_commands_together_keep(Rule rule) {
        rule.holds(Kind.ALL_COMMANDS);
    }

    static Stream<Rule> changes() {
        return Stream.of(
                new Rule("a change may be partial", "{'contexts':[0]}", "{'contexts':[4]}", "contexts[0]", CHOICES),
                new Rule("a menu may be renamed", "{'name':'Offer Help'}", "{'name':'<n*33>'}", "name", LENGTH));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void a_change_of_a_command_keeps(Rule rule) {
        rule.holds(Kind.EDIT_COMMAND);
    }

    @Test
    void a_command_has_a_hundred_permissions_at_most() {
        new Rule(
                        "100",
                        "{'permissions':[" + many(100, "{'id':'#','type':1,'permission':true}") + "]}",
                        "{'permissions':[" + many(101, "{'id':'#','type':1,'permission':true}") + "]}",
                        "permissions",
                        LENGTH)
                .holds(Kind.COMMAND_PERMISSIONS);
    }

    /** Nineteen options of 400 characters, one of 300, and 1 for the name: a description of 99 makes 8000. */
    private static String sized(int description, String translations) {
        String options = String.join(",", many(10, option("o#", 3)), many(9, option("p#", 3)), option("zz", 2));
        return "'name':'n','description':'<d*" + description + ">'" + translations + ",'options':[" + options + "]";
    }

    /** A hundred characters for itself and for each choice. */
    private static String option(String name, int choices) {
        String each = many(choices, "{'name':'c#','value':'<v*98>'}");
        return "{'type':3,'name':'" + name + "','description':'<d*98>','choices':[" + each + "]}";
    }

    private static String translated(String texts) {
        return ",'description_localizations':{" + texts + "}";
    }

    private static Rule row(String says, String good, String bad, String where, String code) {
        return new Rule(says, "{" + good + "}", "{" + bad + "}", where, code);
    }

    private static Rule slash(String says, String good, String bad, String where, String code) {
        String start = "'name':'n','description':'d',";
        return row(says, start + good, start + bad, where, code);
    }

    private static Rule list(String says, String good, String bad, String where, String code) {
        return new Rule(says, "[" + good + "]", "[" + bad + "]", where, code);
    }

    private static String slash(String name) {
        return "{'name':'" + name + "','description':'d'}";
    }

    private static String menu(int type) {
        return "{'type':" + type + ",'name':'Menu #'}";
    }
}
