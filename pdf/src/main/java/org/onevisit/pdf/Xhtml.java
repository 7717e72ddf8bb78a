package org.onevisit.pdf;

import java.io.IOException;
import java.io.StringReader;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads XHTML without document type, entities or anything else that points outside the text. */
final class Xhtml {

    private static final Pattern BARE_DOCTYPE =
            Pattern.compile("\\A\\s*<!DOCTYPE html>", Pattern.CASE_INSENSITIVE);

    private Xhtml() {}

    static Document parse(String xhtml) {
        if (xhtml.length() > Pdf.MAX_LENGTH) {
            throw new IllegalArgumentException("Page text is too long: " + xhtml.length());
        }
        String text = BARE_DOCTYPE.matcher(printable(xhtml)).replaceFirst("").strip();
        try {
            Document page = builder().parse(new InputSource(new StringReader(text)));
            useOurTypeface(page);
            return page;
        } catch (SAXParseException e) {
            throw new IllegalArgumentException(
                    "Page text is not well-formed in line "
                            + e.getLineNumber()
                            + ": "
                            + e.getMessage(),
                    e);
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalArgumentException("Page text can't be read: " + e.getMessage(), e);
        }
    }

    private static DocumentBuilder builder() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setExpandEntityReferences(false);
        factory.setXIncludeAware(false);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(new DefaultHandler());
        return builder;
    }

    /** There is one typeface; another name in a style would print characters as blanks. */
    private static void useOurTypeface(Document page) {
        NodeList heads = page.getElementsByTagName("head");
        if (heads.getLength() == 0) {
            throw new IllegalArgumentException("Page text has no <head>");
        }
        Element style = page.createElement("style");
        style.setTextContent("* { font-family: '" + Typeface.FAMILY + "' !important }");
        heads.item(0).appendChild(style);
    }

    /** Leaves out what XML 1.0 can't carry: control characters and half surrogate pairs. */
    private static String printable(String text) {
        boolean clean = text.codePoints().allMatch(Xhtml::isXml);
        if (clean) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(Xhtml::isXml).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
