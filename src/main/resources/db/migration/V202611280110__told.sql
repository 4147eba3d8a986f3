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
