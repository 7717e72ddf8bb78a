package org.onevisit.permit.push;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where events may be sent: to addresses of the public network. The address that was checked is the
 * one that is connected to, so that a name which changes its address in between gains nothing.
 */
final class PublicAddress {

    private static final int BYTE = 0xff;
    private static final Pattern NUMBER = Pattern.compile("[0-9.]+|0[xX].*");

    private PublicAddress() {}

    /** The address may not be called. */
    static final class NotPublic extends Exception {
        private static final long serialVersionUID = 1L;

        NotPublic(String why) {
            super(why);
        }
    }

    /**
     * Looks the host of a URL up.
     *
     * @param allowed names of hosts that may lie anywhere, for networks of one's own
     * @throws NotPublic when any of its addresses is not public
     */
    static InetAddress of(URI url, List<String> allowed) throws NotPublic {
        InetAddress[] found;
        try {
            found = InetAddress.getAllByName(url.getHost());
        } catch (UnknownHostException e) {
            throw new NotPublic("The host is not known");
        }
        if (!allowed.contains(url.getHost())) {
            // 0177.0.0.1 is octal to some and decimal to others: a number is written in one way
            // only.
            if (NUMBER.matcher(url.getHost()).matches()
                    && !found[0].getHostAddress().equals(url.getHost())) {
                throw new NotPublic("The host is not written as an address is");
            }
            for (InetAddress address : found) {
                if (!isPublic(address)) {
                    throw new NotPublic("The host is not in the public network");
                }
            }
        }
        return found[0];
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & BYTE;
        int second = bytes[1] & BYTE;
        if (address instanceof Inet6Address) {
            // Only global unicast, 2000::/3; of it no 6to4 (2002::/16) and nothing of 2001::/23,
            // where
            // Teredo lies: both wrap any other address. 2001:db8::/32 is for examples.
            int third = bytes[2] & BYTE;
            boolean wraps = first == 0x20 && (second == 0x02 || (second == 0x01 && third < 2));
            boolean example =
                    first == 0x20 && second == 0x01 && third == 0x0d && (bytes[3] & BYTE) == 0xb8;
            return (first & 0xe0) == 0x20 && !wraps && !example;
        }
        boolean shared = first == 100 && (second & 0xc0) == 64;
        boolean assigned = first == 192 && second == 0;
        boolean benchmark = first == 198 && (second & 0xfe) == 18;
        return first != 0 && first < 240 && !shared && !assigned && !benchmark;
    }
}
