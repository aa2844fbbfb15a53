package org.circlekeeper.chat;

import java.time.Instant;
import java.util.List;

/** One piece of a message. Text is always plain: adapters escape it for their platform. */
public sealed interface Block {

    /** Answers with the case that fits. Adding a kind of block breaks every adapter at compile time. */
    <R> R match(Cases<R> cases);

    record Heading(String text) implements Block {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.heading(this);
        }
    }

    record Paragraph(String text) implements Block {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.paragraph(this);
        }
    }

    record Bullets(List<String> items) implements Block {
        public Bullets {
            items = List.copyOf(items);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.bullets(this);
        }
    }

    /** Shown to the letter, alone on its line, easy to copy: a number to call, an export. */
    record Verbatim(String text) implements Block {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.verbatim(this);
        }
    }

    /** A moment, shown in the reader's own time where the platform can, otherwise with its zone. */
    record TimeMark(Instant at) implements Block {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.timeMark(this);
        }
    }

    /**
     * A picture. The alternative text says the same as the picture and is always shown or attached.
     *
     * @param png the bytes of a PNG; not copied, never changed
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody, and too large to wrap
    record Picture(byte[] png, String alt) implements Block {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.picture(this);
        }
    }

    /** One answer for each kind of block. */
    interface Cases<R> {
        R heading(Heading heading);

        R paragraph(Paragraph paragraph);

        R bullets(Bullets bullets);

        R verbatim(Verbatim verbatim);

        R timeMark(TimeMark mark);

        R picture(Picture picture);
    }
}
