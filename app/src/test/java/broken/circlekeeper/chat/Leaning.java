package broken.circlekeeper.chat;

/** A shared language that leans on a library. */
public final class Leaning {
    final org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger("chat");
}
