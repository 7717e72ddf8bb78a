package org.onevisit.gateway.route;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.Pipe;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;

/**
 * The body of an answer on its way to the client. A client that leaves before the end is no fault
 * of the service: the rest is read and dropped, and the connection to the service goes back to its
 * pool whole. The proxy would reset the request instead, and a reset that comes after the answer's
 * end closes a connection that carries somebody else's request by then.
 */
final class AnswerBody extends PassedBody {

    private boolean broken;

    AnswerBody(ReadStream<Buffer> body) {
        super(body);
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
        return super.exceptionHandler(
                handler == null
                        ? null
                        : cause -> {
                            broken = true;
                            handler.handle(cause);
                        });
    }

    @Override
    public Pipe<Buffer> pipe() {
        return new Patient(super.pipe());
    }

    /** Fails when the service does, never because of the client. */
    private final class Patient implements Pipe<Buffer> {

        private final Pipe<Buffer> pipe;

        Patient(Pipe<Buffer> pipe) {
            this.pipe = pipe;
        }

        @Override
        public Pipe<Buffer> endOnFailure(boolean end) {
            pipe.endOnFailure(end);
            return this;
        }

        @Override
        public Pipe<Buffer> endOnSuccess(boolean end) {
            pipe.endOnSuccess(end);
            return this;
        }

        @Override
        public Pipe<Buffer> endOnComplete(boolean end) {
            pipe.endOnComplete(end);
            return this;
        }

        @Override
        public void to(WriteStream<Buffer> client, Handler<AsyncResult<Void>> done) {
            pipe.to(
                    client,
                    passed ->
                            done.handle(
                                    broken || passed.succeeded()
                                            ? passed
                                            : Future.succeededFuture()));
        }

        @Override
        public void close() {
            pipe.close();
        }
    }
}
