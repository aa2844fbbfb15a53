package org.circlekeeper.discord;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;

/** Messages that nobody would write, the same for the same seed. */
final class Scribble {
    private static final List<String> BITS = List.of(
            "word",
            "Ärger",
            "😀",
            "👩‍👩‍👧",
            "é",
            "*",
            "**",
            "_",
            "__",
            "~~",
            "||",
            "`",
            "``",
            "```",
            "\\",
            "<",
            ">",
            "<@123456789012345678>",
            "<#12>",
            "<:smile:12345>",
            "<t:1600000000:R>",
            "</help:12>",
            "<id:guide>",
            "@everyone",
            "@here",
            "[text](https://example.org)",
            "[",
            "]",
            "(",
            ")",
            "#",
            "-",
            "-#",
            "# ",
            "- ",
            "> ",
            ">>> ",
            "1. ",
            "12) ",
            "* ",
            ":smile:",
            "https://example.org/a_b_c*d",
            "http://x.org/(a)_~~b~~.",
            "https://example.org/?q=1&r=[2]",
            "<https://example.org>",
            ". ",
            "! ",
            "? ",
            "\n",
            "\n\n",
            " ",
            "  ",
            "snake_case_name",
            "2 * 3 * 4",
            "¯\\_(ツ)_/¯",
            "\u001B[31m",
            "\u0007",
            "\t",
            "漢字",
            "مرحبا",
            "|",
            "~",
            "+ ");

    private final Random random;

    Scribble(long seed) {
        random = new Random(seed);
    }

    String text(int bits) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bits; i++) {
            text.append(BITS.get(random.nextInt(BITS.size()))).append(random.nextInt(3) == 0 ? " " : "");
        }
        return text.toString();
    }

    /** Words as people write them, so many. */
    String prose(int words) {
        StringBuilder prose = new StringBuilder();
        for (int i = 0; i < words; i++) {
            prose.append(random.ints(1 + random.nextInt(9), 'a', 'z' + 1)
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append))
                    .append(random.nextInt(9) == 0 ? ". " : random.nextInt(40) == 0 ? "\n" : " ");
        }
        return prose.toString().strip();
    }

    Message message() {
        List<Block> blocks = new ArrayList<>();
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            blocks.add(block());
        }
        List<Choice> choices = new ArrayList<>();
        int many = random.nextInt(4) == 0 ? random.nextInt(300) : random.nextInt(8);
        for (int i = 0; i < many; i++) {
            String label = random.nextInt(6) == 0 ? text(1 + random.nextInt(40)) : prose(1 + random.nextInt(4));
            choices.add(new Choice(label, Invocation.of("about").with("n", String.valueOf(i))));
        }
        return new Message(blocks, choices);
    }

    private Block block() {
        return switch (random.nextInt(7)) {
            case 0 -> new Block.Heading(text(1 + random.nextInt(6)));
            case 1 -> new Block.Bullets(List.of(text(3), prose(30), text(1 + random.nextInt(500))));
            case 2 -> new Block.Verbatim(text(1 + random.nextInt(20)));
            case 3 -> new Block.TimeMark(Instant.ofEpochSecond(random.nextInt()));
            case 4 -> new Block.Paragraph(prose(1 + random.nextInt(1200)));
            case 5 -> new Block.Paragraph("x".repeat(random.nextInt(5000)));
            default -> new Block.Paragraph(text(1 + random.nextInt(900)));
        };
    }
}
