package org.onevisit.gateway.entry;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;

/** Everything the gateway itself refuses: its error catalogue, answered as RFC 9457. */
public enum Problem {
    NOT_NORMAL(400, "请求地址不规范", "The request target is not in normal form"),
    BAD_REQUEST(400, "请求头有误", "The request's headers contradict each other"),
    UPGRADE_REFUSED(400, "不支持协议升级", "Protocol upgrades are not served here"),
    UNAUTHENTICATED(401, "请先登录", "Please sign in"),
    CROSS_SITE(403, "请求不是由本站页面发出", "The request does not come from a page of this site"),
    NOT_FOUND(404, "没有这个地址", "There is nothing at this address"),
    METHOD_NOT_ALLOWED(405, "不允许的请求方法", "This method is not allowed here"),
    BODY_TOO_LARGE(413, "请求内容过大", "The request body is too large"),
    TARGET_TOO_LONG(414, "请求地址过长", "The request target is too long"),
    TOO_MANY_REQUESTS(429, "请求过于频繁，请稍后再试", "Too many requests, please try again later"),
    HEADERS_TOO_LARGE(431, "请求头过大", "The request's headers are too large"),
    INTERNAL_ERROR(500, "系统内部错误", "Internal error"),
    LOGIN_FAILED(502, "登录未成功，请重试", "Signing in did not succeed, please try again"),
    SERVICE_UNREACHABLE(502, "服务暂时无法连接", "The service cannot be reached"),
    SERVICE_FAILED(502, "服务应答有误", "The service's answer cannot be used"),
    SERVICE_UNAVAILABLE(503, "服务暂停使用，请稍后再试", "The service is unavailable, please try again later"),
    SERVICE_BUSY(503, "服务繁忙，请稍后再试", "The service is busy, please try again later"),
    SERVICE_TIMEOUT(504, "服务应答超时", "The service did not answer in time");

    /** Media type of every refusal. */
    public static final String TYPE = "application/problem+json";

    private final int status;
    private final String detail;

    Problem(int status, String chinese, String english) {
        this.status = status;
        this.detail = chinese + " " + english;
    }

    /** HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** The problem document, with the trace id by which the operator finds the request. */
    public Buffer document(String traceId) {
        return document(status, name(), detail, traceId);
    }

    /**
     * A problem document for an error answer of a service that carries none: the status stays, the
     * body does not leave the gateway.
     */
    public static Buffer replacing(int status, String traceId) {
        String code =
                switch (status) {
                    case 401 -> UNAUTHENTICATED.name();
                    case 403 -> "FORBIDDEN";
                    case 404 -> NOT_FOUND.name();
                    case 405 -> METHOD_NOT_ALLOWED.name();
                    case 406 -> "NOT_ACCEPTABLE";
                    case 413 -> BODY_TOO_LARGE.name();
                    case 414 -> TARGET_TOO_LONG.name();
                    case 415 -> "UNSUPPORTED_MEDIA_TYPE";
                    case 431 -> HEADERS_TOO_LARGE.name();
                    case 503 -> SERVICE_UNAVAILABLE.name();
                    default -> status < 500 ? BAD_REQUEST.name() : SERVICE_FAILED.name();
                };
        return document(status, code, "HTTP " + status, traceId);
    }

    private static Buffer document(int status, String code, String detail, String traceId) {
        // Every part is a constant or was checked to be letters and digits: nothing to escape.
        return Buffer.buffer(
                "{\"type\":\"about:blank\",\"title\":\""
                        + HttpResponseStatus.valueOf(status).reasonPhrase()
                        + "\",\"status\":"
                        + status
                        + ",\"detail\":\""
                        + detail
                        + "\",\"code\":\""
                        + code
                        + "\",\"traceId\":\""
                        + traceId
                        + "\"}");
    }
}
