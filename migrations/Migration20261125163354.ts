import { Migration } from '@mikro-orm/migrations';

export class Migration20261125163354 extends Migration {

  override name = 'Migration20261125163354';

  override up(): void | Promise<void> {
    this.addSql(`create table "shared_calls" ("key" text not null, "organization_id" text not null, "owner" uuid not null, "payer_id" text not null, "lease_expires_at" timestamptz not null, primary key ("key"));`);

    this.addSql(`create table "cached_answers" ("key" text not null, "organization_id" text not null, "course_id" text null, "lesson_id" text null, "lesson_version" int null, "kind" text not null, "answer" text not null, "sealed" boolean not null, "quality" double precision not null, "prompt_version" text null, "provider" text not null, "model" text not null, "created_at" timestamptz not null default now(), "expires_at" timestamptz not null, primary key ("key"));`);
    this.addSql(`create index "cached_answers_organization_id_index" on "cached_answers" ("organization_id");`);
    this.addSql(`create index "cached_answers_course_id_index" on "cached_answers" ("course_id");`);
    this.addSql(`create index "cached_answers_lesson_id_index" on "cached_answers" ("lesson_id");`);
    this.addSql(`create index "cached_answers_expires_at_index" on "cached_answers" ("expires_at");`);

    this.addSql(`alter table "organizations" add "plain_answers" boolean not null default false;`);

    this.addSql(`alter table "generations" add "cached_at" timestamptz null, add "call_key" text null;`);
    this.addSql(`create index "generations_call_key_status_index" on "generations" ("call_key", "status");`);

    this.addSql(`alter table "provider_attempts" add "id" uuid null;`);
    this.addSql(`alter table "provider_attempts" add constraint "provider_attempts_id_unique" unique ("id");`);

    this.addSql(`alter table "cached_answers" add constraint "cached_answers_organization_id_foreign" foreign key ("organization_id") references "organizations" ("id");`);
    this.addSql(`alter table "cached_answers" add constraint "cached_answers_course_id_foreign" foreign key ("course_id") references "courses" ("id") on delete cascade;`);
    this.addSql(`alter table "cached_answers" add constraint "cached_answers_lesson_id_foreign" foreign key ("lesson_id") references "lessons" ("id") on delete cascade;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "shared_calls" cascade;`);
    this.addSql(`drop table if exists "cached_answers" cascade;`);

    this.addSql(`drop index "generations_call_key_status_index";`);
    this.addSql(`alter table "generations" drop column "cached_at", drop column "call_key";`);

    this.addSql(`alter table "organizations" drop column "plain_answers";`);

    this.addSql(`alter table "provider_attempts" drop constraint "provider_attempts_id_unique";`);
    this.addSql(`alter table "provider_attempts" drop column "id";`);
  }

}
