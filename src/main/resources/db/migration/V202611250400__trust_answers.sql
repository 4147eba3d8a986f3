-- Trust answers: who asks, what may be granted, which keys sign, where statuses stand, and the feed that keeps replicas' views fresh.

-- trust: authorization servers, the registered relying parties. Mutable; every change is in the log. -----------------------
create table authorization_server (
  ordinal          bigint generated always as identity unique,
  id               uuid        primary key,
  name             text        not null unique check (name ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  issuer           text        not null unique check (length(issuer) <= 512),
  mode             text        not null check (mode in ('REPORT', 'ENFORCE')),
  state            text        not null default 'ENABLED' check (state in ('ENABLED', 'DISABLED')),
  environments     text        not null check (environments ~ '^(DEV|STAGING|PROD)(,(DEV|STAGING|PROD))*$'),
  product          text        not null,
  narrows_scope    boolean     not null,
  -- how it proves who it is: the `sub` of tokens of the configured OpenID provider, or keys that sign client assertions
  token_subject    text        unique check (length(token_subject) between 1 and 255),
  jwks             text        check (length(jwks) <= 16384),
  created_at       timestamptz not null,
  created_by       text        not null,
  updated_at       timestamptz not null,
  revision         integer     not null
);

-- The `jti` of client assertions (RFC 7523 §3) that were used; kept until they expire.
create table client_assertion (
  authorization_server uuid        not null references authorization_server,
  jti                  text        not null check (length(jti) between 1 and 255),
  expires_at           timestamptz not null,
  primary key (authorization_server, jti)
);
create index client_assertion_expiry on client_assertion (expires_at);

-- trust: protected resources and the widest scopes a client may be granted there -------------------------------------------
create table protected_resource (
  ordinal    bigint generated always as identity unique,
  id         uuid        primary key,
  resource   text        not null unique check (length(resource) <= 512),
  name       text        not null check (length(name) between 1 and 200),
  scopes     text        not null check (length(scopes) <= 4096),
  state      text        not null default 'ENABLED' check (state in ('ENABLED', 'DISABLED')),
  created_at timestamptz not null,
  created_by text        not null,
  updated_at timestamptz not null,
  revision   integer     not null
);

-- What is asked for, decided in review; the newest grant of a client, resource and environment is the one in force.
create table entitlement_request (
  ordinal      bigint generated always as identity unique,
  id           uuid        primary key,
  client       uuid        not null references client,
  resource     uuid        not null references protected_resource,
  environment  text        not null check (environment in ('DEV', 'STAGING', 'PROD')),
  scopes       text        not null check (length(scopes) <= 4096),
  expires_at   timestamptz,
  reason       text        not null,
  base         uuid,
  requested_by text        not null,
  requested_at timestamptz not null
);
create index entitlement_request_of_client on entitlement_request (client, ordinal);

create table entitlement_decision (
  ordinal    bigint generated always as identity unique,
  id         uuid        primary key,
  request    uuid        not null references entitlement_request,
  outcome    text        not null check (outcome in ('APPROVED', 'REJECTED', 'WITHDRAWN')),
  decided_by text        not null,
  roles      text        not null,
  comment    text,
  decided_at timestamptz not null
);
create index entitlement_decision_of_request on entitlement_decision (request, ordinal);

-- A fact in force from `granted_at`; scopes is empty where an entitlement was taken away.
create table entitlement_grant (
  ordinal     bigint generated always as identity unique,
  id          uuid        primary key,
  client      uuid        not null references client,
  resource    uuid        not null references protected_resource,
  environment text        not null check (environment in ('DEV', 'STAGING', 'PROD')),
  scopes      text        not null check (length(scopes) <= 4096),
  expires_at  timestamptz,
  request     uuid        unique references entitlement_request,
  granted_by  text        not null,
  granted_at  timestamptz not null
);
create index entitlement_grant_newest on entitlement_grant (client, resource, environment, ordinal desc);
create index entitlement_grant_of_resource on entitlement_grant (resource, ordinal);

-- signing: which key does what; the private half is never here --------------------------------------------------------------
create table signing_key (
  ordinal    bigint generated always as identity unique,
  kid        text        primary key check (length(kid) = 43),
  purpose    text        not null check (purpose in ('STATEMENT', 'ANSWER')),
  algorithm  text        not null check (algorithm in ('ES256', 'RS256', 'EdDSA')),
  jwk        text        not null,
  first_seen timestamptz not null
);
create table signing_key_act (
  ordinal bigint generated always as identity primary key,
  kid     text        not null references signing_key,
  state   text        not null check (state in ('PENDING', 'ACTIVE', 'RETIRING', 'RETIRED', 'COMPROMISED')),
  reason  text        not null,
  at      timestamptz not null,
  by      text        not null
);
create index signing_key_act_newest on signing_key_act (kid, ordinal desc);
-- null: signed before there was a ring
alter table statement add column kid text references signing_key;

-- trust: the place of each published version in a status list (draft-ietf-oauth-status-list): never given twice -------------
create sequence status_entry_count minvalue 0 start 0;
create table status_entry (
  client uuid    not null,
  number integer not null,
  list   integer not null check (list >= 0),
  idx    integer not null check (idx >= 0),
  primary key (client, number),
  unique (list, idx),
  foreign key (client, number) references document_version (client, number)
);

-- What was published before gets its places now, in random order and at random indexes; development clients are in no list.
-- The planner knows nothing of these sets yet, and a nested loop over a million places is never right.
set local enable_nestloop = off;
with version as (
  select v.client, v.number, row_number() over (order by random()) - 1 as place
  from document_version v join client c on c.id = v.client where c.environment <> 'DEV'
), free as (
  select list, idx, list * 917504 - 1 + row_number() over (partition by list order by random()) as place
  from (select distinct place / 917504 as list from version) needed cross join generate_series(0, 1048575) idx
)
insert into status_entry (client, number, list, idx)
select v.client, v.number, f.list, f.idx
from version v join free f on f.place = v.place and f.place < (f.list + 1) * 917504;
set local enable_nestloop = on;
select setval('status_entry_count', (select count(*) from status_entry), false);

-- trust: evaluations of record ----------------------------------------------------------------------------------------------
create table evaluation (
  ordinal              bigint generated always as identity unique,
  id                   uuid        primary key,
  at                   timestamptz not null,
  authorization_server uuid        not null,
  -- null where the client ID is nobody's
  client               uuid,
  client_id            text        not null check (length(client_id) <= 2048),
  action               text        not null,
  resource             text        not null check (length(resource) <= 2048),
  environment          text,
  decision             boolean     not null,
  refused              boolean     not null,
  reasons              text        not null,
  status               text        not null,
  version              integer     not null,
  digest               text,
  kind                 text        not null check (kind in ('REFUSAL', 'FIRST', 'SAMPLE'))
);
create index evaluation_of_client on evaluation (client, authorization_server, ordinal desc);
create index evaluation_of_server on evaluation (authorization_server, ordinal desc);
create unique index evaluation_first on evaluation (client, authorization_server, resource, version) where kind = 'FIRST';

-- trust: the feed. Whatever an answer depends on puts a row here in its own transaction and wakes the replicas; a replica
-- that reads every row of a transaction that was not over when it last looked has missed nothing. No fact: old rows go. ----
create table trust_change (
  ordinal bigint generated always as identity primary key,
  xid     xid8   not null default pg_current_xact_id(),
  kind    text   not null check (kind in ('CLIENT', 'SERVER', 'RESOURCE', 'HOST', 'KEY')),
  subject text   not null,
  at      timestamptz not null default now()
);
create index trust_change_xid on trust_change (xid);
create index trust_change_at on trust_change (at);

create function trust_changed() returns trigger language plpgsql as $$
begin
  insert into trust_change (kind, subject) values (tg_argv[0], to_jsonb(new) ->> tg_argv[1]);
  perform pg_notify('countersign_trust', '');
  return null;
end $$;
create trigger trust_changed after insert or update on client_trust
  for each row execute function trust_changed('CLIENT', 'client');
create trigger trust_changed after insert on document_version
  for each row execute function trust_changed('CLIENT', 'client');
create trigger trust_changed after insert on entitlement_grant
  for each row execute function trust_changed('CLIENT', 'client');
create trigger trust_changed after insert or update on authorization_server
  for each row execute function trust_changed('SERVER', 'id');
create trigger trust_changed after insert or update on protected_resource
  for each row execute function trust_changed('RESOURCE', 'id');
create trigger trust_changed after insert on host_proof
  for each row execute function trust_changed('HOST', 'host');
create trigger trust_changed after insert on signing_key_act
  for each row execute function trust_changed('KEY', 'kid');

do $$
declare fact text;
begin
  foreach fact in array array['entitlement_request', 'entitlement_decision', 'entitlement_grant', 'signing_key', 'signing_key_act', 'status_entry', 'evaluation'] loop
    execute format('create trigger append_only before update or delete or truncate on %I for each statement execute function refuse_rewrite()', fact);
    execute format('grant select, insert on %I to "${app-role}"', fact);
  end loop;
end $$;
grant select, insert, update on authorization_server, protected_resource to "${app-role}";
grant select, insert, delete on client_assertion, trust_change to "${app-role}";
grant usage on sequence status_entry_count to "${app-role}";
