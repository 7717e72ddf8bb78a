package org.onevisit.permit.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The folder of signing keys, one file {@code <key id>.pem} each. When it holds none, one is made,
 * readable by its owner alone; replicas that start together make one between them.
 */
final class KeyFolder {

    private static final Logger LOG = Logger.getLogger(KeyFolder.class);
    private static final String SUFFIX = ".pem";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE);

    private final Path folder;

    KeyFolder(Path folder) {
        this.folder = folder;
    }

    /** All keys by id, in the order of their names. */
    Map<String, SigningKey> load() {
        try {
            Files.createDirectories(folder);
            if (files().isEmpty()) {
                generateOnce();
            }
            Map<String, SigningKey> keys = new TreeMap<>();
            for (Path file : files()) {
                SigningKey key = read(file);
                keys.put(key.id(), key);
            }
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The folder of signing keys can't be used: " + folder, e);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    private SigningKey read(Path file) throws IOException {
        String name = file.getFileName().toString();
        String id = name.substring(0, name.length() - SUFFIX.length());
        if (!ID.matcher(id).matches()) {
            throw new IllegalStateException(
                    "Signing key " + file + ": a key id has letters, digits, _ and - only");
        }
        try {
            SigningKey key = SigningKey.read(id, Files.readString(file));
            if (key.signs() && isOpenToOthers(file)) {
                LOG.warnf("Signing key %s can be read by others; its mode should be 600", file);
            }
            return key;
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("Signing key " + file + ": " + e.getMessage(), e);
        }
    }

    private static boolean isOpenToOthers(Path file) throws IOException {
        return isPosix(file) && !Collections.disjoint(Files.getPosixFilePermissions(file), OTHERS);
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private void generateOnce() throws IOException {
        Path lock = folder.resolve(".lock");
        try (FileChannel channel =
                        FileChannel.open(
                                lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (held.isValid() && files().isEmpty()) {
                generate();
            }
        }
    }

    private void generate() throws IOException {
        KeyPair pair = pair();
        String id = "k1-" + thumbprint(pair.getPublic().getEncoded());
        String pem =
                block("PRIVATE KEY", pair.getPrivate().getEncoded())
                        + block("PUBLIC KEY", pair.getPublic().getEncoded());
        Path half = folder.resolve(id + ".new");
        Set<StandardOpenOption> fresh =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel out = FileChannel.open(half, fresh, ownerOnly(half))) {
            out.write(ByteBuffer.wrap(pem.getBytes(StandardCharsets.US_ASCII)));
            out.force(true);
        }
        Files.move(half, folder.resolve(id + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
        LOG.infof("Made signing key %s in %s; keep a copy of it in a safe place", id, folder);
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return isPosix(file)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tells keys of different installations apart when their public keys are put together. */
    private static String thumbprint(byte[] publicKey) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(publicKey);
            return HexFormat.of().formatHex(hash, 0, 5);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String block(String name, byte[] content) {
        String text =
                Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(content);
        return "-----BEGIN " + name + "-----\n" + text + "\n-----END " + name + "-----\n";
    }
}
