package broken.circlekeeper.group;

/** Goes round in a circle with a feature above it. */
public final class Turning {
    broken.circlekeeper.agreement.Agreeing back() {
        return new broken.circlekeeper.agreement.Agreeing();
    }
}
