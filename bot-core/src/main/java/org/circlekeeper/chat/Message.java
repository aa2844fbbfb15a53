package org.circlekeeper.chat;

import java.util.ArrayList;
import java.util.List;

/** What the bot shows: blocks in reading order, then what the reader can do next. Prints counts only. */
public record Message(List<Block> blocks, List<Choice> choices) {
    public Message {
        blocks = List.copyOf(blocks);
        choices = List.copyOf(choices);
    }

    public static Message of(Block... blocks) {
        return new Message(List.of(blocks), List.of());
    }

    /** Plain sentences, a paragraph each. */
    public static Message of(String... paragraphs) {
        List<Block> blocks = new ArrayList<>();
        for (String paragraph : paragraphs) {
            blocks.add(new Block.Paragraph(paragraph));
        }
        return new Message(blocks, List.of());
    }

    /** The same with more blocks at the end. */
    public Message and(Block... more) {
        List<Block> all = new ArrayList<>(blocks);
        all.addAll(List.of(more));
        return new Message(all, choices);
    }

    /** The same with these choices after the ones it has. */
    public Message offering(List<Choice> more) {
        List<Choice> all = new ArrayList<>(choices);
        all.addAll(more);
        return new Message(blocks, all);
    }

    /** The same with these choices after the ones it has. */
    public Message offering(Choice... more) {
        return offering(List.of(more));
    }

    @Override
    public String toString() {
        return blocks.size() + " blocks, " + choices.size() + " choices";
    }
}
