package org.circlekeeper.command.typed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A word of a command line: bare, or the value of an option. Quotes keep words together; a quote that is never closed
 * ends with the line.
 */
record Token(Optional<String> option, String text) {
    private static final Pattern OPTION = Pattern.compile("\\p{L}[\\p{L}0-9_-]*");

    static List<Token> in(String line) {
        Reader reader = new Reader(line);
        List<Token> tokens = new ArrayList<>();
        for (Optional<Token> next = reader.next(); next.isPresent(); next = reader.next()) {
            tokens.add(next.get());
        }
        return tokens;
    }

    /** Walks along one line. */
    private static final class Reader {
        private final String line;
        private int at;

        Reader(String line) {
            this.line = line;
        }

        Optional<Token> next() {
            while (at < line.length() && isSpace(line.charAt(at))) {
                at++;
            }
            if (at >= line.length()) {
                return Optional.empty();
            }
            StringBuilder text = new StringBuilder();
            Optional<String> option = Optional.empty();
            boolean quoted = false;
            for (; at < line.length(); at++) {
                char here = line.charAt(at);
                if (isQuote(here)) {
                    quoted = true;
                    readQuoted(text);
                } else if (isSpace(here)) {
                    break;
                } else if (here == ':'
                        && option.isEmpty()
                        && !quoted
                        && OPTION.matcher(text).matches()) {
                    option = Optional.of(text.toString());
                    text.setLength(0);
                } else {
                    text.append(here);
                }
            }
            return Optional.of(new Token(option, text.toString()));
        }

        /** From one quote to the next; a backslash takes what follows as it is. */
        private void readQuoted(StringBuilder text) {
            for (at++; at < line.length() && !isQuote(line.charAt(at)); at++) {
                if (line.charAt(at) == '\\' && at + 1 < line.length()) {
                    at++;
                }
                text.append(line.charAt(at));
            }
        }

        /** Fields of chat programs put spaces that do not break where people typed plain ones. */
        private static boolean isSpace(char here) {
            return Character.isWhitespace(here) || Character.isSpaceChar(here);
        }

        private static boolean isQuote(char here) {
            return here == '"' || here == '“' || here == '”' || here == '„';
        }
    }
}
