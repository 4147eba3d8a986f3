-- Client kinds, environments, development clients; publisher hosts with proof of control; members of namespaces.
-- New columns have defaults, so that the version before this one goes on beside it.

-- client ------------------------------------------------------------------------------------------------------------
alter table client
  add column kind        text not null default 'HOSTED' check (kind in ('HOSTED', 'FOREIGN')),
  add column environment text not null default 'PROD' check (environment in ('DEV', 'STAGING', 'PROD')),
  add column expires_at  timestamptz;

-- A challenge is 32 random bytes, base64url. This default is for rows without one: those that exist, and those that the
-- version before this one writes.
alter table publisher_host
  add column ordinal     bigint generated always as identity unique,
  add column environment text not null default 'PROD' check (environment in ('DEV', 'STAGING', 'PROD')),
  add column challenge   text not null unique check (length(challenge) = 43)
    default translate(rtrim(encode(decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'), 'base64'), '='), '+/', '-_');
create index publisher_host_of_namespace on publisher_host (namespace, ordinal);

-- An attempt to prove control of a host, by one method; it proves until expires_at, or it failed.
create table host_proof (
  ordinal    bigint generated always as identity primary key,
  host       text        not null references publisher_host,
  method     text        not null check (method in ('DNS', 'HTTP', 'EMBEDDED')),
  outcome    text        not null check (outcome in ('PROVED', 'FAILED')),
  detail     text        not null check (length(detail) <= 500),
  at         timestamptz not null,
  expires_at timestamptz,
  check ((outcome = 'PROVED') = (expires_at is not null))
);
create index host_proof_of_host on host_proof (host, at);
create index host_proof_proved on host_proof (host, ordinal desc) where expires_at is not null;

-- Which hosts are due to be checked again; one replica takes a host by moving its time. No fact: it may be lost.
create table host_check (
  host text        primary key references publisher_host,
  due  timestamptz not null
);

-- Who was named owner or author of a namespace, and who no longer is; the newest row of a subject and role counts.
create table namespace_member (
  ordinal   bigint generated always as identity primary key,
  namespace text        not null references namespace,
  subject   text        not null check (length(subject) between 1 and 255),
  role      text        not null check (role in ('OWNER', 'AUTHOR')),
  act       text        not null check (act in ('ADDED', 'REMOVED')),
  at        timestamptz not null,
  by        text        not null
);
create index namespace_member_of on namespace_member (namespace, role, subject, ordinal desc);

do $$
declare fact text;
begin
  foreach fact in array array['host_proof', 'namespace_member'] loop
    execute format('create trigger append_only before update or delete or truncate on %I for each statement execute function refuse_rewrite()', fact);
    execute format('grant select, insert on %I to "${app-role}"', fact);
  end loop;
end $$;
grant select, insert, update on host_check to "${app-role}";
