package org.onevisit.gateway.route;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/**
 * A request body that is cut off at its limit, whatever length was announced or not. It is passed
 * on piece by piece and never held.
 */
final class LimitedBody extends PassedBody {

    private final long limit;
    private final Runnable complete;
    private final Runnable tooLarge;
    private long seen;
    private boolean cut;

    /**
     * @param body the body as it comes in
     * @param limit largest number of bytes
     * @param complete told when the last byte went by
     * @param tooLarge told when the limit is passed, before the stream fails
     */
    LimitedBody(ReadStream<Buffer> body, long limit, Runnable complete, Runnable tooLarge) {
        super(body);
        this.limit = limit;
        this.complete = complete;
        this.tooLarge = tooLarge;
    }

    @Override
    public ReadStream<Buffer> handler(Handler<Buffer> handler) {
        return super.handler(handler == null ? null : piece -> pass(piece, handler));
    }

    private void pass(Buffer piece, Handler<Buffer> handler) {
        if (cut) {
            return;
        }
        seen += piece.length();
        if (seen > limit) {
            cut = true;
            tooLarge.run();
        } else {
            handler.handle(piece);
        }
    }

    @Override
    public ReadStream<Buffer> endHandler(Handler<Void> handler) {
        return super.endHandler(
                handler == null
                        ? null
                        : end -> {
                            if (!cut) {
                                complete.run();
                                handler.handle(end);
                            }
                        });
    }
}
