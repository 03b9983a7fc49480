package org.unionhall.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.unionhall.testing.IntegrationTest;

@IntegrationTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PortalOpensTests {

    @Autowired
    Environment environment;

    @Autowired
    JdbcClient jdbc;

    @Test
    void itIsHealthyAndReadyOnTheManagementPort() throws Exception {
        assertThat(get("local.management.port", "/actuator/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(get("local.management.port", "/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void metricsAreServedOnTheManagementPortOnly() throws Exception {
        assertThat(get("local.management.port", "/actuator/prometheus").body()).contains("jvm_memory_used_bytes");
        assertThat(get("local.server.port", "/actuator/prometheus").body()).doesNotContain("jvm_memory_used_bytes");
    }

    @Test
    void textSortsByCodePoint() {
        assertThat(jdbc.sql("select x from (values ('b'), ('A'), ('a'), ('B')) v(x) order by x")
                .query(String.class).list()).containsExactly("A", "B", "a", "b");
    }

    @Test
    void thePortalIsNotASuperuserOfItsDatabase() {
        assertThat(jdbc.sql("select rolsuper from pg_roles where rolname = current_user")
                .query(Boolean.class).single()).isFalse();
    }

    private HttpResponse<String> get(String port, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + environment.getRequiredProperty(port) + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
