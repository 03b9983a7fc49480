package org.unionhall;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The portal: one process, one PostgreSQL database, every module of the union's work. */
@SpringBootApplication
public class Unionhall {

    public static void main(String[] args) {
        SpringApplication.run(Unionhall.class, args);
    }
}
