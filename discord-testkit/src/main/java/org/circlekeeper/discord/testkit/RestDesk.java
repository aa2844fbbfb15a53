package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Checks what every request must fulfil, has it handled under the world's lock, and records what was asked and answered. */
final class RestDesk {
    private final World world;
    private final Routes routes = new Routes();

    RestDesk(World world) {
        this.world = world;
        new LoginRoutes(world).on(routes);
        new CommandRoutes(world).on(routes);
        new CallbackRoutes(world).on(routes);
        new WebhookRoutes(world).on(routes);
        new MessageRoutes(world).on(routes);
        new ChannelRoutes(world).on(routes);
        new ServerRoutes(world).on(routes);
    }

    RestAnswer answer(RestRequest request, Headers headers) {
        Optional<Routes.Route> route = routes.find(request.method(), request.path());
        Fault fault = route.map(found -> world.faults().take(found.name())).orElse(null);
        if (fault instanceof Fault.Stall stall) {
            waitFor(stall.length());
        }
        synchronized (world) {
            return recorded(request, after(fault, before(request, headers, route, fault)));
        }
    }

    /** Refuses what could not even be read. */
    RestAnswer refuse(RestRequest request, Refusal refusal) {
        synchronized (world) {
            return recorded(request, refused(request, refusal));
        }
    }

    private static void waitFor(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        for (long left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private RestAnswer before(
            RestRequest request, Headers headers, Optional<Routes.Route> route, @Nullable Fault fault) {
        String name = route.map(Routes.Route::name).orElse(null);
        startLimits(request, name, fault);
        RestAnswer limited = world.rates().refuse(request, name, world);
        if (limited != null) {
            return limited;
        }
        if (fault instanceof Fault.Failure failure) {
            return failed(failure.status());
        }
        try {
            RestAnswer answer = handle(request, headers, route);
            return name == null ? answer : answer.with(world.rates().headers(request, name));
        } catch (Refusal refusal) {
            RestAnswer refused = refused(request, refusal);
            return name == null ? refused : refused.with(world.rates().headers(request, name));
        }
    }

    private void startLimits(RestRequest request, @Nullable String name, @Nullable Fault fault) {
        if (fault instanceof Fault.Limit limit && name != null) {
            world.rates().limit(request, name, limit);
        }
        Duration all = world.faults().takeGlobalLimit();
        if (!all.isZero()) {
            world.rates().limitAll(all);
        }
        Duration cloudflare = world.faults().takeCloudflare();
        if (!cloudflare.isZero()) {
            world.rates().cloudflare(cloudflare);
        }
    }

    private static RestAnswer after(@Nullable Fault fault, RestAnswer answer) {
        if (fault instanceof Fault.FailureAfterEffect failure) {
            return failed(failure.status());
        }
        return fault instanceof Fault.CutBody ? answer.cut() : answer;
    }

    private static RestAnswer failed(int status) {
        return RestAnswer.of(
                status, Json.object().put("message", status + ": a bad day").put("code", 0));
    }

    private RestAnswer refused(RestRequest request, Refusal refusal) {
        if (refusal.isFault()) {
            world.violation(
                    request.method() + " " + request.whole() + ": " + refusal.code() + " " + refusal.getMessage());
        }
        return RestAnswer.of(refusal);
    }

    private RestAnswer handle(RestRequest request, Headers headers, Optional<Routes.Route> route) {
        if (!headers.userAgent().startsWith("DiscordBot (")) {
            throw new Refusal(403, 40333, "Your client must send a User-Agent as DiscordBot (url, version)");
        }
        boolean byToken = Set.of("interactions", "webhooks").contains(request.at(0));
        if (!byToken && !headers.authorization().equals("Bot " + World.TOKEN)) {
            throw new Refusal(401, 0, "401: Unauthorized");
        }
        if (route.isEmpty()) {
            world.violation("nothing answers " + request.method() + " " + request.whole());
            throw new Refusal(404, 0, "404: Not Found");
        }
        if (!request.body().isMissingNode()) {
            check(request);
        }
        return route.get().handler().answer(request);
    }

    private void check(RestRequest request) {
        JsonNode context = new RequestContext(world).of(request);
        List<String> problems =
                world.options().check().problems(request.method(), request.whole(), request.body(), context);
        if (!problems.isEmpty()) {
            throw Refusal.badForm(String.join("; ", problems));
        }
    }

    private RestAnswer recorded(RestRequest request, RestAnswer answer) {
        world.rates().count(answer, world);
        if (world.options().records()) {
            world.requests()
                    .add(new Recorded(
                            world.now(),
                            request.method(),
                            request.whole(),
                            request.body(),
                            List.copyOf(request.files().values()),
                            answer.status()));
        }
        return answer;
    }
}
