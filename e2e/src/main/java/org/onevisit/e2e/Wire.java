package org.onevisit.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/**
 * One kept-alive HTTP/1.1 connection of one thread, as thin as can be: the benchmarks share the
 * machine with what they measure.
 */
final class Wire implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 60_000;

    private final String host;
    private final int port;
    private final ByteArrayOutputStream request = new ByteArrayOutputStream(8192);
    private final StringBuilder line = new StringBuilder(128);
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    Wire(URI server) {
        this.host = server.getHost();
        this.port = server.getPort();
    }

    /** What the server said. */
    record Answer(int status, byte[] body) {

        String text() {
            return new String(body, UTF_8);
        }

        /**
         * @throws IllegalStateException when the status is none of 2xx
         */
        Answer ok() {
            if (status < 200 || status > 299) {
                throw new IllegalStateException("HTTP " + status + ": " + text());
            }
            return this;
        }
    }

    /**
     * Sends a request and reads the whole answer. A kept connection that the server has given up is
     * opened again once: everything the benchmarks send is safe to repeat.
     *
     * @param body null for none
     */
    Answer send(String method, String path, String token, String type, byte[] body)
            throws IOException {
        compose(method, path, token, type, body == null ? new byte[0] : body);
        boolean kept = socket != null;
        try {
            return exchange();
        } catch (IOException e) {
            close();
            if (!kept) {
                throw e;
            }
            return exchange();
        }
    }

    private void compose(String method, String path, String token, String type, byte[] body)
            throws IOException {
        request.reset();
        String head =
                method
                        + ' '
                        + path
                        + " HTTP/1.1\r\nHost: "
                        + host
                        + ':'
                        + port
                        + "\r\nAuthorization: Bearer "
                        + token
                        + "\r\nContent-Length: "
                        + body.length
                        + (body.length == 0 ? "" : "\r\nContent-Type: " + type)
                        + "\r\n\r\n";
        request.write(head.getBytes(ISO_8859_1));
        request.write(body);
    }

    private Answer exchange() throws IOException {
        if (socket == null) {
            open();
        }
        request.writeTo(out);
        out.flush();
        String status = line();
        long length = -1;
        boolean chunked = false;
        boolean close = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Long.parseLong(header.substring(15).strip());
            } else if (header.regionMatches(true, 0, "transfer-encoding:", 0, 18)) {
                chunked = true;
            } else if (header.regionMatches(true, 0, "connection: close", 0, 17)) {
                close = true;
            }
        }
        byte[] body = chunked ? chunks() : bytes((int) Math.max(0, length));
        if (close) {
            close();
        }
        return new Answer(Integer.parseInt(status.substring(9, 12)), body);
    }

    private void open() throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream(), 16_384);
        out = socket.getOutputStream();
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(8192);
        for (int size = size(); size > 0; size = size()) {
            body.write(bytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int size() throws IOException {
        String size = line();
        int end = size.indexOf(';');
        return Integer.parseInt(end < 0 ? size : size.substring(0, end), 16);
    }

    private byte[] bytes(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private String line() throws IOException {
        line.setLength(0);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                // It is not used again.
            }
            socket = null;
        }
    }
}
