# One recipe for the four services; the folder is the argument. Build the parts first: ./mvnw package
FROM docker.io/library/eclipse-temurin:17-jre
ARG SERVICE

# Libraries change seldom, so they are a layer of their own.
COPY ${SERVICE}/target/quarkus-app/lib/ /app/lib/
COPY ${SERVICE}/target/quarkus-app/quarkus/ /app/quarkus/
COPY ${SERVICE}/target/quarkus-app/app/ /app/app/
COPY ${SERVICE}/target/quarkus-app/quarkus-run.jar /app/
COPY docker/healthy /app/

# Files of cases and signing keys (permit-service); a volume takes over the owner.
RUN mkdir /data && chown 10001:10001 /data

ENV ONEVISIT_HOST=0.0.0.0 \
    ONEVISIT_PORT=8080 \
    ONEVISIT_DATA=/data \
    TZ=Asia/Shanghai
USER 10001:10001
WORKDIR /tmp
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 \
    CMD ["/app/healthy"]
# No shell in between: the service gets the signal to stop. More options by JAVA_TOOL_OPTIONS.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-jar", "/app/quarkus-run.jar"]
