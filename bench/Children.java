import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The processes that this one has started; none outlives it, also when it is interrupted. */
final class Children {

    private static final long STOP_SECONDS = 20;
    private static final List<Process> ALL = new CopyOnWriteArrayList<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ALL.forEach(Process::destroy);
            ALL.forEach(Children::await);
        }));
    }

    private Children() {}

    static Process adopt(Process process) {
        ALL.add(process);
        return process;
    }

    static void stop(Process process) {
        process.destroy();
        await(process);
        ALL.remove(process);
    }

    static void ended(Process process) {
        ALL.remove(process);
    }

    private static void await(Process process) {
        try {
            if (process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
