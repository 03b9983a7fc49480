# syntax=docker/dockerfile:1

# 1. Build. The tests run in the pipeline (see .ci/run), not here.
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml ./
COPY src ./src
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp -q package -DskipTests \
 && java -Djarmode=tools -jar target/unionhall-*.jar extract --layers --destination extracted --application-filename unionhall.jar

# 2. Run. Layers that change seldom come first.
FROM eclipse-temurin:25-jre
RUN groupadd --system --gid 10001 unionhall \
 && useradd --system --uid 10001 --gid unionhall --no-create-home --shell /usr/sbin/nologin unionhall
WORKDIR /opt/unionhall
COPY --from=build /build/extracted/dependencies/ ./
COPY --from=build /build/extracted/spring-boot-loader/ ./
COPY --from=build /build/extracted/snapshot-dependencies/ ./
COPY --from=build /build/extracted/application/ ./
USER 10001:10001
ENV LANG=C.UTF-8 \
    UNIONHALL_DATABASE_WAIT=30s \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError"
EXPOSE 8080
STOPSIGNAL SIGTERM
# bash speaks HTTP itself; the image brings no curl.
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8081 && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "-jar", "unionhall.jar"]
