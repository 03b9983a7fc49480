create table lower_thing (id bigint primary key references base);
