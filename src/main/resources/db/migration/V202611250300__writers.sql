-- Whose bytes a submission proposes that was made from a version: they decide on it as little as whoever proposed it.
create table submission_writer (
  submission uuid not null references submission,
  subject    text not null,
  primary key (submission, subject)
);
create index submission_draft_digest on submission_draft (digest);

create trigger append_only before update or delete or truncate on submission_writer
  for each statement execute function refuse_rewrite();
grant select, insert on submission_writer to "${app-role}";
