package org.circlekeeper.matrix;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.circlekeeper.matrix.bridge.Hearing;
import org.circlekeeper.matrix.bridge.Homeserver;

/** The real homeserver, with somebody who notes what was heard, how far it is done, and what was sent. */
final class Watched {
    final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final Map<String, Long> batchOf = new ConcurrentHashMap<>();
    private volatile long done = -1;

    /** Something the bot sent. */
    record Sent(String room, String event) {}

    Homeserver around(Homeserver real) {
        return proxy(Homeserver.class, (method, arguments) -> {
            switch (method.getName()) {
                case "listen" -> {
                    real.listen(around((Hearing) arguments[0]));
                    return null;
                }
                case "done" -> done = Math.max(done, (Long) arguments[0]);
                default -> {}
            }
            Object result = call(real, method, arguments);
            if (method.getName().startsWith("send")) {
                sent.add(new Sent((String) arguments[0], (String) result));
            }
            return result;
        });
    }

    private Hearing around(Hearing real) {
        return proxy(Hearing.class, (method, arguments) -> {
            if (method.getName().equals("heard")) {
                Hearing.Batch batch = (Hearing.Batch) arguments[0];
                batch.news().forEach(news -> news.events().forEach(event -> batchOf.put(event.id(), batch.number())));
            }
            return call(real, method, arguments);
        });
    }

    /** Whether this event was heard and everything up to it is done. */
    boolean isThrough(String event) {
        Long batch = batchOf.get(event);
        return batch != null && done >= batch;
    }

    List<Sent> sent(Predicate<Sent> which) {
        return sent.stream().filter(which).toList();
    }

    private interface Work {
        Object answer(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Work work) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> work.answer(method, arguments)));
    }

    private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
