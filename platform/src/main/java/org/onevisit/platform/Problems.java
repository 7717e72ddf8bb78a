package org.onevisit.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpClosedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Turns whatever goes wrong into RFC 9457 {@code application/problem+json} with {@code code} and
 * {@code traceId}. No stack trace, SQL or class name leaves a service.
 */
public final class Problems {

    static final String TYPE = "application/problem+json";
    private static final String INVALID = "请求内容有误 The request is not valid";
    private static final String TOO_LARGE = "请求内容过大 The request body is too large";
    private static final Logger LOG = Logger.getLogger(Problems.class);

    /**
     * Refuses, before anything is done for it, a request that could be read one way or the other.
     * Of an {@code Accept} that names no media type the framework would find out when it writes the
     * answer, with the change that was asked for long made; and {@code ?dryRun} without a value
     * would be the opposite of what it says.
     */
    @ServerRequestFilter(preMatching = true, priority = 1)
    public void mustBeLegible(ContainerRequestContext request) {
        String sent = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (sent != null && !areMediaTypes(List.of(sent))) {
            throw new NotSupportedException();
        }
        if (!areMediaTypes(request.getHeaders().getOrDefault(HttpHeaders.ACCEPT, List.of()))
                || "".equals(request.getUriInfo().getQueryParameters().getFirst("dryRun"))) {
            throw new BadRequestException();
        }
    }

    private static boolean areMediaTypes(List<String> lines) {
        try {
            lines.stream()
                    .flatMap(line -> Arrays.stream(line.split(",")))
                    .map(String::strip)
                    .forEach(MediaType::valueOf);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Yes and no in a query are {@code true} and {@code false}. The framework takes anything else
     * for no, and {@code ?dryRun=1} would be no dry run.
     */
    @Provider
    public static final class Truth implements ParamConverterProvider, ParamConverter<Boolean> {

        @Override
        @SuppressWarnings("unchecked")
        public <T> ParamConverter<T> getConverter(
                Class<T> type, Type generic, Annotation[] annotations) {
            return type == boolean.class || type == Boolean.class ? (ParamConverter<T>) this : null;
        }

        @Override
        public Boolean fromString(String said) {
            if (said == null || said.isEmpty()) {
                return null;
            }
            return switch (said) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException("neither true nor false: " + said);
            };
        }

        @Override
        public String toString(Boolean value) {
            return value.toString();
        }
    }

    @ServerExceptionMapper
    public Response refused(Refusal refusal) {
        Map<String, Object> more = new LinkedHashMap<>(refusal.members());
        if (!refusal.flaws().isEmpty()) {
            more.put("errors", refusal.flaws());
        }
        return problem(refusal.status(), refusal.code(), refusal.getMessage(), more);
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException e) {
        List<Refusal.Flaw> flaws =
                e.getConstraintViolations().stream()
                        .map(
                                v ->
                                        new Refusal.Flaw(
                                                pointer(v.getPropertyPath().toString()),
                                                "INVALID",
                                                v.getMessage()))
                        .toList();
        return problem(400, "INVALID_INPUT", INVALID, Map.of("errors", flaws));
    }

    /** Quarkus has a mapper of its own for these, which answers without a body. */
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException e) {
        return malformed(e);
    }

    @ServerExceptionMapper
    public Response malformed(JsonProcessingException e) {
        if (isTooLong(e)) {
            return problem(413, "BODY_TOO_LARGE", TOO_LARGE, Map.of());
        }
        String pointer = "";
        if (e instanceof JsonMappingException mapping) {
            StringBuilder path = new StringBuilder();
            for (JsonMappingException.Reference step : mapping.getPath()) {
                path.append('/')
                        .append(
                                step.getFieldName() == null
                                        ? step.getIndex()
                                        : step.getFieldName());
            }
            pointer = path.toString();
        }
        return problem(
                400,
                "MALFORMED_JSON",
                "请求内容不是所要求的 JSON The body is not the JSON that was asked for",
                Map.of("errors", List.of(new Refusal.Flaw(pointer, "MALFORMED", wanted(e)))));
    }

    /** Of a closed list a caller learns what stands in it. */
    private static String wanted(JsonProcessingException e) {
        return e instanceof InvalidFormatException wrong && wrong.getTargetType().isEnum()
                ? "只能是 Must be one of: "
                        + Arrays.stream(wrong.getTargetType().getEnumConstants())
                                .map(String::valueOf)
                                .collect(Collectors.joining(", "))
                : "格式有误 Malformed value";
    }

