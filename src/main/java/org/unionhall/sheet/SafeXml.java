package org.unionhall.sheet;

import java.io.IOException;
import java.io.InputStream;

import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;

import org.unionhall.kernel.Refusal;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** Parses XML that strangers wrote: no document type, no entities, nothing fetched from anywhere. */
final class SafeXml {

    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    private SafeXml() {
    }

    /** Refuses what is not well-formed as damaged, and a document type as unsafe. */
    static void parse(InputStream in, DefaultHandler handler) throws IOException {
        try {
            XMLReader reader = factory().newSAXParser().getXMLReader();
            reader.setContentHandler(handler);
            reader.setErrorHandler(handler);
            reader.setEntityResolver((publicId, systemId) -> {
                throw new SAXException(NO_DOCTYPE);
            });
            reader.parse(new InputSource(in));
        } catch (SAXException e) {
            boolean doctype = String.valueOf(e.getMessage()).contains(NO_DOCTYPE);
            throw new Refusal(doctype ? "sheet.unsafe" : "sheet.damaged");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SAXParserFactory factory() throws SAXException, ParserConfigurationException {
        // The parser of the JDK by name, so that nothing on the class path can take its place.
        SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        factory.setXIncludeAware(false);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature(NO_DOCTYPE, true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory;
    }
}
