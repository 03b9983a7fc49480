-- Holds a title of model worker (劳动模范), of whatever level; null where nobody noted it.
alter table personnel_person add column model_worker boolean;
