package org.onevisit.permit.past;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Items and offices that the catalogue has ever published, as they stand when an import begins.
 *
 * @param owners the office of each item, by item code
 */
record KnownCodes(Map<String, String> owners, Set<String> offices) {

    static KnownCodes read(AgroalDataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select distinct item_code, office_code from item_version");
                ResultSet row = select.executeQuery()) {
            Map<String, String> owners = new HashMap<>();
            while (row.next()) {
                owners.put(row.getString(1), row.getString(2));
            }
            return new KnownCodes(owners, Set.copyOf(owners.values()));
        }
    }

    boolean isOffice(String officeCode) {
        return offices.contains(officeCode);
    }

    /** The office whose item it is; null when the catalogue has never had it. */
    String officeOf(String itemCode) {
        return owners.get(itemCode);
    }
}
