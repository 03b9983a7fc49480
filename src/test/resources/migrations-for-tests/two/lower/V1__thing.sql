create table lower_thing (id int primary key references base);
