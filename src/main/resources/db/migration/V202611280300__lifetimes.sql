-- Ten years at most: what is longer is not meant.
alter table server_lifetimes
  add check (document_cache <= 315360000), add check (access_token <= 315360000), add check (refresh_token <= 315360000);

-- The acts that stopped a client, in their order.
create index trust_event_stops on trust_event (ordinal) where type = 'CLIENT_DISABLED';
