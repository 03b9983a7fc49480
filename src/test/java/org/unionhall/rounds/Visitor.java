package org.unionhall.rounds;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.StringJoiner;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Somebody with a browser's manners: cookies, and the token of the page they are on. */
final class Visitor {

    private final CookieManager cookies;
    private final HttpClient http;
    private String base;

    private Visitor(String base, CookieManager cookies) {
        this.base = base;
        this.cookies = cookies;
        this.http = HttpClient.newBuilder().cookieHandler(cookies).followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(5)).build();
    }

    static Visitor at(int port) {
        return new Visitor("http://127.0.0.1:" + port, new CookieManager(null, CookiePolicy.ACCEPT_ALL));
    }

    /** The same session at another copy of the portal. */
    void moveTo(int port) {
        base = "http://127.0.0.1:" + port;
    }

    void signIn(String login, String password) throws IOException, InterruptedException {
        HttpResponse<String> home = post("/sign-in", "/sign-in", "login", login, "password", password);
        if (home.uri().getPath().equals("/sign-in")) {
            throw new AssertionError("not signed in: " + home.uri() + home.previousResponse().map(before -> " after " + before.statusCode() + " "
                    + before.uri() + " " + before.headers().map()).orElse(" " + home.statusCode() + " " + Jsoup.parse(home.body()).text()));
        }
    }

    HttpResponse<String> open(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    Document page(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = open(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answers " + answer.statusCode());
        }
        return Jsoup.parse(answer.body());
    }

    /** Sends a form of a page. */
    HttpResponse<String> post(String from, String to, String... fields) throws IOException, InterruptedException {
        return http.send(form(from, to, fields), BodyHandlers.ofString());
    }

    byte[] download(String from, String to, String... fields) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(form(from, to, fields), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new AssertionError(to + " answers " + answer.statusCode());
        }
        return answer.body();
    }

    private HttpRequest form(String from, String to, String... fields) throws IOException, InterruptedException {
        StringJoiner body = new StringJoiner("&").add("_csrf=" + encoded(token(from)));
        for (int i = 0; i < fields.length; i += 2) {
            body.add(encoded(fields[i]) + "=" + encoded(fields[i + 1]));
        }
        return request(to).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body.toString())).build();
    }

    /** Hands a file in. */
    HttpResponse<String> upload(String page, String field, String name, byte[] content) throws IOException, InterruptedException {
        String edge = "unionhall-rounds-edge";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + edge + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token(page) + "\r\n--" + edge
                + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + edge + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return http.send(request(page).header("Content-Type", "multipart/form-data; boundary=" + edge)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())).build(), BodyHandlers.ofString());
    }

    private String token(String page) throws IOException, InterruptedException {
        Element token = Jsoup.parse(open(page).body()).selectFirst("input[name=_csrf]");
        if (token == null) {
            throw new IOException("no form on " + page);
        }
        return token.val();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60)).header("Accept-Language", "zh-CN");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
