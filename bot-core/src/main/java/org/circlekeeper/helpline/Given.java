package org.circlekeeper.helpline;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a file must give, checked as it is read. Says what is missing or wrong; the reader adds file and line. */
final class Given {
    private Given() {}

    static String text(@Nullable String text, String what) {
        return Optional.ofNullable(text)
                .filter(given -> !given.isBlank())
                .orElseThrow(() -> new IllegalArgumentException(what + " is missing"));
    }

    static <T> T value(@Nullable T value, String what) {
        return Optional.ofNullable(value).orElseThrow(() -> new IllegalArgumentException(what + " is missing"));
    }

    /** A list that may be left out. */
    static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    static <T> List<T> some(@Nullable List<T> list, String what) {
        List<T> given = list(list);
        if (given.isEmpty()) {
            throw new IllegalArgumentException(what + " is missing");
        }
        return given;
    }

    static void that(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
