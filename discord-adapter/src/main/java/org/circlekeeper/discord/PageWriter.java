package org.circlekeeper.discord;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.dv8tion.jda.api.utils.FileUpload;
import org.circlekeeper.chat.Block;

/** Writes blocks one after the other and begins a new page when one is full. For one message and one thread. */
final class PageWriter implements Block.Cases<PageWriter> {
    /** Discord, Message resource: the most characters of a message. */
    static final int FULL = 2000;

    /** Discord, Message resource: the most attachments of a message. */
    private static final int MOST_FILES = 10;

    /** JDA checks the same: the most characters an attachment's description may have. */
    private static final int LONGEST_DESCRIPTION = 1024;

    private static final int LONGEST_VERBATIM = 1500;

    private final List<Page> pages = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final List<FileUpload> files = new ArrayList<>();
    private boolean nextIsClose = true;
    private int named;

    /** What goes into one message. */
    record Page(String text, List<FileUpload> files) {
        Page {
            files = List.copyOf(files);
        }
    }

    /** All pages; the last may have no text. At least one. */
    List<Page> pages() {
        turn();
        return List.copyOf(pages);
    }

    @Override
    public PageWriter heading(Block.Heading heading) {
        write(heading.text(), Markdown::heading, !nextIsClose);
        nextIsClose = true;
        return this;
    }

    @Override
    public PageWriter paragraph(Block.Paragraph paragraph) {
        write(paragraph.text(), Markdown::text, !nextIsClose);
        nextIsClose = false;
        return this;
    }

    @Override
    public PageWriter bullets(Block.Bullets bullets) {
        for (String item : bullets.items()) {
            List<String> pieces = Splitting.split(item, PageWriter::bullet, FULL);
            add(bullet(pieces.get(0)), false);
            pieces.stream().skip(1).forEach(piece -> add(Markdown.text(piece), true));
        }
        nextIsClose = false;
        return this;
    }

    private static String bullet(String plain) {
        return "- " + Markdown.text(plain).replace("\n", "\n  ");
    }

    /** Apart from what stands above it, close to what follows: a number must not be taken for that of the line before. */
    @Override
    public PageWriter verbatim(Block.Verbatim verbatim) {
        Optional<String> shown = Splitting.length(verbatim.text()) > LONGEST_VERBATIM
                ? Optional.empty()
                : Markdown.verbatim(verbatim.text());
        shown.ifPresentOrElse(code -> add(code, !nextIsClose), () -> attachText(verbatim.text()));
        nextIsClose = true;
        return this;
    }

    /** A native mark, which Discord shows in the reader's own time and language. */
    @Override
    public PageWriter timeMark(Block.TimeMark mark) {
        long second = mark.at().getEpochSecond();
        add("<t:" + second + ":F> (<t:" + second + ":R>)", false);
        nextIsClose = false;
        return this;
    }

    @Override
    public PageWriter picture(Block.Picture picture) {
        String alt = picture.alt().strip();
        if (Splitting.length(alt) > LONGEST_DESCRIPTION) {
            write(alt, Markdown::text, true);
        }
        FileUpload file = file(name("picture", "png"), picture.png());
        attach(alt.isEmpty() ? file : file.setDescription(Splitting.shortened(alt, LONGEST_DESCRIPTION)));
        nextIsClose = false;
        return this;
    }

    /** A line of the numbered list of labels that do not fit into their buttons. */
    void numbered(int number, String label) {
        write(number + ". " + label, Markdown::text, !nextIsClose);
        nextIsClose = true;
    }

    private void write(String plain, UnaryOperator<String> write, boolean apart) {
        boolean first = true;
        for (String piece : Splitting.split(plain, write, FULL)) {
            add(write.apply(piece), apart || !first);
            first = false;
        }
    }

    private void add(String written, boolean apart) {
        if (written.isBlank()) {
            return;
        }
        String between = text.isEmpty() ? "" : apart ? "\n\n" : "\n";
        if (Splitting.length(text + between + written) > FULL) {
            turn();
            between = "";
        }
        text.append(between).append(written);
    }

    /** The file is named in the text, so that its place in the message is known without seeing it. */
    private void attachText(String content) {
        boolean json = content.startsWith("{") || content.startsWith("[");
        String name = name("text", json ? "json" : "txt");
        add("`" + name + "`", false);
        attach(file(name, content.getBytes(StandardCharsets.UTF_8)));
    }

    private String name(String kind, String ending) {
        named++;
        return named == 1 ? kind + "." + ending : kind + "-" + named + "." + ending;
    }

    /** Can be read again when the sending is tried again. */
    private static FileUpload file(String name, byte[] content) {
        return FileUpload.fromStreamSupplier(name, () -> new ByteArrayInputStream(content));
    }

    private void attach(FileUpload file) {
        if (files.size() == MOST_FILES) {
            turn();
        }
        files.add(file);
    }

    private void turn() {
        pages.add(new Page(text.toString(), files));
        text.setLength(0);
        files.clear();
    }
}
