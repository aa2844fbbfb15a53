package org.circlekeeper.helpline;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.circlekeeper.storage.Disk;
import org.jspecify.annotations.Nullable;

/**
 * Signs a folder of helplines, and knows the keys. Everything is in forms that other tools read too: {@code sha256sum -c}
 * takes the list, OpenSSL the keys (PEM) and the signature (base64).
 */
final class DirectorySigning {
    /** How a file is named that is read, and so signed: after its country. */
    static final String NAME = "[A-Z]+\\.yaml";

    static final String ALGORITHM = "Ed25519";

    /** The key of whoever looks after the directory this program ships with. */
    private static final String OURS = "/directory.pub";

    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    private DirectorySigning() {}

    static PublicKey ours() throws IOException, GeneralSecurityException {
        try (@Nullable InputStream open = DirectorySigning.class.getResourceAsStream(OURS)) {
            if (open == null) {
                throw new FileNotFoundException(OURS);
            }
            return publicKey(new String(open.readAllBytes(), StandardCharsets.US_ASCII));
        }
    }

    static PublicKey read(Path file) throws IOException, GeneralSecurityException {
        return publicKey(Files.readString(file, StandardCharsets.US_ASCII));
    }

    private static PublicKey publicKey(String pem) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bare(pem, PUBLIC)));
    }

    /**
     * Writes the list and the signature over every file as it is now; either is there whole or not at all. Makes the key on
     * first use, of mode 0600, and the public one beside it.
     *
     * @return the public key's file
     */
    static Path sign(Path folder, Path privateKey) throws IOException, GeneralSecurityException {
        Path publicKey = privateKey.resolveSibling(privateKey.getFileName() + ".pub");
        if (!Files.exists(privateKey)) {
            make(privateKey, publicKey);
        }
        PrivateKey key = KeyFactory.getInstance(ALGORITHM)
                .generatePrivate(new PKCS8EncodedKeySpec(
                        bare(Files.readString(privateKey, StandardCharsets.US_ASCII), PRIVATE)));
        byte[] list = list(folder).getBytes(StandardCharsets.UTF_8);
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initSign(key);
        signature.update(list);
        Disk.replacePublic(folder.resolve(SignedFolder.LIST), list);
        Disk.replacePublic(
                folder.resolve(SignedFolder.SIGNATURE),
                (Base64.getEncoder().encodeToString(signature.sign()) + "\n").getBytes(StandardCharsets.US_ASCII));
        return publicKey;
    }

    private static void make(Path privateKey, Path publicKey) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        Disk.replace(privateKey, pem(PRIVATE, pair.getPrivate().getEncoded()));
        Disk.replacePublic(publicKey, pem(PUBLIC, pair.getPublic().getEncoded()));
    }

    private static String list(Path folder) throws IOException {
        StringBuilder list = new StringBuilder();
        for (String name : names(folder)) {
            if (name.matches(NAME)) {
                list.append(sum(Files.readAllBytes(folder.resolve(name))))
                        .append("  ")
                        .append(name)
                        .append('\n');
            }
        }
        return list.toString();
    }

    /** The files of helplines in a folder, sorted. */
    static List<String> names(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (var files = Files.newDirectoryStream(folder, "*.yaml")) {
            files.forEach(file -> names.add(String.valueOf(file.getFileName())));
        }
        names.sort(null);
        return names;
    }

    static String sum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    private static byte[] pem(String what, byte[] encoded) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return ("-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] bare(String pem, String what) throws GeneralSecurityException {
        String text = pem.strip();
        String begin = "-----BEGIN " + what + "-----";
        String end = "-----END " + what + "-----";
        if (!text.startsWith(begin) || !text.endsWith(end)) {
            throw new GeneralSecurityException("not a " + what);
        }
        try {
            return Base64.getMimeDecoder().decode(text.substring(begin.length(), text.length() - end.length()));
        } catch (IllegalArgumentException broken) {
            throw new GeneralSecurityException("not a " + what, broken);
        }
    }
}
