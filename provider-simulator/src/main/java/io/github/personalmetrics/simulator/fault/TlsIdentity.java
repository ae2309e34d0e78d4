package io.github.personalmetrics.simulator.fault;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * A certificate and its key, made for one run, signed by an authority of its own that a client may
 * {@link #trust}. Immutable; prints no key.
 */
public final class TlsIdentity {

  private static final char[] NO_PASSWORD = {};
  private static final byte[] ECDSA = Der.sequence(Der.identifier("1.2.840.10045.4.3.2"));
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final SSLContext server;
  private final X509TrustManager trust;

  private TlsIdentity(SSLContext server, X509TrustManager trust) {
    this.server = server;
    this.trust = trust;
  }

  /** As it should be: for this machine, valid today. */
  public static TlsIdentity good() {
    return make("localhost", true, Duration.ofDays(-1), Duration.ofDays(1));
  }

  /** For this machine, until yesterday. */
  public static TlsIdentity expired() {
    return make("localhost", true, Duration.ofDays(-9), Duration.ofDays(-1));
  }

  /** Valid, for somebody else. */
  public static TlsIdentity ofAnotherHost() {
    return make("provider.example", false, Duration.ofDays(-1), Duration.ofDays(1));
  }

  /** Trusts the authority behind this identity, and no other. */
  public X509TrustManager trust() {
    return trust;
  }

  /** For a client that trusts it. */
  public SSLContext client() {
    try {
      var client = SSLContext.getInstance("TLS");
      client.init(null, new TrustManager[] {trust}, null);
      return client;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  ServerSocketFactory serverSockets() {
    return server.getServerSocketFactory();
  }

  private static TlsIdentity make(String host, boolean loopback, Duration from, Duration until) {
    try {
      var keys = KeyPairGenerator.getInstance("EC");
      keys.initialize(256);
      KeyPair authority = keys.generateKeyPair();
      KeyPair own = keys.generateKeyPair();
      // The machine's clock and no other: a client's TLS looks at nothing else.
      Instant now = Instant.now();
      Certificate root =
          certificate(
              "authority",
              authority.getPublic(),
              authority.getPrivate(),
              now.minus(Duration.ofDays(30)),
              now.plus(Duration.ofDays(30)),
              extension("2.5.29.19", Der.sequence(Der.yes())));
      Certificate leaf =
          certificate(
              host,
              own.getPublic(),
              authority.getPrivate(),
              now.plus(from),
              now.plus(until),
              extension("2.5.29.17", names(host, loopback)));
      return new TlsIdentity(server(own.getPrivate(), leaf, root), trusting(root));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Certificate certificate(
      String subject,
      PublicKey key,
      PrivateKey authority,
      Instant from,
      Instant until,
      byte[] extension)
      throws GeneralSecurityException {
    byte[] body =
        Der.sequence(
            Der.value(0xA0, Der.integer(BigInteger.TWO)),
            Der.integer(BigInteger.valueOf(subject.hashCode() & 0xFFFF)),
            ECDSA,
            name("authority"),
            Der.sequence(Der.time(from), Der.time(until)),
            name(subject),
            key.getEncoded(),
            Der.value(0xA3, Der.sequence(extension)));
    var signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(authority);
    signature.update(body);
    byte[] whole = Der.sequence(body, ECDSA, Der.bits(signature.sign()));
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(whole));
  }

  private static byte[] name(String common) {
    return Der.sequence(Der.set(Der.sequence(Der.identifier("2.5.4.3"), Der.text(common))));
  }

  private static byte[] extension(String id, byte[] content) {
    return Der.sequence(Der.identifier(id), Der.yes(), Der.octets(content));
  }

  private static byte[] names(String host, boolean loopback) {
    byte[] name = Der.value(0x82, host.getBytes(StandardCharsets.US_ASCII));
    return loopback ? Der.sequence(name, Der.value(0x87, LOOPBACK)) : Der.sequence(name);
  }

  private static SSLContext server(PrivateKey key, Certificate leaf, Certificate root)
      throws GeneralSecurityException, IOException {
    KeyStore store = emptyStore();
    store.setKeyEntry("server", key, NO_PASSWORD, new Certificate[] {leaf, root});
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, NO_PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static X509TrustManager trusting(Certificate root)
      throws GeneralSecurityException, IOException {
    KeyStore store = emptyStore();
    store.setCertificateEntry("authority", root);
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    return (X509TrustManager) managers.getTrustManagers()[0];
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }

  @Override
  public String toString() {
    return "TlsIdentity";
  }
}
