alter table lower_thing add column name text;
