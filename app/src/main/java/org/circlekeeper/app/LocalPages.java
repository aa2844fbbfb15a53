package org.circlekeeper.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** {@code /health} and {@code /metrics}, for this machine only: whoever wants them elsewhere puts a proxy before them. */
final class LocalPages implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads;

    private LocalPages(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** @param port 0 for any that is free */
    static LocalPages open(int port, HealthPage health, PrometheusMeterRegistry meters) {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException taken) {
            throw new Refused(Exit.AGAIN, "config_port_taken", "port", String.valueOf(port));
        }
        server.createContext("/health", exchange -> {
            HealthPage.Found found = health.look();
            answer(exchange, "/health", found.well() ? 200 : 503, "application/json", found::json);
        });
        server.createContext(
                "/metrics", exchange -> answer(exchange, "/metrics", 200, "text/plain; version=0.0.4", meters::scrape));
        ExecutorService threads = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "pages");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.start();
        return new LocalPages(server, threads);
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** A name in the Host header that is not this machine's is a web page in a browser trying its luck. */
    private static void answer(HttpExchange exchange, String path, int status, String type, Supplier<String> body)
            throws IOException {
        try (exchange) {
            String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
            boolean local = host.matches("(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]+)?");
            if (!local || !exchange.getRequestURI().getPath().equals(path)) {
                exchange.sendResponseHeaders(local ? 404 : 403, -1);
                return;
            }
            if (!exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
