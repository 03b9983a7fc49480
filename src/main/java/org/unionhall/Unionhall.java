package org.unionhall;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.unionhall.launch.Launch;

/** The portal: one process, one PostgreSQL database, every module of the union's work. */
@SpringBootApplication
public class Unionhall {

    public static void main(String[] args) {
        Launch.run(Unionhall.class, args);
    }
}
