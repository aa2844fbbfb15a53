package org.circlekeeper.proof.worlds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Form;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Reply;

/** Everything a platform was given to show, to the last argument behind a button, as text that can be compared. */
final class Shown {
    private Shown() {}

    static String of(Reply reply) {
        if (reply instanceof Reply.Several several) {
            StringBuilder all = new StringBuilder("several\n");
            several.replies().forEach(one -> all.append(of(one)));
            return all.toString();
        }
        if (reply instanceof Reply.Ask ask) {
            return of(ask.form());
        }
        if (reply instanceof Reply.Edit edit) {
            return "edit " + edit.card().value() + " " + edit.version() + " " + of(edit.message());
        }
        Reply.Answer answer = (Reply.Answer) reply;
        return "for " + answer.audience() + "\n" + of(answer.message());
    }

    static String of(Form form) {
        return "form " + form.title() + "\n" + form.fields() + "\nthen " + of(form.then()) + "\n";
    }

    static String of(Message message) {
        StringBuilder text = new StringBuilder();
        for (Block block : message.blocks()) {
            text.append(
                            block instanceof Block.Picture picture
                                    ? "picture " + Arrays.hashCode(picture.png()) + " " + picture.alt()
                                    : block.toString())
                    .append('\n');
        }
        for (Choice choice : message.choices()) {
            text.append('[')
                    .append(choice.label())
                    .append("] ")
                    .append(of(choice.then()))
                    .append('\n');
        }
        return text.toString();
    }

    static String of(Invocation invocation) {
        StringBuilder text = new StringBuilder(invocation.command());
        invocation
                .arguments()
                .forEach((name, value) ->
                        text.append(' ').append(name).append('=').append(said(value)));
        return text.toString();
    }

    /** The arguments that can be typed, names and values in turn. */
    static String[] plain(Invocation invocation) {
        List<String> pairs = new ArrayList<>();
        for (Map.Entry<String, Argument> argument : invocation.arguments().entrySet()) {
            pairs.add(argument.getKey());
            pairs.add(said(argument.getValue()));
        }
        return pairs.toArray(String[]::new);
    }

    private static String said(Argument argument) {
        return argument instanceof Argument.Plain plain
                ? plain.value()
                : "“" + ((Argument.Private) argument).text().reveal() + "”";
    }
}