    /** Of the reader's bounds only the document's length is about size; depth and such are form. */
    private static boolean isTooLong(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof StreamConstraintsException
                    && String.valueOf(cause.getMessage()).startsWith("Document length")) {
                return true;
            }
        }
        return false;
    }

    @ServerExceptionMapper
    public Response unauthorized(UnauthorizedException e) {
        return unauthenticated();
    }

    @ServerExceptionMapper
    public Response badToken(AuthenticationFailedException e) {
        return unauthenticated();
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e) {
        return problem(403, "FORBIDDEN", "无权办理 Your role may not do this", Map.of());
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException e, UriInfo asked) {
        Throwable cause = e.getCause();
        if (cause instanceof JsonProcessingException json) {
            return malformed(json);
        }
        int status = e.getResponse().getStatus();
        return switch (status) {
            case 404 -> cause == null ? absent() : unreadable(cause, asked);
            case 405 ->
                    problem(405, "METHOD_NOT_ALLOWED", "该地址不支持此方法 Not this method here", Map.of());
            case 406 ->
                    problem(406, "NOT_ACCEPTABLE", "没有所要求的格式 Not in the form asked for", Map.of());
            case 413 -> problem(413, "BODY_TOO_LARGE", TOO_LARGE, Map.of());
            case 415 ->
                    problem(
                            415,
                            "UNSUPPORTED_MEDIA_TYPE",
                            "不接受这种格式的内容 Content of this type is not taken",
                            Map.of());
            default ->
                    status < 500
                            ? problem(status, "BAD_REQUEST", INVALID, Map.of())
                            : problem(status, "INTERNAL_ERROR", "系统内部错误 Internal error", Map.of());
        };
    }

    private static Response absent() {
        return problem(404, "NOT_FOUND", "未找到 Not found", Map.of());
    }

    /**
     * The framework calls both an id and a query parameter that cannot be read "not found"; an id
     * is, but a caller who mistyped a parameter is told which.
     */
    private static Response unreadable(Throwable cause, UriInfo asked) {
        String complaint = String.valueOf(cause.getMessage());
        return asked.getQueryParameters().entrySet().stream()
                .filter(one -> one.getValue().stream().anyMatch(complaint::contains))
                .findFirst()
                .map(
                        one ->
                                problem(
                                        400,
                                        "INVALID_INPUT",
                                        INVALID,
                                        Map.of(
                                                "errors",
                                                List.of(
                                                        new Refusal.Flaw(
                                                                "/" + one.getKey(),
                                                                "MALFORMED",
                                                                "格式有误 Malformed value")))))
                .orElseGet(Problems::absent);
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable e) {
        if (hasHungUp(e)) {
            LOG.debug("The caller hung up", e);
        } else {
            LOG.error("Request failed", e);
        }
        return problem(500, "INTERNAL_ERROR", "系统内部错误 Internal error", Map.of());
    }

    /** Whether there is nobody left to be answered: no failure of the service. */
    private static boolean hasHungUp(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClosedChannelException || cause instanceof HttpClosedException) {
                return true;
            }
        }
        return false;
    }

    private static Response unauthenticated() {
        return Response.fromResponse(
                        problem(401, "UNAUTHENTICATED", "请先登录 Please sign in", Map.of()))
                .header("WWW-Authenticate", "Bearer")
                .build();
    }

    private static Response problem(
            int status, String code, String detail, Map<String, Object> more) {
        Response.Status known = Response.Status.fromStatusCode(status);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", known == null ? "Unprocessable Content" : known.getReasonPhrase());
        body.put("status", status);
        body.put("detail", detail);
        body.put("code", code);
        body.put("traceId", MDC.get(Trace.FIELD));
        body.putAll(more);
        return Response.status(status).type(MediaType.valueOf(TYPE)).entity(body).build();
    }

    private static String pointer(String propertyPath) {
        // The first step is the method's name, the second its parameter: the caller knows neither.
        String[] steps = propertyPath.split("\\.", 3);
        String path = steps.length == 3 ? steps[2] : steps[steps.length - 1];
        return "/"
                + path.replace(".<list element>", "")
                        .replace(".", "/")
                        .replace("[", "/")
                        .replace("]", "");
    }
}
