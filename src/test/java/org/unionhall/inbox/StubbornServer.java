package org.unionhall.inbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that answers as a test wants it to: refuses, hangs up, or does something before it answers. */
public final class StubbornServer implements AutoCloseable {

    /** Hangs up instead of an answer. */
    static final String HANG_UP = "";

    private final ServerSocket door;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, Runnable> before = new ConcurrentHashMap<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();

    public StubbornServer() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread porter = new Thread(this::open, "stubborn");
        porter.setDaemon(true);
        porter.start();
    }

    public int port() {
        return door.getLocalPort();
    }

    /** @param command {@code RCPT}, {@code DATA}, {@code .} for the end of a mail, … @param answer with its code */
    public void answers(String command, String answer) {
        answers.put(command, answer);
    }

    /** Done before the command is answered; for the final dot, when the mail has been taken. */
    public void before(String command, Runnable act) {
        before.put(command, act);
    }

    public void behaves() {
        answers.clear();
        before.clear();
    }

    /** The mails taken, headers and all, in order. */
    public List<String> taken() {
        return taken;
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                Thread talk = new Thread(() -> talk(caller), "stubborn talk");
                talk.setDaemon(true);
                talk.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket caller) {
        try (caller) {
            BufferedReader in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
            OutputStream out = caller.getOutputStream();
            say(out, "220 stubborn");
            StringBuilder mail = null;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (mail != null && !line.equals(".")) {
                    mail.append(line).append("\r\n");
                    continue;
                }
                String command = line.split("[ :]")[0].toUpperCase(java.util.Locale.ROOT);
                String usual = switch (command) {
                    case "DATA" -> "354 go on";
                    case "QUIT" -> "221 bye";
                    default -> "250 ok";
                };
                String answer = answers.getOrDefault(command, usual);
                if (command.equals(".")) {
                    if (answer.equals(usual) || answer.equals(HANG_UP)) {
                        taken.add(mail.toString());
                    }
                    mail = null;
                }
                if (before.containsKey(command)) {
                    before.get(command).run();
                }
                if (answer.equals(HANG_UP)) {
                    return;
                }
                say(out, answer);
                if (answer.startsWith("354")) {
                    mail = new StringBuilder();
                }
            }
        } catch (IOException left) {
            return; // the caller hung up: no dot, no mail
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
