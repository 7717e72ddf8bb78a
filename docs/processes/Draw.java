import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Draws the processes as SVG pictures from the BPMN files themselves, where their layout says.
 *
 * <p>From the root of the repository: {@code java docs/processes/Draw.java}. With {@code --check} it
 * writes nothing and fails when a picture is not that of its file.
 */
public class Draw {

    private static final Path PROCESSES = Path.of("permit-service/src/main/resources/processes");
    private static final Path PICTURES = Path.of("docs/processes");
    private static final int MARGIN = 24;
    private static final int LINE = 16;

    private final Map<String, Element> elements = new HashMap<>();
    private final StringBuilder picture = new StringBuilder();

    public static void main(String[] arguments) throws Exception {
        boolean check = List.of(arguments).contains("--check");
        try (Stream<Path> files = Files.list(PROCESSES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".bpmn")).sorted().toList()) {
                String name = file.getFileName().toString().replace(".bpmn", ".svg");
                Path target = PICTURES.resolve(name);
                String drawn = new Draw().draw(file);
                if (!check) {
                    Files.writeString(target, drawn);
                } else if (!Files.exists(target) || !Files.readString(target).equals(drawn)) {
                    System.err.println(target + " is not the picture of " + file);
                    System.exit(1);
                }
            }
        }
    }

    private String draw(Path file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        Document bpmn = factory.newDocumentBuilder().parse(file.toFile());
        for (Element element : all(bpmn.getDocumentElement(), "*")) {
            if (!element.getAttribute("id").isEmpty()) {
                elements.put(element.getAttribute("id"), element);
            }
        }
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = 0;
        double bottom = 0;
        for (Element edge : all(bpmn.getDocumentElement(), "BPMNEdge")) {
            flow(edge);
            for (Element point : all(edge, "waypoint")) {
                top = Math.min(top, Double.parseDouble(point.getAttribute("y")) - MARGIN);
            }
        }
        for (Element shape : all(bpmn.getDocumentElement(), "BPMNShape")) {
            double[] box = bounds(first(shape, "Bounds"));
            left = Math.min(left, box[0] - MARGIN);
            top = Math.min(top, box[1] - MARGIN);
            right = Math.max(right, box[0] + box[2] + MARGIN);
            bottom = Math.max(bottom, box[1] + box[3] + MARGIN + LINE);
            shape(shape, box);
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="%s %s %s %s" font-size="12" \
                font-family="'Noto Sans SC','Source Han Sans SC','Microsoft YaHei',sans-serif">
                <title>%s</title>
                <defs><marker id="arrow" viewBox="0 0 10 10" refX="10" refY="5" markerWidth="8" \
                markerHeight="8" orient="auto"><path d="M0 1 L10 5 L0 9 z"/></marker></defs>
                <rect x="%s" y="%s" width="100%%" height="100%%" fill="#fff"/>
                %s</svg>
                """
                .formatted(
                        number(left),
                        number(top),
                        number(right - left),
                        number(bottom - top),
                        escaped(first(bpmn.getDocumentElement(), "process").getAttribute("name")),
                        number(left),
                        number(top),
                        picture);
    }

    private void flow(Element edge) {
        StringBuilder points = new StringBuilder();
        for (Element point : all(edge, "waypoint")) {
            points.append(points.isEmpty() ? "" : " ")
                    .append(number(Double.parseDouble(point.getAttribute("x"))))
                    .append(',')
                    .append(number(Double.parseDouble(point.getAttribute("y"))));
        }
        line(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"#222\" stroke-width=\"1.5\""
                        + " marker-end=\"url(#arrow)\"/>",
                points);
        label(edge);
    }

    private void shape(Element shape, double[] box) {
        Element element = elements.get(shape.getAttribute("bpmnElement"));
        double middleX = box[0] + box[2] / 2;
        double middleY = box[1] + box[3] / 2;
        switch (element.getLocalName()) {
            case "startEvent" -> circle(middleX, middleY, box[2] / 2, 1.5);
            case "endEvent" -> circle(middleX, middleY, box[2] / 2, 4);
            case "intermediateCatchEvent" -> {
                circle(middleX, middleY, box[2] / 2, 1.5);
                circle(middleX, middleY, box[2] / 2 - 3, 1.5);
                line(
                        "<path d=\"M%s %s h16 v11 h-16 z l8 6 l8 -6\" fill=\"none\" stroke=\"#222\"/>",
                        middleX - 8, middleY - 5.5);
            }
            case "parallelGateway" -> {
                diamond(box, middleX, middleY);
                line(
                        "<path d=\"M%s %s v20 m-10 -10 h20\" stroke=\"#222\" stroke-width=\"3\"/>",
                        middleX, middleY - 10);
            }
            case "exclusiveGateway" -> {
                diamond(box, middleX, middleY);
                line(
                        "<path d=\"M%s %s l14 14 m0 -14 l-14 14\" stroke=\"#222\" stroke-width=\"3\"/>",
                        middleX - 7, middleY - 7);
            }
            case "inclusiveGateway" -> {
                diamond(box, middleX, middleY);
                circle(middleX, middleY, 10, 2.5);
            }
            case "userTask", "serviceTask" -> task(element, box, middleX, middleY);
            default ->
                    throw new IllegalArgumentException(
                            "No picture for " + element.getLocalName() + ", see Draw.java");
        }
        label(shape);
    }

    private void diamond(double[] box, double middleX, double middleY) {
        line(
                "<path d=\"M%s %s L%s %s L%s %s L%s %s z\" fill=\"#fff\" stroke=\"#222\""
                        + " stroke-width=\"1.5\"/>",
                middleX, box[1], box[0] + box[2], middleY, middleX, box[1] + box[3], box[0],
                middleY);
    }

    private void task(Element element, double[] box, double middleX, double middleY) {
        line(
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"10\" fill=\"#fff\""
                        + " stroke=\"#222\" stroke-width=\"1.5\"/>",
                box[0], box[1], box[2], box[3]);
        if (element.getLocalName().equals("userTask")) {
            line(
                    "<path d=\"M%s %s a5 5 0 1 1 0.1 0 M%s %s a8 7 0 0 1 16 0 z\" fill=\"none\""
                            + " stroke=\"#222\"/>",
                    box[0] + 17, box[1] + 18, box[0] + 9, box[1] + 27);
        } else {
            line(
                    "<circle cx=\"%s\" cy=\"%s\" r=\"6\" fill=\"none\" stroke=\"#222\""
                            + " stroke-width=\"4\" stroke-dasharray=\"3 1.7\"/>",
                    box[0] + 18, box[1] + 18);
        }
        text(element.getAttribute("name"), middleX, middleY + 4);
    }

    private void circle(double x, double y, double radius, double width) {
        line(
                "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"#fff\" stroke=\"#222\""
                        + " stroke-width=\"%s\"/>",
                x, y, radius, width);
    }

    private void label(Element shapeOrEdge) {
        List<Element> labels = all(shapeOrEdge, "BPMNLabel");
        Element element = elements.get(shapeOrEdge.getAttribute("bpmnElement"));
        if (!labels.isEmpty() && !element.getAttribute("name").isEmpty()) {
            double[] box = bounds(first(labels.get(0), "Bounds"));
            text(element.getAttribute("name"), box[0] + box[2] / 2, box[1] + box[3] - 2);
        }
    }

    private void text(String words, double x, double y) {
        line(
                "<text x=\"%s\" y=\"%s\" text-anchor=\"middle\" stroke=\"#fff\" stroke-width=\"4\""
                        + " paint-order=\"stroke\">%s</text>",
                x, y, escaped(words));
    }

    private void line(String form, Object... values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] instanceof Double value ? number(value) : values[i];
        }
        picture.append(form.formatted(values)).append('\n');
    }

    private static double[] bounds(Element box) {
        return Stream.of("x", "y", "width", "height")
                .mapToDouble(name -> Double.parseDouble(box.getAttribute(name)))
                .toArray();
    }

    private static Element first(Element parent, String name) {
        return all(parent, name).get(0);
    }

    private static List<Element> all(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagNameNS("*", name);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.1f", value);
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
