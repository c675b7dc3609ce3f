import { Migration } from '@mikro-orm/migrations';

export class Migration20261125162800 extends Migration {

  override name = 'Migration20261125162800';

  override up(): void | Promise<void> {
    this.addSql(`create table "batches" ("id" text not null, "organization_id" text not null, "user_id" text not null, "mode" text not null, "requests" jsonb not null, "idempotency_key" text null, "notice" text null, "created_at" timestamptz not null default now(), "cancelled_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "batches_organization_id_index" on "batches" ("organization_id");`);
    this.addSql(`create index "batches_user_id_id_index" on "batches" ("user_id", "id");`);
    this.addSql(`alter table "batches" add constraint "batches_user_id_idempotency_key_unique" unique ("user_id", "idempotency_key");`);

    this.addSql(`create table "submissions" ("id" text not null, "batch_id" text not null, "organization_id" text not null, "provider" text not null, "model" text not null, "state" text not null, "provider_id" text null, "tries" int not null default 0, "polls" int not null default 0, "due_at" timestamptz not null default now(), "cancel_requested" boolean not null default false, "created_at" timestamptz not null default now(), "ended_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "submissions_batch_id_index" on "submissions" ("batch_id");`);
    this.addSql(`create index "submissions_state_due_at_index" on "submissions" ("state", "due_at");`);

    this.addSql(`create table "submitted_calls" ("generation_id" text not null, "submission_id" text not null, "organization_id" text not null, "attempt" int null, "answer" jsonb null, primary key ("generation_id"));`);
    this.addSql(`create index "submitted_calls_submission_id_index" on "submitted_calls" ("submission_id");`);

    this.addSql(`create table "batch_items" ("batch_id" text not null, "index" int not null, "organization_id" text not null, "generation_id" text null, "refusal" jsonb null, primary key ("batch_id", "index"));`);
    this.addSql(`alter table "batch_items" add constraint "batch_items_generation_id_unique" unique ("generation_id");`);

    this.addSql(`alter table "generations" add "held" boolean not null default false;`);

    this.addSql(`alter table "batches" add constraint "batches_organization_id_foreign" foreign key ("organization_id") references "organizations" ("id");`);
    this.addSql(`alter table "batches" add constraint "batches_user_id_foreign" foreign key ("user_id") references "users" ("id");`);
    this.addSql(`alter table "batches" add constraint "batches_mode_check" check ("mode" in ('NOW', 'WAIT'));`);

    this.addSql(`alter table "submissions" add constraint "submissions_batch_id_foreign" foreign key ("batch_id") references "batches" ("id") on delete cascade;`);
    this.addSql(`alter table "submissions" add constraint "submissions_state_check" check ("state" in ('SUBMITTING', 'SUBMITTED', 'ENDED'));`);

    this.addSql(`alter table "submitted_calls" add constraint "submitted_calls_generation_id_foreign" foreign key ("generation_id") references "generations" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "submitted_calls" add constraint "submitted_calls_submission_id_foreign" foreign key ("submission_id") references "submissions" ("id") on delete cascade;`);

    this.addSql(`alter table "batch_items" add constraint "batch_items_batch_id_foreign" foreign key ("batch_id") references "batches" ("id") on delete cascade;`);
    this.addSql(`alter table "batch_items" add constraint "batch_items_generation_id_foreign" foreign key ("generation_id") references "generations" ("id") on delete cascade;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "submissions" drop constraint "submissions_batch_id_foreign";`);
    this.addSql(`alter table "batch_items" drop constraint "batch_items_batch_id_foreign";`);
    this.addSql(`alter table "submitted_calls" drop constraint "submitted_calls_submission_id_foreign";`);

    this.addSql(`drop table if exists "batches" cascade;`);
    this.addSql(`drop table if exists "submissions" cascade;`);
    this.addSql(`drop table if exists "submitted_calls" cascade;`);
    this.addSql(`drop table if exists "batch_items" cascade;`);

    this.addSql(`alter table "generations" drop column "held";`);
  }

}
