package org.circlekeeper.matrix;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.circlekeeper.chat.Platform;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.chat.UserId;

/** Ids of Matrix (specification, Appendices, Common Identifier Format), and how people write them. */
final class Names {
    static final Platform MATRIX = new Platform("matrix");

    /** A server of its own behind the colon; historical ids may have anything printable before it. */
    private static final Pattern USER =
            Pattern.compile("@[\\x21-\\x39\\x3B-\\x7E]{1,200}:([A-Za-z0-9.\\-:\\[\\]]{1,200})");

    private static final Pattern LINK =
            Pattern.compile("(?:https://matrix\\.to/#/|matrix:u/)@?([^\\s?/]{3,255})", Pattern.CASE_INSENSITIVE);

    private Names() {}

    static UserId person(String id) {
        return new UserId(MATRIX, id);
    }

    static RoomId room(String id) {
        return RoomId.standingAlone(MATRIX, id);
    }

    static boolean isUser(String text) {
        return USER.matcher(text).matches() && text.length() <= 255;
    }

    /** The server a person's account is on; empty for what is no id. */
    static String serverOf(String user) {
        Matcher matcher = USER.matcher(user);
        return matcher.matches() ? matcher.group(1) : "";
    }

    /** Somebody as people write them: the id, or a link to it. */
    static Optional<String> userIn(String typed) {
        String text = typed.strip();
        Matcher link = LINK.matcher(text);
        if (link.matches()) {
            text = "@" + decoded(link.group(1)).replaceFirst("^@", "");
        }
        return isUser(text) ? Optional.of(text) : Optional.empty();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
