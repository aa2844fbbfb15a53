package org.circlekeeper.discord;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plain text as Discord has to be sent it, so that it shows exactly that text and nothing in it becomes formatting, a
 * mention or a link in disguise. Mentions of everyone stay visible words; that they call nobody is what
 * {@code allowed_mentions} is for. Rules: Discord's help on Markdown text and its Message Formatting reference.
 */
final class Markdown {
    private static final int LONGEST_CODE_RUN = 2;

    /** What Discord makes a link of by itself. Inside, a backslash would be part of the address. */
    private static final Pattern URL = Pattern.compile("https?://[^\\s<]+[^<.,:;\"')\\]\\s]");

    private static final Pattern LINE = Pattern.compile("(?m)^( *)(?:([#>+-])|(\\d+)([.)]))");
    private static final Pattern ENDS_BOLD = Pattern.compile("[*\\\\]");
    private static final String ANYWHERE = "\\*_~`|[";

    private Markdown() {}

    /** Words in a line or in several. */
    static String text(String plain) {
        String clean = clean(plain);
        StringBuilder written = new StringBuilder(clean.length() + 16);
        Matcher url = URL.matcher(clean);
        int end = 0;
        while (url.find()) {
            words(clean, end, url.start(), written);
            written.append(clean, url.start(), url.end());
            end = url.end();
        }
        words(clean, end, clean.length(), written);
        return written.toString();
    }

    /** Each line in bold; as plain words where an address in it would end the bold too early. */
    static String heading(String plain) {
        String clean = clean(plain).strip();
        boolean canBeBold = URL.matcher(clean)
                .results()
                .noneMatch(url -> ENDS_BOLD.matcher(url.group()).find());
        return canBeBold
                ? clean.lines()
                        .map(line -> line.isBlank() ? "" : "**" + text(line.strip()) + "**")
                        .reduce((one, other) -> one + "\n" + other)
                        .orElse("")
                : text(clean);
    }

    /** To the letter and easy to copy; empty when Discord has no way to show it so. */
    static Optional<String> verbatim(String plain) {
        String clean = clean(plain);
        if (clean.isBlank()) {
            return Optional.of("");
        }
        if (clean.indexOf('\n') < 0) {
            for (int run = 1; run <= LONGEST_CODE_RUN; run++) {
                if (!hasRun(clean, run)) {
                    return Optional.of(fenced(clean, "`".repeat(run)));
                }
            }
        }
        boolean fits = !clean.contains("```") && !clean.endsWith("`") && !clean.startsWith("\n");
        return fits ? Optional.of("```\n" + clean + "\n```") : Optional.empty();
    }

    /** A backtick at an end needs a space beside it, which Discord takes away again. */
    private static String fenced(String clean, String fence) {
        String before = clean.stripLeading().startsWith("`") ? " " : "";
        String after = clean.stripTrailing().endsWith("`") ? " " : "";
        return fence + before + clean + after + fence;
    }

    private static boolean hasRun(String text, int length) {
        return Pattern.compile("(?<!`)`{" + length + "}(?!`)").matcher(text).find();
    }

    private static void words(String text, int from, int to, StringBuilder written) {
        Matcher line = LINE.matcher(text);
        boolean afterUrl = from > 0;
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            afterUrl &= !Character.isWhitespace(c);
            boolean starts = at == 0 || text.charAt(at - 1) == '\n';
            if (starts && line.region(at, to).lookingAt()) {
                written.append(line.group(1)).append(line.group(2) == null ? line.group(3) : "");
                written.append('\\').append(line.group(2) == null ? line.group(4) : line.group(2));
                at = line.end();
                continue;
            }
            if (c == '<') {
                // right behind an address, a backslash would become part of it
                written.append(afterUrl ? " \\<" : "\\<");
            } else {
                written.append(ANYWHERE.indexOf(c) >= 0 ? "\\" : "").append(c);
            }
            at++;
        }
    }

    /** Without control characters, and without halves of characters, which no JSON can carry. */
    static String clean(String plain) {
        StringBuilder clean = new StringBuilder(plain.length());
        plain.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\t', ' ')
                .codePoints()
                .forEach(point -> {
                    int type = Character.getType(point);
                    if (type == Character.SURROGATE) {
                        clean.append('\uFFFD');
                    } else if (type != Character.CONTROL || point == '\n') {
                        clean.appendCodePoint(point);
                    }
                });
        return clean.toString();
    }
}
