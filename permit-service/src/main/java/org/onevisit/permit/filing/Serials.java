package org.onevisit.permit.filing;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Serial numbers per scope, unique but not free of gaps. A replica takes a block in a short
 * transaction of its own and hands it out from memory, so that cases submitted at the same time do
 * not wait for one another at a counter row; what is left of a block at a restart stays unused.
 */
@ApplicationScoped
public class Serials {

    private static final int BLOCK = 20;
    private static final int SCOPES_KEPT = 1000;

    private final AgroalDataSource database;
    private final Map<String, Block> blocks =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Block> eldest) {
                    return size() > SCOPES_KEPT;
                }
            };

    private record Block(long next, long end) {}

    Serials(AgroalDataSource database) {
        this.database = database;
    }

    /** The next number of a scope, from 1. */
    public synchronized long next(String scope) {
        Block block = blocks.get(scope);
        if (block == null || block.next() == block.end()) {
            long end = QuarkusTransaction.requiringNew().call(() -> take(scope));
            block = new Block(end - BLOCK, end);
        }
        blocks.put(scope, new Block(block.next() + 1, block.end()));
        return block.next();
    }

    private long take(String scope) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement upsert =
                        connection.prepareStatement(
                                "insert into serial (scope, next) values (?, ?)"
                                        + " on conflict (scope) do update set next = serial.next + ? returning next")) {
            upsert.setString(1, scope);
            upsert.setLong(2, 1 + BLOCK);
            upsert.setLong(3, BLOCK);
            try (ResultSet row = upsert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
