import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;

/** What a status list of a million entries is measured by: deflating as many bits of the same sort and signing the result once. */
final class StatusListUnit {

    private static final int ENTRIES = 1 << 20;
    private static final int SAMPLES = 15;
    private static final int SUSPENDED = 2;

    private StatusListUnit() {}

    /** The median duration in this JVM. */
    static double millis() {
        byte[] list = list();
        KeyPair key = key();
        double[] millis = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            long start = System.nanoTime();
            if (signature(key, deflated(list)).length == 0) {
                throw new IllegalStateException("nothing was signed");
            }
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        return Rounds.median(millis);
    }

    /** 256 KiB, two bits an entry, one entry of fifty suspended. */
    private static byte[] list() {
        byte[] list = new byte[ENTRIES / 4];
        Random random = new Random(1);
        for (int entry = 0; entry < ENTRIES; entry++) {
            if (random.nextInt(50) == 0) {
                list[entry / 4] |= (byte) (SUSPENDED << entry % 4 * 2);
            }
        }
        return list;
    }

    private static byte[] deflated(byte[] list) {
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
            deflater.setInput(list);
            deflater.finish();
            byte[] packed = new byte[list.length + 1024];
            return Arrays.copyOf(packed, deflater.deflate(packed));
        }
    }

    private static byte[] signature(KeyPair key, byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.getPrivate());
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair key() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(256);
            return keys.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
