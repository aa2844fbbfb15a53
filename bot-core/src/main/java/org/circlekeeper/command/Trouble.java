package org.circlekeeper.command;

/** What a log may say about a bug: which exceptions, thrown where. Never their messages, which may hold anything. */
final class Trouble {
    private static final int DEEPEST = 5;

    private Trouble() {}

    static String in(Throwable bug) {
        StringBuilder said = new StringBuilder();
        Throwable cause = bug;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            said.append(depth == 0 ? "" : " by ").append(cause.getClass().getName());
            for (StackTraceElement frame : cause.getStackTrace()) {
                if (frame.getClassName().startsWith("org.circlekeeper.")) {
                    said.append(" at ").append(frame);
                    break;
                }
            }
            cause = cause.getCause();
        }
        return said.toString();
    }
}
