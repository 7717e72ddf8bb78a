package org.onevisit.gateway;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the gateway. */
@QuarkusMain
public final class Gateway {

    private Gateway() {}

    /** Runs until it is told to stop. */
    public static void main(String... arguments) {
        // The front door judges targets itself, more strictly. The server would refuse some before
        // it, with an answer that has neither a problem document nor a trace id.
        System.setProperty("vertx.disableURIValidation", "true");
        Quarkus.run(arguments);
    }
}
