package org.circlekeeper.proof.canary;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.circlekeeper.testkit.BotProcess;

/**
 * The real program under a passphrase, as curious as an operator can make it: everything logged at TRACE to a file of
 * their own. Its folders: {@code d} data, {@code k} key header and key backup, {@code p} secrets, {@code tmp}, {@code log}.
 */
public final class Program {
    /** Turning the passphrase into a key is much work on purpose, and other tests run beside this one. */
    private static final Duration START = Duration.ofMinutes(3);

    private final Path home;
    private final int port;
    private final Path config;

    private Program(Path home, int port, Path config) {
        this.home = home;
        this.port = port;
        this.config = config;
    }

    /**
     * Writes its configuration and its secrets.
     *
     * @param more lines of YAML; one that begins {@code storage:} takes the place of the usual one
     */
    public static Program configured(Path home, String passphrase, String token, String apiUrl, String more)
            throws IOException {
        for (String folder : new String[] {"p", "tmp", "log"}) {
            Files.createDirectories(home.resolve(folder));
        }
        secret(home, "passphrase", passphrase);
        secret(home, "token", token);
        int port = freePort();
        String storage = more.contains("storage:") ? "" : "storage: {folder: d}\n";
        Path config = Files.writeString(home.resolve("bot.yaml"), storage + """
                keys: {file: k/key, passphrase-file: p/passphrase}
                discord: {token-file: p/token, api-url: "%s"}
                http: {port: %d}
                """.formatted(apiUrl, port) + more);
        return new Program(home, port, config);
    }

    /** A file that only its owner reads. */
    static Path secret(Path home, String name, String content) throws IOException {
        Path file = Files.writeString(home.resolve("p").resolve(name), content + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    BotProcess startCurious() throws IOException {
        Path log = Files.writeString(home.resolve("logback.xml"), """
                <configuration>
                  <appender name="FILE" class="ch.qos.logback.core.FileAppender">
                    <file>%s</file><encoder><pattern>%%level %%logger %%msg %%mdc %%ex{full}%%n</pattern></encoder>
                  </appender>
                  <root level="TRACE"><appender-ref ref="FILE"/></root>
                </configuration>
                """.formatted(home.resolve("log/all.log")));
        return start("-Dcirclekeeper.logging.file=" + log);
    }

    /** Ready and connected when this returns. */
    public BotProcess start(String... options) {
        BotProcess process = BotProcess.service(config)
                .with(options)
                .with("-Djava.io.tmpdir=" + home.resolve("tmp"))
                .start();
        if (!process.says("Ready: Discord", START)) {
            process.close();
            throw new AssertionError("it does not start: " + process.err());
        }
        return process;
    }

    /** Another command of the program beside the running one. */
    public int beside(String... arguments) throws InterruptedException {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--config";
        all[arguments.length + 1] = config.toString();
        try (BotProcess process = BotProcess.of(BotProcess.MAIN, all).start()) {
            return process.ended(Duration.ofSeconds(60));
        }
    }

    /** A page the program shows to this machine. */
    public String page(String name) throws IOException, InterruptedException {
        HttpRequest ask = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/" + name))
                .build();
        return HttpClient.newHttpClient()
                .send(ask, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    public Path folder(String name) {
        return home.resolve(name);
    }
}
