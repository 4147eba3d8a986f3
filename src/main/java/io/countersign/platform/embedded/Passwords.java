package io.countersign.platform.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** The random passwords of the database's roles, made once and kept in a file of mode 0600; 128 bits each, in hexadecimal. */
final class Passwords {

    private static final int BYTES = 16;

    private final Properties byRole;

    private Passwords(Properties byRole) {
        this.byRole = byRole;
    }

    /** The passwords kept in the file, with those that are missing made and kept. */
    static Passwords keptIn(Path file, String... roles) throws IOException {
        Properties passwords = new Properties();
        if (Files.exists(file)) {
            try (InputStream stream = Files.newInputStream(file)) {
                passwords.load(stream);
            }
        }
        SecureRandom random = new SecureRandom();
        for (String role : roles) {
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            passwords.putIfAbsent(role, HexFormat.of().formatHex(bytes));
        }
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        passwords.store(stored, null);
        PrivateFile.write(file, stored.toByteArray());
        return new Passwords(passwords);
    }

    /** The password of a role that was named when the passwords were made. */
    Login login(String role) {
        return new Login(role, byRole.getProperty(role));
    }
}
