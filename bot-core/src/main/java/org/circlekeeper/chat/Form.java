package org.circlekeeper.chat;

import java.util.List;

/**
 * Questions asked together: a modal on Discord, one question a message elsewhere. It can be left at any time; then
 * nothing has happened.
 *
 * @param then the command that receives the answers as further arguments
 */
public record Form(String title, List<Field> fields, Invocation then) {
    /** What Discord allows in one modal. */
    public static final int MOST_FIELDS = 5;

    /** What Discord shows of a modal's title, in code points. */
    public static final int LONGEST_TITLE = 45;

    public Form {
        fields = List.copyOf(fields);
        if (fields.isEmpty() || fields.size() > MOST_FIELDS) {
            throw new IllegalArgumentException("a form has one to five fields, got " + fields.size());
        }
    }
}
