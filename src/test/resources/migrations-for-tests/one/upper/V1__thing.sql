create table upper_thing (id int primary key references lower_thing);
