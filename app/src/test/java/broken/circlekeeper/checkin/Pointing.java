package broken.circlekeeper.checkin;

import java.time.Instant;
import java.util.Date;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.circlekeeper.chat.PrivateText;

/** Reads clocks and private words without calling anything that is called so: by reference and by constructor. */
public final class Pointing {
    /** Opens words by reference alone. */
    public static final class AtWords {
        public final Function<PrivateText, String> open = PrivateText::reveal;
    }

    /** Reads a clock by reference alone. */
    public static final class AtNow {
        public final Supplier<Instant> now = Instant::now;
    }

    /** Reads a clock that only counts. */
    public static final class AtTicks {
        public final LongSupplier ticks = System::nanoTime;
    }

    /** Reads a clock by making something. */
    public static final class AtDate {
        public final Supplier<Date> date = Date::new;
    }
}
