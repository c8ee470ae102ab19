package io.github.junitllm.assertions.structure;

import io.github.junitllm.assertions.check.UndecidedException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathEvaluationResult;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathFactoryConfigurationException;
import javax.xml.xpath.XPathNodes;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** An XML document read by the JDK, which loads nothing for it. */
final class XmlDocument {

    private static final int DEEPEST = 1_000;

    /** What the messages of the JDK's limits begin with, in any language. */
    private static final String LIMIT = "JAXP0001";

    private final Document document;

    private XmlDocument(Document document) {
        this.document = document;
    }

    static XmlDocument of(String text) {
        if (hasDoctype(text)) {
            throw new UndecidedException("DOCTYPE is disallowed, so whether it is well-formed XML cannot be told");
        }
        try {
            DocumentBuilder builder = factory().newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return new XmlDocument(builder.parse(new InputSource(new StringReader(text))));
        } catch (SAXParseException malformed) {
            if (String.valueOf(malformed.getMessage()).contains(LIMIT)) {
                throw new UndecidedException(
                        "whether it is well-formed XML cannot be told: " + malformed.getMessage(), malformed);
            }
            throw new StructureException(
                    malformed.getLineNumber() + ":" + malformed.getColumnNumber() + ": " + malformed.getMessage(),
                    malformed);
        } catch (SAXException malformed) {
            throw new StructureException(String.valueOf(malformed.getMessage()), malformed);
        } catch (IOException malformed) {
            throw new StructureException(String.valueOf(malformed.getMessage()), malformed);
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("the JDK's XML parser cannot be made safe", impossible);
        }
    }

    /** Whether a document type declaration stands in front of the root element (XML 1.0, production 22). */
    private static boolean hasDoctype(String text) {
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\ufeff') {
                at++;
                continue;
            }
            String end = text.startsWith("<!--", at) ? "-->" : text.startsWith("<?", at) ? "?>" : "";
            int close = end.isEmpty() ? -1 : text.indexOf(end, at + 2);
            if (close < 0) {
                return text.startsWith("<!DOCTYPE", at);
            }
            at = close + end.length();
        }
        return false;
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setAttribute("jdk.xml.maxElementDepth", String.valueOf(DEEPEST));
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        factory.setNamespaceAware(true);
        return factory;
    }

    String root() {
        return document.getDocumentElement().getNodeName();
    }

    /** Returns the text of what the expression finds: of each node, of a string that is not empty, a number but 0, or true. */
    List<String> find(String expression) {
        try {
            XPathFactory factory = XPathFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            XPath path = factory.newXPath();
            path.setNamespaceContext(
                    new RootNamespaces(document.getDocumentElement().getAttributes()));
            XPathEvaluationResult<?> result = path.evaluateExpression(expression, document);
            return switch (result.type()) {
                case NODESET -> texts((XPathNodes) result.value());
                case BOOLEAN -> Boolean.TRUE.equals(result.value()) ? List.of("true") : List.of();
                case NUMBER -> number(((Number) result.value()).doubleValue());
                default ->
                    String.valueOf(result.value()).isEmpty() ? List.of() : List.of(String.valueOf(result.value()));
            };
        } catch (XPathExpressionException invalid) {
            throw new UndecidedException(expression + " cannot be looked for: " + invalid.getMessage(), invalid);
        } catch (XPathFactoryConfigurationException impossible) {
            throw new IllegalStateException("the JDK's XPath cannot be made safe", impossible);
        }
    }

    private static List<String> texts(XPathNodes nodes) {
        List<String> texts = new ArrayList<>();
        nodes.forEach(node -> texts.add(String.valueOf(node.getTextContent())));
        return texts;
    }

    private static List<String> number(double number) {
        if (number == 0 || Double.isNaN(number)) {
            return List.of();
        }
        return List.of(
                number == Math.rint(number) && Math.abs(number) < 1e15
                        ? String.valueOf((long) number)
                        : String.valueOf(number));
    }

    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException warning) {}

        @Override
        public void error(SAXParseException error) throws SAXException {
            throw error;
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }
    }

    /** The prefixes that the root element declares. */
    private static final class RootNamespaces implements NamespaceContext {
        private final Map<String, String> uris = new HashMap<>();

        RootNamespaces(NamedNodeMap attributes) {
            for (int i = 0; i < attributes.getLength(); i++) {
                Node attribute = attributes.item(i);
                if (attribute.getNodeName().startsWith("xmlns:")) {
                    uris.put(attribute.getNodeName().substring("xmlns:".length()), attribute.getNodeValue());
                }
            }
        }

        @Override
        public String getNamespaceURI(String prefix) {
            return uris.getOrDefault(prefix, XMLConstants.NULL_NS_URI);
        }

        @Override
        public @Nullable String getPrefix(String uri) {
            return null;
        }

        @Override
        public Iterator<String> getPrefixes(String uri) {
            return List.<String>of().iterator();
        }
    }
}
