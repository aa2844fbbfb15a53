package org.circlekeeper.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door through which the other commands reach the running program: a socket in the data folder that only its owner
 * opens. One line asks, one line answers: {@code ok} or {@code refused}. Whoever comes is answered on a thread of their own.
 */
final class Control implements AutoCloseable {
    static final String NAME = "control.sock";
    static final String OK = "ok";
    static final String HERE = "here";
    static final String LOCK = "lock";
    static final String BACKUP = "backup";
    static final String CONFIRM_CLOCK = "confirm-clock";

    /** What the kernel takes for a socket's name (sockaddr_un), less the zero at its end. */
    private static final int MOST_BYTES_OF_A_NAME = 107;

    private static final int MOST_CHARACTERS_OF_A_LINE = 8_192;
    private static final Logger log = LoggerFactory.getLogger(Control.class);

    private final ServerSocketChannel door;
    private final Path socket;

    private Control(ServerSocketChannel door, Path socket) {
        this.door = door;
        this.socket = socket;
    }

    /** Begins to listen; what was left by a process that was killed is replaced, for the data folder is ours alone. */
    static Control open(Path folder, Function<String, String> answer) throws IOException {
        Path socket = shortest(folder.resolve(NAME));
        Files.deleteIfExists(socket);
        ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            door.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException | UnsupportedOperationException notPossible) {
            door.close();
            throw notPossible;
        }
        Thread listener = new Thread(() -> listen(door, answer), "control");
        listener.setDaemon(true);
        listener.start();
        return new Control(door, socket);
    }

    private static void listen(ServerSocketChannel door, Function<String, String> answer) {
        while (door.isOpen()) {
            try {
                SocketChannel caller = door.accept();
                // nobody waits behind a backup to lock
                Thread thread = new Thread(() -> answer(caller, answer), "control-caller");
                thread.setDaemon(true);
                thread.start();
            } catch (ClosedChannelException closed) {
                return;
            } catch (IOException broken) {
                failed(broken);
            }
        }
    }

    private static void answer(SocketChannel caller, Function<String, String> answer) {
        try (caller) {
            write(caller, answered(answer, line(caller)));
        } catch (IOException broken) {
            failed(broken);
        }
    }

    private static void failed(Exception broken) {
        log.warn(
                "a command for the running program failed: {}",
                broken.getClass().getName());
    }

    private static String answered(Function<String, String> answer, String line) {
        try {
            return answer.apply(line);
        } catch (RuntimeException broken) {
            failed(broken);
            return "refused";
        }
    }

    /** Asks the running program; empty when none listens. */
    static Optional<String> ask(Path folder, String line) throws IOException {
        Path socket = shortest(folder.resolve(NAME));
        if (!Files.exists(socket)) {
            return Optional.empty();
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            try {
                channel.connect(UnixDomainSocketAddress.of(socket));
            } catch (java.net.ConnectException left) {
                return Optional.empty();
            }
            write(channel, line);
            channel.shutdownOutput();
            return Optional.of(line(channel));
        }
    }

    private static String line(SocketChannel from) throws IOException {
        BufferedReader reader =
                new BufferedReader(Channels.newReader(from, StandardCharsets.UTF_8), MOST_CHARACTERS_OF_A_LINE);
        StringBuilder line = new StringBuilder();
        for (int next = reader.read(); next >= 0 && next != '\n'; next = reader.read()) {
            if (line.length() == MOST_CHARACTERS_OF_A_LINE) {
                throw new IOException("a line without an end");
            }
            line.append((char) next);
        }
        return line.toString();
    }

    private static void write(SocketChannel to, String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }

    /** A name the kernel takes: relative to here, where the whole one is too long. */
    private static Path shortest(Path socket) {
        Path whole = socket.toAbsolutePath();
        if (whole.toString().getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES_OF_A_NAME) {
            return whole;
        }
        return Path.of("").toAbsolutePath().relativize(whole);
    }

    @Override
    public void close() {
        try {
            door.close();
            Files.deleteIfExists(socket);
        } catch (IOException gone) {
            log.warn("the socket in the data folder could not be removed");
        }
    }
}
