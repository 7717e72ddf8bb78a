package org.onevisit.pdf;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Expression;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.LoopSectionHelper;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.SetSectionHelper;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateNode.Origin;
import io.quarkus.qute.ValueResolvers;
import java.util.Map;

/**
 * Sets the data of a document into its template. A template sees maps, lists and strings and can
 * choose, repeat and print; it reaches no bean, no class and no file. What it prints is always
 * escaped: text of a user is data and never becomes markup or an expression.
 */
public final class Typesetter {

    private static final Engine ENGINE =
            Engine.builder()
                    .addSectionHelpers(
                            new IfSectionHelper.Factory(),
                            new LoopSectionHelper.Factory(),
                            new SetSectionHelper.Factory())
                    .addValueResolvers(
                            ValueResolvers.mapResolver(),
                            ValueResolvers.mapperResolver(),
                            ValueResolvers.collectionResolver(),
                            ValueResolvers.thisResolver(),
                            ValueResolvers.orResolver(),
                            ValueResolvers.trueResolver(),
                            ValueResolvers.logicalAndResolver(),
                            ValueResolvers.logicalOrResolver())
                    .addResultMapper(new Escaped())
                    .strictRendering(true)
                    .build();

    private Typesetter() {}

    /**
     * Reads a template.
     *
     * @throws io.quarkus.qute.TemplateException when it is broken; the message names line and fault
     */
    public static Template read(String name, String text) {
        return ENGINE.parse(text, null, name);
    }

    /** The text with the data set in; {@code null} values and unknown names are refused. */
    public static String set(Template template, Map<String, Object> data) {
        return template.instance().data(data).render();
    }

    /** Prints every value as text of XHTML. */
    private static final class Escaped implements ResultMapper {

        @Override
        public int getPriority() {
            return Integer.MAX_VALUE;
        }

        @Override
        public boolean appliesTo(Origin origin, Object result) {
            return true;
        }

        @Override
        public String map(Object result, Expression expression) {
            String text = String.valueOf(result);
            StringBuilder escaped = new StringBuilder(text.length() + 16);
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                switch (c) {
                    case '<' -> escaped.append("&lt;");
                    case '>' -> escaped.append("&gt;");
                    case '&' -> escaped.append("&amp;");
                    case '"' -> escaped.append("&quot;");
                    case '\'' -> escaped.append("&#39;");
                    default -> escaped.append(c);
                }
            }
            return escaped.toString();
        }
    }
}
