package io.github.personalmetrics.simulator.fault;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads HTTP requests off a connection. For one thread. */
final class RequestReader {

  private static final int LONGEST_LINE = 64 * 1024;
  private static final int LARGEST_BODY = 1 << 20;

  private final InputStream in;

  RequestReader(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /**
   * @return empty if the client said nothing
   */
  Optional<ProviderRequest> read() throws IOException {
    String first = line();
    if (first.isEmpty()) {
      return Optional.empty();
    }
    String[] words = first.split(" ", 3);
    if (words.length < 3) {
      throw new IOException("not an HTTP request");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return Optional.of(new ProviderRequest(words[0], words[1], headers, body(headers)));
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
      return chunks();
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return exactly(Math.min(length, LARGEST_BODY));
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    int size;
    do {
      size = Integer.parseInt(line().split(";", 2)[0].strip(), 16);
      body.write(exactly(Math.min(size, LARGEST_BODY)));
      line();
    } while (size > 0 && body.size() < LARGEST_BODY);
    return body.toByteArray();
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the client hung up");
    }
    return bytes;
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (next != '\r') {
        line.write(next);
      }
      if (line.size() > LONGEST_LINE) {
        throw new IOException("a line of more than 64 KiB");
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }
}
