import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.jose4j.lang.HashUtil;

/** One answer of the service: its status, its headers, and exactly the bytes of its body. */
record Answer(HttpResponse<byte[]> response) {

    private static final ObjectMapper JSON = new ObjectMapper();

    int status() {
        return response.statusCode();
    }

    byte[] body() {
        return response.body();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    JsonNode json() {
        try {
            return JSON.readTree(body());
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + new String(body()), e);
        }
    }

    String text(String pointer) {
        return json().at(pointer).asText();
    }

    /** The last part of the problem's type (RFC 9457), for example {@code document-refused}. */
    String problem() {
        String type = text("/type");
        return type.substring(type.lastIndexOf('/') + 1);
    }

    /** Unpadded base64url SHA-256 of the body, computed here and not read from anywhere. */
    String digest() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256());
    }

    /** The same digest as RFC 9530 writes it. */
    String reprDigest() {
        return "sha-256=:" + Base64.getEncoder().encodeToString(sha256()) + ":";
    }

    private byte[] sha256() {
        return HashUtil.getMessageDigest("SHA-256").digest(body());
    }
}
