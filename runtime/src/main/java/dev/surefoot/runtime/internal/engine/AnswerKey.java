package dev.surefoot.runtime.internal.engine;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The key with which one execution of an await can be answered. It says itself which one, so that a
 * store finds the instance by its name, and is signed with the store's secret (HMAC with SHA-256,
 * half of it), so that nobody can make one; and it can be made before the await begins.
 *
 * @param visit counts the executions of the await, from one
 */
record AnswerKey(UUID instance, String await, int visit) {
  private static final String HMAC = "HmacSHA256";
  private static final int SIGNATURE = 16;

  /** As it is given to the outside: letters, digits, {@code -} and {@code _}. */
  String signed(String secret) {
    byte[] content = content();
    byte[] all = Arrays.copyOf(signature(content, secret), SIGNATURE + content.length);
    System.arraycopy(content, 0, all, SIGNATURE, content.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  private byte[] content() {
    byte[] name = await.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES + name.length)
        .putLong(instance.getMostSignificantBits())
        .putLong(instance.getLeastSignificantBits())
        .putInt(visit)
        .put(name)
        .array();
  }

  private static byte[] signature(byte[] content, String secret) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
      return Arrays.copyOf(mac.doFinal(content), SIGNATURE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + HMAC, e);
    }
  }

  /** What a key says, whoever has made it; null if it says nothing. */
  static @Nullable AnswerKey read(String signed) {
    try {
      ByteBuffer all = ByteBuffer.wrap(Base64.getUrlDecoder().decode(signed));
      all.position(SIGNATURE);
      UUID instance = new UUID(all.getLong(), all.getLong());
      int visit = all.getInt();
      byte[] name = new byte[all.remaining()];
      all.get(name);
      return new AnswerKey(instance, new String(name, StandardCharsets.UTF_8), visit);
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      return null;
    }
  }

  /** Whether a key that says this was made with a secret. */
  boolean isSignedWith(String secret, String signed) {
    return MessageDigest.isEqual(
        signed(secret).getBytes(StandardCharsets.UTF_8), signed.getBytes(StandardCharsets.UTF_8));
  }
}
