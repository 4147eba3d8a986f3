import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A load that wrk makes, with one thread and 32 connections.
 *
 * @param name what it is, for people
 * @param uri where it goes
 * @param arguments more arguments of wrk: headers, a script
 */
record Wrk(String name, URI uri, List<String> arguments) {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern FAILURES =
            Pattern.compile("Non-2xx or 3xx responses: .*|Socket errors: .*", Pattern.MULTILINE);

    static Wrk plain(String name, URI uri, String... headers) {
        List<String> arguments = new ArrayList<>();
        for (String header : headers) {
            arguments.add("-H");
            arguments.add(header);
        }
        return new Wrk(name, uri, arguments);
    }

    /** A load whose requests a Lua script makes, anew for each run. */
    static Wrk scripted(String name, URI uri, Path script) {
        return new Wrk(name, uri, List.of("-s", script.toString()));
    }

    /** Requests answered a second; a run with a failure is none. */
    double run(int seconds) {
        List<String> line =
                new ArrayList<>(List.of(Tools.path("wrk"), "-t1", "-c32", "--timeout", "30s", "-d" + seconds + "s"));
        line.addAll(arguments);
        line.add(uri.toString());
        String output = output(line);
        Matcher failure = FAILURES.matcher(output);
        Matcher rate = RATE.matcher(output);
        if (failure.find()) {
            throw new NotMeasured(name + " under load: " + failure.group());
        }
        if (!rate.find()) {
            throw new IllegalStateException("wrk said nothing of " + name + ":\n" + output);
        }
        return Double.parseDouble(rate.group(1));
    }

    private static String output(List<String> line) {
        try {
            Process process = Children.adopt(
                    new ProcessBuilder(line).redirectErrorStream(true).start());
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            Children.ended(process);
            return output;
        } catch (IOException e) {
            throw new IllegalStateException("wrk cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
