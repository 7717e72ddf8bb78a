package org.onevisit.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Completes a service's OpenAPI document with what is the same everywhere: address, bearer tokens,
 * the problems that any operation may answer. The examples come from {@code openapi-examples.json}
 * of the service, by operation: {@code {"<operationId>": {"request": …, "response": …}}}, and what
 * stands in paths under {@code parameters}. Paths that are not reachable from outside are left out.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class ApiDocument implements OASFilter {

    private static final String EXAMPLES = "openapi-examples.json";
    // Apart from whatever a service itself calls a problem.
    private static final String PROBLEM = "ProblemDetails";
    private static final String BEARER = "bearer";
    private static final String DECIMAL = "^-?[0-9]+(\\.[0-9]+)?$";
    private static final ObjectMapper READER = new ObjectMapper();

    private static final Map<Integer, String> PROBLEMS =
            new TreeMap<>(
                    Map.of(
                            400, "INVALID_INPUT or MALFORMED_JSON: `errors` says where",
                            401, "UNAUTHENTICATED: no token, or one that does not hold",
                            403, "FORBIDDEN: the role may not do this",
                            404, "NOT_FOUND: not there, or not yours",
                            413, "BODY_TOO_LARGE",
                            415, "UNSUPPORTED_MEDIA_TYPE",
                            429, "TOO_MANY_REQUESTS: see Retry-After"));

    @Override
    public void filterOpenAPI(OpenAPI api) {
        head(api);
        trees(api);
        Map<String, JsonNode> examples = examples();
        if (api.getPaths() == null || api.getPaths().getPathItems() == null) {
            return;
        }
        List.copyOf(api.getPaths().getPathItems().keySet()).stream()
                .filter(path -> path.startsWith("/internal"))
                .forEach(path -> api.getPaths().removePathItem(path));
        for (PathItem path : api.getPaths().getPathItems().values()) {
            places(path.getParameters(), examples.get("parameters"));
            for (Operation operation : path.getOperations().values()) {
                security(operation);
                problems(operation, path.getParameters());
                places(operation.getParameters(), examples.get("parameters"));
                examples(api, operation, examples.get(operation.getOperationId()));
            }
        }
    }

    /** Areas and amounts are written as decimal strings, see {@link Json}. */
    @Override
    public Schema filterSchema(Schema schema) {
        List<Schema.SchemaType> types = schema.getType();
        if (types != null
                && types.contains(Schema.SchemaType.NUMBER)
                && schema.getFormat() == null) {
            schema.setType(
                    types.stream()
                            .map(
                                    type ->
                                            type == Schema.SchemaType.NUMBER
                                                    ? Schema.SchemaType.STRING
                                                    : type)
                            .toList());
            schema.setFormat("decimal");
            schema.setPattern(DECIMAL);
        }
        return schema;
    }

    private static void head(OpenAPI api) {
        api.setServers(
                List.of(
                        OASFactory.createServer()
                                .url("/")
                                .description("The address that serves this document")));
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getComponents()
                .addSecurityScheme(
                        BEARER,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description("Access token of the realm onevisit"))
                .addSchema("Flaw", flaw())
                .addSchema(PROBLEM, problem());
    }

    /** A tree of JSON is described as what it holds, not by the methods of its class. */
    private static void trees(OpenAPI api) {
        Map<String, Schema> schemas = new TreeMap<>(api.getComponents().getSchemas());
        Schema open =
                OASFactory.createSchema()
                        .addType(Schema.SchemaType.OBJECT)
                        .description("JSON as the item's form schema asks for");
        List.of("JsonNode", "ObjectNode")
                .forEach(tree -> schemas.computeIfPresent(tree, (k, v) -> open));
        api.getComponents().setSchemas(schemas);
        api.getComponents().removeSchema("JsonNodeType");
    }

    /** Roles are no scopes of a bearer token: they are told in words. */
    private static void security(Operation operation) {
        if (operation.getSecurity() == null || operation.getSecurity().isEmpty()) {
            return;
        }
        Set<String> roles = new TreeSet<>();
        operation.getSecurity().forEach(one -> one.getSchemes().values().forEach(roles::addAll));
        operation.setSecurity(
                List.of(OASFactory.createSecurityRequirement().addScheme(BEARER, List.of())));
        if (!roles.isEmpty()) {
            String told = "Roles: " + String.join(", ", roles) + ".";
            String description = operation.getDescription();
            operation.setDescription(description == null ? told : description + " " + told);
        }
    }

    private static Schema flaw() {
        return texts(List.of("pointer", "code", "message"))
                .description("One thing that is wrong: where, its stable name, in words");
    }

    private static Schema problem() {
        Schema number = OASFactory.createSchema().addType(Schema.SchemaType.INTEGER);
        Schema flaws = OASFactory.createSchema().addType(Schema.SchemaType.ARRAY);
        return texts(List.of("type", "title", "detail", "code", "traceId"))
                .description("RFC 9457 with a stable code; further members depend on it")
                .addProperty("status", number)
                .addProperty("errors", flaws.items(OASFactory.createSchema().ref("Flaw")));
    }

    /** An object whose fields are all text and always there. */
    private static Schema texts(List<String> fields) {
        Schema schema = OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
        for (String field : fields) {
            schema.addProperty(field, OASFactory.createSchema().addType(Schema.SchemaType.STRING));
        }
        return schema.required(fields);
    }

    /** Adds the problems that apply by the operation's shape, and gives every problem its body. */
    private static void problems(Operation operation, List<Parameter> shared) {
        boolean secured = operation.getSecurity() != null && !operation.getSecurity().isEmpty();
        boolean body = operation.getRequestBody() != null;
        boolean path = anyIn(Parameter.In.PATH, operation.getParameters(), shared);
        boolean query = anyIn(Parameter.In.QUERY, operation.getParameters(), shared);
        PROBLEMS.forEach(
                (status, description) -> {
                    boolean apt =
                            switch (status) {
                                case 400 -> body || query;
                                case 401, 403 -> secured;
                                case 404 -> path;
                                case 413, 415 -> body;
                                default -> true;
                            };
                    String code = status.toString();
                    boolean written = operation.getResponses().hasAPIResponse(code);
                    if (apt && (!written || status == 401 || status == 403)) {
                        operation
                                .getResponses()
                                .addAPIResponse(
                                        code,
                                        OASFactory.createAPIResponse().description(description));
                    }
                });
        operation
                .getResponses()
                .getAPIResponses()
                .forEach(
                        (status, response) -> {
                            if (status.charAt(0) == '4' || status.charAt(0) == '5') {
                                response.setContent(problemContent());
                            }
                        });
    }

    private static Content problemContent() {
        Schema problem = OASFactory.createSchema().ref(PROBLEM);
        return OASFactory.createContent()
                .addMediaType(Problems.TYPE, OASFactory.createMediaType().schema(problem));
    }

    private static boolean anyIn(Parameter.In place, List<Parameter> own, List<Parameter> shared) {
        return own != null && own.stream().anyMatch(one -> one.getIn() == place)
                || shared != null && shared.stream().anyMatch(one -> one.getIn() == place);
    }

    /** What stands in a path has an example by its name. */
    private static void places(List<Parameter> parameters, JsonNode examples) {
        if (parameters == null || examples == null) {
            return;
        }
        parameters.stream()
                .filter(parameter -> parameter.getIn() == Parameter.In.PATH)
                .filter(parameter -> examples.has(parameter.getName()))
                .forEach(
                        parameter ->
                                parameter.setExample(
                                        READER.convertValue(
                                                examples.get(parameter.getName()), Object.class)));
    }

    private static void examples(OpenAPI api, Operation operation, JsonNode example) {
        if (example == null) {
            return;
        }
        if (operation.getRequestBody() != null) {
            put(api, operation.getRequestBody().getContent(), example.get("request"));
        }
        JsonNode answer = example.get("response");
        operation.getResponses().getAPIResponses().entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .forEach(response -> put(api, response.getValue().getContent(), answer));
    }

    private static void put(OpenAPI api, Content content, JsonNode example) {
        if (content == null || content.getMediaTypes() == null || example == null) {
            return;
        }
        content.getMediaTypes()
                .forEach(
                        (type, media) -> {
                            if (type.contains("json") || example.isTextual()) {
                                media.setExample(READER.convertValue(example, Object.class));
                                nulls(api, media.getSchema(), example);
                            }
                        });
    }

    /** What an example shows as null may be null. */
    private static void nulls(OpenAPI api, Schema schema, JsonNode example) {
        Schema known = resolved(api, schema);
        if (known == null) {
            return;
        }
        if (example.isArray()) {
            example.forEach(item -> nulls(api, known.getItems(), item));
        }
        if (!example.isObject() || known.getProperties() == null) {
            return;
        }
        for (Map.Entry<String, JsonNode> field : example.properties()) {
            Schema property = known.getProperties().get(field.getKey());
            if (property == null) {
                continue;
            }
            if (!field.getValue().isNull()) {
                nulls(api, property, field.getValue());
            } else if (property.getRef() != null) {
                known.addProperty(
                        field.getKey(),
                        OASFactory.createSchema()
                                .anyOf(
                                        List.of(
                                                OASFactory.createSchema().ref(property.getRef()),
                                                OASFactory.createSchema()
                                                        .addType(Schema.SchemaType.NULL)))
                                .description(property.getDescription()));
            } else if (property.getType() != null
                    && !property.getType().contains(Schema.SchemaType.NULL)) {
                property.addType(Schema.SchemaType.NULL);
            }
        }
    }

    private static Schema resolved(OpenAPI api, Schema schema) {
        if (schema == null) {
            return null;
        }
        if (schema.getRef() == null) {
            return schema.getAnyOf() == null ? schema : resolved(api, schema.getAnyOf().get(0));
        }
        String name = schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1);
        return api.getComponents().getSchemas().get(name);
    }

    private static Map<String, JsonNode> examples() {
        Map<String, JsonNode> examples = new TreeMap<>();
        try (InputStream file =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(EXAMPLES)) {
            if (file != null) {
                READER.readTree(file)
                        .fields()
                        .forEachRemaining(one -> examples.put(one.getKey(), one.getValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(EXAMPLES, e);
        }
        return examples;
    }
}
