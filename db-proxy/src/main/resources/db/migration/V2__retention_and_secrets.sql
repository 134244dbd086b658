-- A repeated request makes the same ids as the first: they are derived from this moment.
alter table idempotency_key add column first_taken_at datetime(6);
update idempotency_key set first_taken_at = hold_until;

-- What a saga needs and nobody else may read, such as a password's hash. Gone when the saga ends.
create table saga_secret (
    saga_id varchar(96) character set ascii collate ascii_bin not null,
    secret mediumtext not null,
    primary key (saga_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

-- Since when only the record of it remains.
alter table instance add column gone_at datetime(6);
alter table volume add column gone_at datetime(6);
alter table image add column gone_at datetime(6);
update instance set gone_at = current_timestamp(6) where gone = true;
update volume set gone_at = current_timestamp(6) where gone = true;
update image set gone_at = current_timestamp(6) where gone = true;
create index ix_instance_gone_at on instance (gone_at, id);
create index ix_volume_gone_at on volume (gone_at, id);
create index ix_image_gone_at on image (gone_at, id);

create index ix_saga_ended on saga (ended_at, id);

-- "events-purged": numbers up to this one are taken out of the log. "purge-due": when, in epoch milliseconds, the next
-- round of purging may begin; whoever moves it does the round.
insert into counter (name, number) values ('events-purged', 0);
insert into counter (name, number) values ('purge-due', 0);

-- Sagas that ended before there were secrets had the hash of a guest's password in their input.
update saga set input_json = regexp_replace(input_json, '"passwordHash":"[^"]*"', '"passwordHash":null')
where live = false and kind = 'CREATE_INSTANCE';
