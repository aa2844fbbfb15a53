package org.circlekeeper.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Message;

/** A message as the events it needs: nearly always one; more for a long export. What can be chosen is under the last. */
final class Pages {
    /** The longest piece of one block, in UTF-16 units: a quotation mark takes six bytes of HTML. */
    private static final int LONGEST_PIECE = 3_000;

    private Pages() {}

    /**
     * @param first a line above everything
     * @param numbered what can be picked, a line each
     * @param last a line below
     */
    static List<Page> of(
            Locale language, Optional<String> first, Message message, List<String> numbered, Optional<String> last) {
        List<Page> pages = new ArrayList<>();
        Page page = new Page(language);
        first.ifPresent(page::line);
        for (Block block : message.blocks()) {
            for (Block piece : pieces(block)) {
                if (page.isFull()) {
                    pages.add(page);
                    page = new Page(language);
                }
                page.add(piece);
            }
        }
        page.numbered(numbered);
        last.ifPresent(page::line);
        pages.add(page);
        return pages;
    }

    private static List<Block> pieces(Block block) {
        if (block instanceof Block.Verbatim verbatim && verbatim.text().length() > LONGEST_PIECE) {
            return cut(verbatim.text()).stream().<Block>map(Block.Verbatim::new).toList();
        }
        if (block instanceof Block.Paragraph paragraph && paragraph.text().length() > LONGEST_PIECE) {
            return cut(paragraph.text()).stream()
                    .<Block>map(Block.Paragraph::new)
                    .toList();
        }
        if (block instanceof Block.Bullets bullets
                && String.join("", bullets.items()).length() > LONGEST_PIECE) {
            return bullets.items().stream()
                    .flatMap(item -> cut(item).stream())
                    .<Block>map(item -> new Block.Bullets(List.of(item)))
                    .toList();
        }
        return List.of(block);
    }

    /** At the ends of lines where there are any, never inside a character. */
    private static List<String> cut(String text) {
        List<String> pieces = new ArrayList<>();
        int at = 0;
        while (text.length() - at > LONGEST_PIECE) {
            int end = text.lastIndexOf('\n', at + LONGEST_PIECE);
            if (end <= at) {
                end = at + LONGEST_PIECE;
                end -= Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
            }
            pieces.add(text.substring(at, end));
            at = text.charAt(end) == '\n' ? end + 1 : end;
        }
        pieces.add(text.substring(at));
        return pieces;
    }
}
