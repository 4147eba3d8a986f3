-- A registry with ${clients} published clients, all facts as the service writes them. Seed.java runs these statements side by side,
-- each in a session of the server's administrator that leaves out triggers and foreign keys. Every hundred clients have a publisher
-- host, every ten hosts a namespace. Of every fifty clients one is suspended: `make bench` asks for the others, the status list has both.

insert into document_version (client, number, digest, bytes, submission, published_at, published_by)
select id, 1, translate(rtrim(encode(sha256(bytes), 'base64'), '='), '+/', '-_'), bytes, submission, now(), 'bench'
from (select ('01930000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id,
             ('01930001-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as submission,
             convert_to('{"client_id":"https://h' || n / 100 || '.bench.example/clients/' || n || '.json"'
               || ',"client_name":"Connector ' || n || '","client_uri":"https://h' || n / 100 || '.bench.example/about"'
               || ',"redirect_uris":["https://h' || n / 100 || '.bench.example/' || n || '/callback","http://127.0.0.1/callback"]'
               || ',"grant_types":["authorization_code","refresh_token"],"response_types":["code"]'
               || ',"token_endpoint_auth_method":"none","scope":"notes:read notes:write"}', 'UTF8') as bytes
      from generate_series(0, ${clients} - 1) n) document;

-- UUIDs in the order of time, as the service makes them.
insert into client (id, client_id, namespace, created_at, created_by)
select ('01930000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
       'https://h' || n / 100 || '.bench.example/clients/' || n || '.json', 'n' || n / 1000, now(), 'bench'
from generate_series(0, ${clients} - 1) n;

insert into entitlement_grant (id, client, resource, environment, scopes, granted_by, granted_at)
select ('01930004-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
       ('01930000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
       '01930003-0000-7000-8000-000000000000', 'PROD', 'notes:read notes:write', 'bench', now()
from generate_series(0, ${clients} - 1) n;

-- An odd number times n modulo a power of two meets every index once, in no order that a list would be well packed by.
insert into status_entry (client, number, list, idx)
select ('01930000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 1, n / 1048576, n * 714025 % 1048576
from generate_series(0, ${clients}::bigint - 1) n;
select setval('status_entry_count', ${clients});

insert into client_trust (client, status, reason, since, revision, expires_at)
select ('01930000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
       case when n % 50 = 49 then 'SUSPENDED' else 'ACTIVE' end, 'bench', now(), 1, now() + interval '1 year'
from generate_series(0, ${clients} - 1) n;

insert into namespace (name, created_at, created_by)
select 'n' || n, now(), 'bench' from generate_series(0, (${clients} - 1) / 1000) n;

insert into publisher_host (host, namespace)
select 'h' || n || '.bench.example', 'n' || n / 10 from generate_series(0, (${clients} - 1) / 100) n;

insert into host_proof (host, method, outcome, detail, at, expires_at)
select 'h' || n || '.bench.example', 'DNS', 'PROVED', 'bench', now(), now() + interval '1 year'
from generate_series(0, (${clients} - 1) / 100) n;

insert into host_check (host, due)
select 'h' || n || '.bench.example', now() + interval '1 year' from generate_series(0, (${clients} - 1) / 100) n;

insert into authorization_server (id, name, issuer, mode, environments, product, narrows_scope, token_subject, created_at, created_by, updated_at, revision)
values ('01930002-0000-7000-8000-000000000000', 'keycloak', 'https://as.bench.example', 'ENFORCE', 'DEV,STAGING,PROD', 'keycloak', true, 'keycloak', now(), 'bench', now(), 1);

insert into protected_resource (id, resource, name, scopes, created_at, created_by, updated_at, revision)
values ('01930003-0000-7000-8000-000000000000', 'https://mcp.bench.example', 'Notes', 'notes:read notes:write', now(), 'bench', now(), 1);
