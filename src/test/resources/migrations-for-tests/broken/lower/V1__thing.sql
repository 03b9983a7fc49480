create table lower_thing (id int primary key);
select no_such_function();
