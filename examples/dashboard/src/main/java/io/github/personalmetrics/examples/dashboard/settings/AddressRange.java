package io.github.personalmetrics.examples.dashboard.settings;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Internet addresses with the same beginning, such as {@code 10.0.0.0/8}.
 *
 * @param address any of them
 * @param prefix how many bits they share
 */
public record AddressRange(InetAddress address, int prefix) {

  private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]*[.:][0-9a-fA-F:.]*");

  /**
   * @throws IllegalArgumentException if it is neither an address nor address/bits
   */
  static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    InetAddress address = literal(slash < 0 ? text : text.substring(0, slash));
    int bits = address.getAddress().length * 8;
    int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
    if (prefix < 0 || prefix > bits) {
      throw new IllegalArgumentException(text);
    }
    return new AddressRange(address, prefix);
  }

  /**
   * An address as it is written; never asks a name server.
   *
   * @throws IllegalArgumentException if it is not one
   */
  public static InetAddress literal(String text) {
    if (!LITERAL.matcher(text).matches()) {
      throw new IllegalArgumentException(text);
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  public boolean contains(InetAddress candidate) {
    byte[] mine = address.getAddress();
    byte[] theirs = candidate.getAddress();
    int ignored = mine.length * 8 - prefix;
    return mine.length == theirs.length
        && new BigInteger(1, mine)
            .shiftRight(ignored)
            .equals(new BigInteger(1, theirs).shiftRight(ignored));
  }
}
