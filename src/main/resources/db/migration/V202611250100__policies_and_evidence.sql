-- Reviews that hold: policies, evidence, what let a version through, and for how long.

-- review.policy: facts; the state of a proposal is derived from its decision, and what is in force from both ------------
create table review_policy (
  ordinal      bigint generated always as identity unique,
  id           uuid        primary key,
  namespace    text        references namespace,
  risk_class   text        not null,
  number       integer     not null check (number > 0),
  base_number  integer     not null,
  terms        jsonb       not null,
  reason       text        not null,
  proposed_by  text        not null,
  proposed_at  timestamptz not null,
  unique nulls not distinct (namespace, risk_class, number)
);

create table policy_decision (
  policy     uuid        primary key references review_policy,
  outcome    text        not null check (outcome in ('APPROVED', 'REJECTED')),
  decided_by text        not null,
  comment    text,
  decided_at timestamptz not null
);

-- review: rounds, origins, roles of those who decided --------------------------------------------------------------------
alter table submission
  add column origin text not null default 'SUBMITTED',
  add column origin_source text not null default '',
  add column round integer not null default 1;

alter table decision
  add column round integer not null default 1,
  add column roles text not null default 'reviewer';

create table evidence (
  ordinal        bigint generated always as identity unique,
  id             uuid        primary key,
  submission     uuid        not null references submission,
  kind           text        not null,
  digest         text        not null,
  provided_by    text        not null,
  provided_at    timestamptz not null,
  observed_at    timestamptz not null,
  link           text,
  content_digest text,
  detail         text        not null
);
create index evidence_of_submission on evidence (submission, ordinal);

-- The challenge a key holder signs; used up by the evidence that carries it.
create table key_challenge (
  challenge  text        primary key,
  submission uuid        not null references submission,
  digest     text        not null,
  expires_at timestamptz not null
);
create table key_challenge_use (
  challenge text primary key references key_challenge,
  evidence  uuid not null references evidence
);

-- Under which policy a version was let through and until when that holds; one row a version.
create table publication (
  client         uuid        not null,
  number         integer     not null,
  submission     uuid        not null references submission,
  policy         uuid        not null references review_policy,
  approved_until timestamptz not null,
  primary key (client, number),
  foreign key (client, number) references document_version (client, number)
);

-- Names and hosts that people see, folded so that what looks alike is equal.
create table look_alike_key (
  client uuid    not null,
  number integer not null,
  kind   text    not null check (kind in ('NAME', 'HOST')),
  key    text    not null,
  shown  text    not null,
  primary key (client, number, kind, key),
  foreign key (client, number) references document_version (client, number)
);
create index look_alike on look_alike_key (kind, key);

-- trust: an end to what an approval is good for, and the first of the two who restore ----------------------------------
alter table client_trust
  add column expires_at timestamptz,
  add column restore_asked_by text,
  add column restore_asked_at timestamptz;
create index client_trust_expiry on client_trust (expires_at) where status = 'ACTIVE';

do $$
declare fact text;
begin
  foreach fact in array array['review_policy', 'policy_decision', 'evidence', 'key_challenge', 'key_challenge_use', 'publication', 'look_alike_key'] loop
    execute format('create trigger append_only before update or delete or truncate on %I for each statement execute function refuse_rewrite()', fact);
    execute format('grant select, insert on %I to "${app-role}"', fact);
  end loop;
end $$;
