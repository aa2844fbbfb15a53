package org.circlekeeper.app;

import org.slf4j.LoggerFactory;

/** What nobody caught, on whatever thread: its class and where it came from. Its message may hold anything. */
final class Uncaught implements Thread.UncaughtExceptionHandler {

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        LoggerFactory.getLogger(Uncaught.class).error("nobody caught {}", Thrown.where(thrown));
    }
}
