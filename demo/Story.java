import java.util.List;

/** What the demo prints: numbered steps, the requests in them, and what each answer told. Anything not as told ends it. */
final class Story {

    /** Something did not happen as the story says. */
    static final class NotAsTold extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotAsTold(String step, String what) {
            super("step \"" + step + "\": " + what);
        }
    }

    private int number;
    private String step = "start";

    void step(String title) {
        number++;
        step = title;
        System.out.printf("%n%d. %s%n", number, title);
    }

    /** A request that is about to be sent; {@link #answered} ends its line. */
    void request(String method, String url, String who) {
        System.out.printf("   %-4s %s%s", method, url, who.isEmpty() ? "" : "  (" + who + ")");
        System.out.flush();
    }

    void answered(int status, String problem) {
        System.out.printf("  %d %s%n", status, problem);
    }

    void told(Object... parts) {
        System.out.println("        "
                + String.join("  ", List.of(parts).stream().map(String::valueOf).toList()));
    }

    /** The demo ends here unless this holds. */
    void expect(boolean holds, String what) {
        if (!holds) {
            throw new NotAsTold(step, "not so: " + what);
        }
    }

    void expectEqual(String what, Object expected, Object actual) {
        expect(expected.equals(actual), what + " is " + expected + " (it is " + actual + ")");
    }
}
