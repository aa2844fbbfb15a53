package org.circlekeeper.discord;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.circlekeeper.chat.Form;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Notebook;
import org.circlekeeper.chat.ThreadId;

/** What this adapter must know after a restart, sealed in the bot's own database. Thread-safe. */
final class Remembered {
    /** Longer than any button is good for. */
    private static final Duration FOR_GOOD = Duration.ofDays(36_500);

    static final Duration DRAFT = Duration.ofHours(24);
    private static final int KEY_BYTES = 32;
    private static final int ROW_BYTES = 12;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final Notebook notebook;
    private final SecureRandom random = new SecureRandom();

    Remembered(Notebook notebook) {
        this.notebook = notebook;
    }

    /** The key buttons are signed with; made once. */
    byte[] buttonKey() {
        String entry = "discord button key";
        String key = notebook.read(entry).orElseGet(() -> {
            String made = TEXT.encodeToString(bytes(KEY_BYTES));
            notebook.write(entry, made, FOR_GOOD);
            return made;
        });
        return Base64.getUrlDecoder().decode(key);
    }

    /** Keeps what does not fit into a button; answers with the row's name. */
    String keep(Invocation invocation, Duration howLong) {
        String row = TEXT.encodeToString(bytes(ROW_BYTES));
        notebook.write("discord row " + row, FormText.of(invocation), howLong);
        return row;
    }

    Optional<Invocation> row(String row) {
        return notebook.read("discord row " + row).map(FormText::invocation);
    }

    /** Keeps a form until somebody opens it. */
    String keep(Form form) {
        String row = TEXT.encodeToString(bytes(ROW_BYTES));
        notebook.write("discord form " + row, FormText.of(form), DRAFT);
        return row;
    }

    Optional<Form> form(String row) {
        return notebook.read("discord form " + row).map(FormText::form);
    }

    /** The servers an application was in when it last looked. */
    Set<String> servers(String application) {
        return notebook.read("discord servers of " + application)
                .filter(text -> !text.isEmpty())
                .map(text -> (Set<String>) new LinkedHashSet<>(Arrays.asList(text.split(" ", -1))))
                .orElseGet(Set::of);
    }

    void servers(String application, Collection<String> servers) {
        notebook.write("discord servers of " + application, String.join(" ", servers), FOR_GOOD);
    }

    /** The version of a card that was shown last. */
    long version(String card) {
        return notebook.read("discord card " + card).map(Long::valueOf).orElse(0L);
    }

    void version(String card, long version) {
        notebook.write("discord card " + card, Long.toString(version), Duration.ofDays(90));
    }

    /** The thread that was opened for a promise. */
    Optional<ThreadId> thread(String id) {
        return notebook.read("discord thread " + id).map(value -> new ThreadId(Heard.DISCORD, value));
    }

    void thread(String id, ThreadId thread) {
        notebook.write("discord thread " + id, thread.value(), Duration.ofDays(90));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
