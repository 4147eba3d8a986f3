package io.countersign.platform.embedded;

/**
 * A database role and its password.
 *
 * @param user the role's name
 * @param password the password, which {@link #toString} keeps to itself
 */
public record Login(String user, String password) {

    @Override
    public String toString() {
        return user;
    }
}
