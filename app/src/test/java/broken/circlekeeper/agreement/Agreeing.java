package broken.circlekeeper.agreement;

import org.circlekeeper.chat.PrivateText;

/** Opens private words and reads the clock. */
public final class Agreeing {
    public final int number = (int) java.time.Instant.now().getEpochSecond();

    String open(PrivateText text, broken.circlekeeper.group.Turning turning) {
        return text.reveal() + turning.hashCode();
    }
}
