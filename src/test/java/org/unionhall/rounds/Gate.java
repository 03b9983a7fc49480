package org.unionhall.rounds;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A door on a fixed port of this computer in front of a database whose own port changes with every start. */
final class Gate implements Closeable {

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile int target;

    Gate(int target) throws IOException {
        this.target = target;
        daemon(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Leads to another port from now on; 0 refuses. Connections that are open end. */
    void lead(int port) {
        target = port;
        open.forEach(Gate::quietly);
        open.clear();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket guest = door.accept();
                if (target == 0) {
                    guest.close();
                    continue;
                }
                Socket host = new Socket(InetAddress.getByName("127.0.0.1"), target);
                open.add(guest);
                open.add(host);
                pass(guest, host);
                pass(host, guest);
            } catch (IOException refused) {
                // the database is away; the guest notices by itself
            }
        }
    }

    private void pass(Socket from, Socket to) {
        daemon(() -> {
            try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
                byte[] some = new byte[16384];
                for (int read = in.read(some); read >= 0; read = in.read(some)) {
                    out.write(some, 0, read);
                    out.flush();
                }
            } catch (IOException ended) {
                // one side has gone
            } finally {
                quietly(from);
                quietly(to);
            }
        });
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "gate");
        thread.setDaemon(true);
        thread.start();
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // it is
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        lead(0);
    }
}
