package org.onevisit.gateway.limit;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.onevisit.gateway.Settings;

/**
 * Where a request comes from: the peer of the connection, or, behind a proxy that the operator
 * trusts, the last address that a trusted proxy saw. What the client itself wrote is never
 * believed.
 */
@Singleton
public final class ClientAddress {

    private static final int MOST_HOPS = 16;
    private static final int NETWORK_BYTES = 8;

    private final List<IpSubnetFilterRule> trusted;

    @Inject
    ClientAddress(Settings settings) {
        this(settings.trustedProxies().orElse(List.of()));
    }

    ClientAddress(List<String> trustedProxies) {
        this.trusted =
                trustedProxies.stream()
                        .map(String::strip)
                        .filter(network -> !network.isEmpty())
                        .map(ClientAddress::network)
                        .toList();
    }

    /** The client's address; of IPv6 its network (/64), since one client owns all of that. */
    public String of(HttpServerRequest request) {
        SocketAddress peer = request.connection().remoteAddress();
        String host = peer == null ? null : peer.hostAddress();
        if (host == null) {
            return "unknown";
        }
        return of(
                host, trusted.isEmpty() ? List.of() : request.headers().getAll("X-Forwarded-For"));
    }

    String of(String peer, List<String> forwarded) {
        InetAddress seen = parse(peer);
        if (seen == null) {
            return "unknown";
        }
        if (!forwarded.isEmpty() && trusted(seen)) {
            String[] hops = String.join(",", forwarded).split(",", -1);
            int first = Math.max(0, hops.length - MOST_HOPS);
            for (int i = hops.length - 1; i >= first && trusted(seen); i--) {
                InetAddress hop = parse(hops[i].strip());
                if (hop == null) {
                    break;
                }
                seen = hop;
            }
        }
        return text(seen);
    }

    private boolean trusted(InetAddress address) {
        InetSocketAddress socket = new InetSocketAddress(address, 0);
        for (IpSubnetFilterRule network : trusted) {
            if (network.matches(socket)) {
                return true;
            }
        }
        return false;
    }

    private static IpSubnetFilterRule network(String text) {
        int slash = text.indexOf('/');
        InetAddress address = parse(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            throw new IllegalArgumentException(
                    "ONEVISIT_TRUSTED_PROXIES: not an IP address or network: " + text);
        }
        int prefix =
                slash < 0
                        ? address.getAddress().length * 8
                        : Integer.parseInt(text.substring(slash + 1));
        return new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT);
    }

    private static InetAddress parse(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        try {
            return bytes == null ? null : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static String text(InetAddress address) {
        if (address instanceof Inet6Address && !address.isLoopbackAddress()) {
            byte[] network = Arrays.copyOf(address.getAddress(), NETWORK_BYTES * 2);
            Arrays.fill(network, NETWORK_BYTES, network.length, (byte) 0);
            return NetUtil.bytesToIpAddress(network);
        }
        return address.getHostAddress();
    }
}
