package org.circlekeeper.discord;

import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person sees of what Discord was sent: the rules of Discord's own text display, written down a second time and
 * not from ours. Formatting that nobody meant shows up as a word in ⟦brackets⟧; bold, code, list items and times are
 * what the bot uses.
 */
final class Eyes {
    private static final Pattern AT_LINE_START = Pattern.compile(" *(#{1,3} |-# |>>> |> |[-*+] |\\d+[.)] )");
    private static final Pattern CODE_BLOCK =
            Pattern.compile("```(?:[a-zA-Z0-9_+\\-.#]+?\\n)?\\n*([^\\n][\\s\\S]*?)\\n*```");
    private static final Pattern CODE = Pattern.compile("(`+)([\\s\\S]*?[^`])\\1(?!`)");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([^0-9A-Za-z\\s])");
    private static final Pattern URL = Pattern.compile("https?://[^\\s<]+[^<.,:;\"')\\]\\s]");
    private static final Pattern TIME = Pattern.compile("<t:(-?\\d+)(?::[tTdDfFRsS])?>");
    private static final Pattern MENTION =
            Pattern.compile("<(?:@[!&]?\\d+|#\\d+|a?:\\w+:\\d+|/[^>]+:\\d+|id:\\w+|https?://[^>]*|[^>\\s]+@[^>]+)>");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\([^)]*\\)");
    private static final Pattern STRONG = Pattern.compile("\\*\\*((?:\\\\[\\s\\S]|[^\\\\])+?)\\*\\*(?!\\*)");
    private static final Pattern OTHER = Pattern.compile(
            "__((?:\\\\[\\s\\S]|[^\\\\])+?)__(?!_)|~~(?=\\S)([\\s\\S]*?\\S)~~|\\|\\|[\\s\\S]+?\\|\\||\\b_((?:__|\\\\[\\s\\S]|[^\\\\_])+?)_\\b|_[^_\\s][^_]*_|\\*(?=\\S)(?:\\\\[\\s\\S]|[^\\\\*])+?\\*(?!\\*)");

    /** In the order Discord tries them. */
    private static final List<Rule> RULES = List.of(
            new Rule(CODE_BLOCK, code -> code.group(1)),
            new Rule(CODE, code -> code.group(2).replaceAll("^ (?= *`)", "").replaceAll("(` *) $", "$1")),
            new Rule(ESCAPED, escaped -> escaped.group(1)),
            new Rule(URL, MatchResult::group),
            new Rule(TIME, time -> "⟦time " + time.group(1) + '⟧'),
            new Rule(MENTION, mention -> "⟦mention⟧"),
            new Rule(LINK, link -> "⟦link⟧"),
            new Rule(STRONG, strong -> see(strong.group(1), false, false)),
            new Rule(OTHER, other -> "⟦format⟧"));

    private record Rule(Pattern pattern, Function<MatchResult, String> seen) {}

    private Eyes() {}

    /** With everything the bot does not use marked, and list items too. */
    static String onWords(String sent) {
        return see(sent, true, false);
    }

    /** The same where list items are meant: they are marked as such. */
    static String onPage(String sent) {
        return see(sent, true, true);
    }

    private static String see(String sent, boolean lineStart, boolean lists) {
        StringBuilder seen = new StringBuilder();
        boolean starts = lineStart;
        int at = 0;
        while (at < sent.length()) {
            Matcher rule = at(AT_LINE_START, sent, at);
            if (starts && rule.lookingAt()) {
                boolean item = lists && rule.group(1).equals("- ");
                seen.append(item ? "⟦item⟧" : "⟦line⟧");
                at = rule.end();
                starts = !item;
                continue;
            }
            starts = sent.charAt(at) == '\n';
            at = seeOne(sent, at, seen);
        }
        return seen.toString();
    }

    private static int seeOne(String sent, int at, StringBuilder seen) {
        for (Rule rule : RULES) {
            Matcher matcher = at(rule.pattern(), sent, at);
            if (matcher.lookingAt()) {
                seen.append(rule.seen().apply(matcher));
                return matcher.end();
            }
        }
        seen.append(sent.charAt(at));
        return at + 1;
    }

    private static Matcher at(Pattern rule, String sent, int at) {
        return rule.matcher(sent).region(at, sent.length()).useTransparentBounds(true);
    }
}
