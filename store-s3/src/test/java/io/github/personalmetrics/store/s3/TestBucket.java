package io.github.personalmetrics.store.s3;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket as its owner sees it, behind the repository's back. */
record TestBucket(S3Client client, String name) {

  ModelBucket place() {
    return new ModelBucket(name, "models");
  }

  /** A client to which something happens before each of its calls. */
  S3Client meddledWith(Meddler meddler) {
    return (S3Client)
        Proxy.newProxyInstance(
            S3Client.class.getClassLoader(),
            new Class<?>[] {S3Client.class},
            (proxy, method, arguments) -> {
              try {
                meddler.before(method.getName(), arguments);
                return method.invoke(client, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  interface Meddler {
    void before(String method, Object[] arguments);
  }

  List<String> keys() {
    return client.listObjectsV2(request -> request.bucket(name)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  byte[] read(String key) {
    return client.getObjectAsBytes(request -> request.bucket(name).key(key)).asByteArray();
  }

  void write(String key, byte[] bytes) {
    client.putObject(request -> request.bucket(name).key(key), RequestBody.fromBytes(bytes));
  }

  void write(String key, String text) {
    write(key, text.getBytes(StandardCharsets.UTF_8));
  }

  void delete(String key) {
    client.deleteObject(request -> request.bucket(name).key(key));
  }

  void damage(String key) {
    byte[] bytes = read(key);
    bytes[bytes.length / 2] ^= 1;
    write(key, bytes);
  }
}
