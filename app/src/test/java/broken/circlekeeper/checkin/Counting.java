package broken.circlekeeper.checkin;

/** Speaks SQL without being a store, knows another feature, is public without being the door. */
public final class Counting {
    int count(org.jdbi.v3.core.Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.execute("DELETE FROM everything"))
                + new broken.circlekeeper.agreement.Agreeing().number;
    }
}
