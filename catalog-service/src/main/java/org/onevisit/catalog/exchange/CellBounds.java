package org.onevisit.catalog.exchange;

import java.io.InputStream;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.onevisit.catalog.Reason;
import org.onevisit.catalog.Refused;

/**
 * Looks through the cells of a workbook before it is read. The reader makes room for every column
 * up to the last of a row, and for every shared text up to the one that is named: a single cell
 * could fill the memory.
 */
final class CellBounds {

    private static final int MOST_CELLS = 1_000_000;

    /** A workbook ends with column XFD and row 1048576. */
    private static final Pattern ADDRESS = Pattern.compile("[A-Z]{1,3}[0-9]{1,7}");

    private static final Pattern NUMBER_OF_TEXT = Pattern.compile("\\s*[0-9]{0,6}\\s*");

    private final XMLInputFactory xml = XMLInputFactory.newInstance();
    private int cells;

    CellBounds() {
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    /**
     * Passes a part of a workbook; one that is no XML is left for its reader to judge.
     *
     * @throws Refused with IMPORT_UNREADABLE for a cell or a text that cannot be there,
     *     IMPORT_TOO_LARGE for too many cells in all parts
     */
    void check(InputStream part) {
        try {
            XMLStreamReader reader = xml.createXMLStreamReader(part);
            boolean ofText = false;
            StringBuilder value = null;
            while (reader.hasNext()) {
                int event = reader.next();
                if (value != null && reader.isCharacters()) {
                    value.append(reader.getText());
                } else if (event == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("c")) {
                    cell(reader.getAttributeValue(null, "r"));
                    ofText = "s".equals(reader.getAttributeValue(null, "t"));
                } else if (event == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("v")) {
                    value = ofText && value == null ? new StringBuilder() : value;
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && reader.getLocalName().equals("c")) {
                    number(value);
                    value = null;
                }
            }
        } catch (Refused e) {
            throw e;
        } catch (XMLStreamException | RuntimeException e) {
            // Up to here everything was within bounds, and its reader comes no further.
        }
    }

    private void cell(String address) {
        if (++cells > MOST_CELLS) {
            throw Refused.because(Reason.IMPORT_TOO_LARGE);
        }
        if (address != null && !ADDRESS.matcher(address).matches()) {
            throw Refused.because(Reason.IMPORT_UNREADABLE);
        }
    }

    private static void number(CharSequence ofText) {
        if (ofText != null && !NUMBER_OF_TEXT.matcher(ofText).matches()) {
            throw Refused.because(Reason.IMPORT_UNREADABLE);
        }
    }
}
