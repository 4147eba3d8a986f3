-- The first path through every room. The owner of this schema migrates; ${app-role} serves and may not rewrite facts.

create function refuse_rewrite() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;

-- client: what exists ---------------------------------------------------------------------------------------------
create table namespace (
  ordinal    bigint generated always as identity unique,
  name       text        primary key check (name ~ '^[a-z][a-z0-9-]{1,62}$'),
  created_at timestamptz not null,
  created_by text        not null
);

create table publisher_host (
  host      text primary key check (host = lower(host)),
  namespace text not null references namespace
);

create table client (
  ordinal    bigint generated always as identity unique,
  id         uuid        primary key,
  client_id  text        not null unique,
  namespace  text        not null references namespace,
  created_at timestamptz not null,
  created_by text        not null
);

create table document_version (
  client       uuid        not null references client,
  number       integer     not null check (number > 0),
  digest       text        not null check (length(digest) = 43),
  bytes        bytea       not null check (length(bytes) <= 5000),
  submission   uuid        not null unique,
  published_at timestamptz not null,
  published_by text        not null,
  primary key (client, number)
);

-- trust: whether it is trusted ------------------------------------------------------------------------------------
create table client_trust (
  client   uuid        primary key references client,
  status   text        not null check (status in ('ACTIVE', 'SUSPENDED', 'REVOKED', 'EXPIRED')),
  reason   text        not null,
  since    timestamptz not null,
  revision integer     not null
);

create table statement (
  jti        uuid        primary key,
  client     uuid        not null,
  number     integer     not null,
  digest     text        not null,
  issued_at  timestamptz not null,
  expires_at timestamptz not null,
  jws        text        not null,
  foreign key (client, number) references document_version (client, number)
);
create index statement_of_version on statement (client, number);
-- `iat` is strictly increasing per issuer and subject (software-statement draft): one statement a second and client.
create unique index statement_iat on statement (client, issued_at);

-- review: how a document gets through -----------------------------------------------------------------------------
create table submission (
  ordinal      bigint generated always as identity unique,
  id           uuid        primary key,
  client       uuid        not null references client,
  namespace    text        not null references namespace,
  state        text        not null,
  base_version integer     not null,
  draft        integer     not null,
  digest       text        not null,
  author       text        not null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  revision     integer     not null
);
create index submission_of_client on submission (client, ordinal);
create index submission_in_state on submission (state, ordinal);

create table submission_draft (
  submission uuid        not null references submission,
  number     integer     not null,
  digest     text        not null,
  bytes      bytea       not null,
  author     text        not null,
  created_at timestamptz not null,
  primary key (submission, number)
);

create table decision (
  ordinal    bigint generated always as identity unique,
  id         uuid        primary key,
  submission uuid        not null references submission,
  outcome    text        not null check (outcome in ('APPROVED', 'REJECTED', 'CHANGES_REQUESTED')),
  digest     text        not null,
  reviewer   text        not null,
  comment    text,
  decided_at timestamptz not null
);
create index decision_of_submission on decision (submission, ordinal);

-- log: every act, in the act's own transaction ---------------------------------------------------------------------
create table log_entry (
  index   bigint      primary key check (index >= 0),
  at      timestamptz not null,
  actor   text        not null,
  act     text        not null,
  subject text        not null,
  detail  jsonb       not null
);

-- platform: one effect for one Idempotency-Key -----------------------------------------------------------------------
create table idempotency_key (
  actor       text        not null,
  key         text        not null,
  fingerprint text        not null,
  answer      text,
  created_at  timestamptz not null,
  primary key (actor, key)
);
create index idempotency_key_age on idempotency_key (created_at);

-- facts: insert only, by grant and by trigger -----------------------------------------------------------------------
do $$
declare fact text;
begin
  foreach fact in array array['namespace', 'publisher_host', 'client', 'document_version', 'statement', 'submission_draft', 'decision', 'log_entry'] loop
    execute format('create trigger append_only before update or delete or truncate on %I for each statement execute function refuse_rewrite()', fact);
    execute format('grant select, insert on %I to "${app-role}"', fact);
  end loop;
end $$;
grant select, insert, update on client_trust, submission to "${app-role}";
grant select, insert, update, delete on idempotency_key to "${app-role}";
