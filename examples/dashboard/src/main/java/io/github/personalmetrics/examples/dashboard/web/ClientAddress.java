package io.github.personalmetrics.examples.dashboard.web;

import io.github.personalmetrics.examples.dashboard.settings.AddressRange;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.List;

/** Where a request comes from: the socket, unless that is a proxy that we were told to trust. */
public final class ClientAddress {

  private final List<AddressRange> trusted;

  ClientAddress(List<AddressRange> trusted) {
    this.trusted = trusted;
  }

  public InetAddress of(Context ctx) {
    InetAddress address = AddressRange.literal(ctx.req().getRemoteAddr());
    String header = ctx.header("X-Forwarded-For");
    String[] hops = header == null ? new String[0] : header.split(",", -1);
    // Each proxy appends whom it saw; what lies behind the first stranger may be invented.
    for (int i = hops.length - 1; i >= 0 && isTrusted(address); i--) {
      try {
        address = AddressRange.literal(hops[i].strip());
      } catch (IllegalArgumentException e) {
        return address;
      }
    }
    return address;
  }

  private boolean isTrusted(InetAddress address) {
    return trusted.stream().anyMatch(range -> range.contains(address));
  }
}
