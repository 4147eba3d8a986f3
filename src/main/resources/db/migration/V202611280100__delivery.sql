-- Telling authorization servers: events written in the act's own transaction, who is told, and what came of it.

-- trust: what happened to a client's trust. A fact; the row in the waiting list makes it known, in the same transaction. ----
create table trust_event (
  ordinal   bigint generated always as identity unique,
  id        uuid        primary key,
  type      text        not null check (type in ('CLIENT_ENABLED', 'CLIENT_DISABLED', 'CLIENT_CREDENTIAL_CHANGED', 'CLIENT_VERSION_PUBLISHED')),
  act       text        not null,
  client    uuid        not null references client,
  client_id text        not null check (length(client_id) <= 2048),
  environment text      not null check (environment in ('DEV', 'STAGING', 'PROD')),
  status    text        not null,
  version   integer     not null check (version >= 0),
  reason    text        not null,
  by        text        not null,
  at        timestamptz not null
);
create index trust_event_of_client on trust_event (client, ordinal);
-- the acts that stopped a client, in their order
create index trust_event_stops on trust_event (ordinal) where type = 'CLIENT_DISABLED';

-- No fact: a row goes when its event has got its number and its deliveries.
create table trust_event_waiting (
  event uuid primary key references trust_event
);
create function trust_event_written() returns trigger language plpgsql as $$
begin
  perform pg_notify('countersign_delivery', '');
  return null;
end $$;
create trigger trust_event_written after insert on trust_event_waiting
  for each statement execute function trust_event_written();

-- delivery: events in the order in which they became known, without a gap: who has read up to a number has missed nothing. --
create table event_number (
  number bigint primary key check (number > 0),
  event  uuid   not null unique references trust_event
);

-- delivery: who is told. One row for each stream and adapter; what is particular to a kind is in a table of its own. ---------
create table recipient (
  ordinal              bigint generated always as identity unique,
  id                   uuid        primary key,
  authorization_server uuid        not null references authorization_server,
  kind                 text        not null check (kind in ('PUSH', 'POLL', 'KEYCLOAK', 'WEBHOOK')),
  state                text        not null check (state in ('ENABLED', 'PAUSED', 'DISABLED', 'DELETED')),
  -- how it went lately: what fails at once for everything is not tried for everything
  failures             integer     not null default 0 check (failures >= 0),
  resume_at            timestamptz,
  last_error           text,
  created_at           timestamptz not null,
  created_by           text        not null,
  updated_at           timestamptz not null,
  revision             integer     not null default 0
);
create index recipient_of_server on recipient (authorization_server);

-- A Shared Signals stream (SSF 1.0 §8.1.1).
create table ssf_stream (
  recipient            uuid primary key references recipient,
  audience             text not null,
  endpoint_url         text check (length(endpoint_url) <= 2048),
  -- what the receiver wants to be told with each push; a secret of the receiver's, never shown again
  authorization_header text check (length(authorization_header) <= 4096),
  events_requested     text not null,
  events_delivered     text not null,
  description          text check (length(description) <= 500),
  status_reason        text check (length(status_reason) <= 500),
  verified_at          timestamptz
);
-- Clients that a stream does not want to hear of; all others are its subjects (default_subjects ALL).
create table ssf_removed_subject (
  recipient uuid not null references recipient,
  client_id text not null check (length(client_id) <= 2048),
  primary key (recipient, client_id)
);

-- An adapter: acts at the authorization server itself. `credential` names a mounted secret, which is never here.
create table adapter (
  recipient  uuid primary key references recipient,
  url        text not null check (length(url) <= 2048),
  realms     text not null default '',
  client_id  text not null default '' check (length(client_id) <= 255),
  credential text not null check (credential ~ '^[a-z0-9][a-z0-9.-]{0,62}$'),
  end_sessions boolean not null default true
);
create unique index adapter_of_server on recipient (authorization_server)
  where kind in ('KEYCLOAK', 'WEBHOOK') and state <> 'DELETED';

-- delivery: one thing to be told to one recipient; `id` is the `jti` and stays the same however often it is told. ------------
create table delivery (
  ordinal      bigint generated always as identity unique,
  id           uuid        primary key,
  recipient    uuid        not null references recipient,
  type         text        not null,
  -- an event, or what is about the stream itself
  event        uuid        references trust_event,
  client       uuid        references client,
  payload      text        check (length(payload) <= 8192),
  at           timestamptz not null,
  state        text        not null check (state in ('WAITING', 'DELIVERED', 'DEAD')),
  attempts     integer     not null default 0,
  told_at      timestamptz,
  due_at       timestamptz not null,
  leased_until timestamptz,
  give_up_at   timestamptz not null,
  settled_at   timestamptz,
  last_error   text check (length(last_error) <= 1000),
  unique (recipient, event, type),
  check ((event is null) = (client is null))
);
-- the order in which a client's deliveries go to a recipient; only the first that waits may go
create index delivery_waiting on delivery (recipient, client, ordinal) where state = 'WAITING';
create index delivery_due on delivery (recipient, due_at) where state = 'WAITING';
create index delivery_giving_up on delivery (give_up_at) where state = 'WAITING';
create index delivery_dead on delivery (ordinal) where state = 'DEAD';
create index delivery_of_event on delivery (event);

-- delivery: proof of what an authorization server did. A fact. ---------------------------------------------------------------
create table receipt (
  ordinal         bigint generated always as identity unique,
  id              uuid        primary key,
  delivery        uuid        not null references delivery,
  told_at         timestamptz not null,
  acknowledged_at timestamptz not null,
  -- null where the state could not be read back
  verified_at     timestamptz,
  evidence        text        not null check (length(evidence) <= 131072)
);
create index receipt_of_delivery on receipt (delivery, ordinal);

-- delivery: wakes who waits for something to be told: a long poll, a listener to events.
create function something_to_tell() returns trigger language plpgsql as $$
begin
  perform pg_notify('countersign_told', '');
  return null;
end $$;
create trigger event_numbered after insert on event_number
  for each statement execute function something_to_tell();
create trigger delivery_made after insert on delivery
  for each statement execute function something_to_tell();

-- trust: how long a server goes on by itself, as its operator says, in seconds; what is not said is its product's. Ten years at most:
-- what is longer is not meant. Every change is in the log.
create table server_lifetimes (
  authorization_server uuid    primary key references authorization_server,
  asks                 text    not null check (asks in ('NEVER', 'AT_SIGN_IN', 'AT_EVERY_USE')),
  document_cache       integer check (document_cache between 0 and 315360000),
  access_token         integer check (access_token between 0 and 315360000),
  refresh_token        integer check (refresh_token between 0 and 315360000),
  revision             integer not null default 0
);

do $$
declare fact text;
begin
  foreach fact in array array['trust_event', 'event_number', 'receipt'] loop
    execute format('create trigger append_only before update or delete or truncate on %I for each statement execute function refuse_rewrite()', fact);
    execute format('grant select, insert on %I to "${app-role}"', fact);
  end loop;
end $$;
grant select, insert, delete on trust_event_waiting, ssf_removed_subject to "${app-role}";
grant select, insert, update on recipient, ssf_stream, adapter, delivery, server_lifetimes to "${app-role}";
