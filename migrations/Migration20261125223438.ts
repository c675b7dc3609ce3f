import { Migration } from '@mikro-orm/migrations';

export class Migration20261125223438 extends Migration {

  override name = 'Migration20261125223438';

  override up(): void | Promise<void> {
    this.addSql(`create table "course_drafts" ("id" text not null, "organization_id" text not null, "user_id" text not null, "status" text not null, "version" int not null default 1, "title" text not null, "description" text not null, "language" text not null, "request" jsonb not null, "idempotency_key" text null, "outline_id" text null, "run" int not null default 1, "pause" jsonb null, "resumes_at" timestamptz null, "failure" jsonb null, "course_id" text null, "approved_by" text null, "approved_at" timestamptz null, "created_at" timestamptz not null default now(), primary key ("id"));`);
    this.addSql(`create index "course_drafts_organization_id_index" on "course_drafts" ("organization_id");`);
    this.addSql(`create index "course_drafts_status_index" on "course_drafts" ("status");`);
    this.addSql(`create index "course_drafts_outline_id_index" on "course_drafts" ("outline_id");`);
    this.addSql(`create index "course_drafts_course_id_index" on "course_drafts" ("course_id");`);
    this.addSql(`create index "course_drafts_approved_by_index" on "course_drafts" ("approved_by");`);
    this.addSql(`create index "course_drafts_user_id_id_index" on "course_drafts" ("user_id", "id");`);
    this.addSql(`alter table "course_drafts" add constraint "course_drafts_user_id_idempotency_key_unique" unique ("user_id", "idempotency_key");`);

    this.addSql(`create table "course_draft_lessons" ("id" text not null, "draft_id" text not null, "organization_id" text not null, "position" int not null, "title" text not null, "summary" text not null, "objectives" jsonb not null, "minutes" int not null, "status" text not null, "version" int not null default 1, "failure" jsonb null, "lesson_id" text null, "edited" boolean not null default false, "decided_by" text null, "decided_at" timestamptz null, primary key ("id"));`);
    this.addSql(`alter table "course_draft_lessons" add constraint "course_draft_lessons_lesson_id_unique" unique ("lesson_id");`);
    this.addSql(`create index "course_draft_lessons_decided_by_index" on "course_draft_lessons" ("decided_by");`);
    this.addSql(`create index "course_draft_lessons_draft_id_position_index" on "course_draft_lessons" ("draft_id", "position");`);

    this.addSql(`create table "course_draft_sections" ("id" text not null, "lesson_id" text not null, "organization_id" text not null, "position" int not null, "title" text not null, "summary" text not null, "generation_id" text null, "again" boolean not null default false, primary key ("id"));`);
    this.addSql(`alter table "course_draft_sections" add constraint "course_draft_sections_generation_id_unique" unique ("generation_id");`);
    this.addSql(`create index "course_draft_sections_lesson_id_position_index" on "course_draft_sections" ("lesson_id", "position");`);

    this.addSql(`alter table "course_drafts" add constraint "course_drafts_organization_id_foreign" foreign key ("organization_id") references "organizations" ("id");`);
    this.addSql(`alter table "course_drafts" add constraint "course_drafts_user_id_foreign" foreign key ("user_id") references "users" ("id");`);
    this.addSql(`alter table "course_drafts" add constraint "course_drafts_outline_id_foreign" foreign key ("outline_id") references "generations" ("id") on delete set null;`);
    this.addSql(`alter table "course_drafts" add constraint "course_drafts_course_id_foreign" foreign key ("course_id") references "courses" ("id") on delete cascade;`);
    this.addSql(`alter table "course_drafts" add constraint "course_drafts_approved_by_foreign" foreign key ("approved_by") references "users" ("id") on delete set null;`);
    this.addSql(`alter table "course_drafts" add constraint "course_drafts_status_check" check ("status" in ('OUTLINING', 'OUTLINED', 'APPROVED', 'DRAFTING', 'PAUSED', 'DRAFTED', 'FAILED', 'CANCELLED'));`);
    this.addSql(`alter table "course_drafts" add constraint "course_drafts_language_check" check ("language" in ('EN', 'ES', 'FR', 'DE', 'IT', 'PT', 'RU', 'ZH', 'JA', 'KO', 'AR', 'HI'));`);

    this.addSql(`alter table "course_draft_lessons" add constraint "course_draft_lessons_draft_id_foreign" foreign key ("draft_id") references "course_drafts" ("id") on delete cascade;`);
    this.addSql(`alter table "course_draft_lessons" add constraint "course_draft_lessons_lesson_id_foreign" foreign key ("lesson_id") references "lessons" ("id") on delete set null;`);
    this.addSql(`alter table "course_draft_lessons" add constraint "course_draft_lessons_decided_by_foreign" foreign key ("decided_by") references "users" ("id") on delete set null;`);
    this.addSql(`alter table "course_draft_lessons" add constraint "course_draft_lessons_status_check" check ("status" in ('PENDING', 'DRAFTING', 'DRAFTED', 'FAILED', 'CANCELLED', 'ACCEPTED', 'DISCARDED'));`);

    this.addSql(`alter table "course_draft_sections" add constraint "course_draft_sections_lesson_id_foreign" foreign key ("lesson_id") references "course_draft_lessons" ("id") on delete cascade;`);
    this.addSql(`alter table "course_draft_sections" add constraint "course_draft_sections_generation_id_foreign" foreign key ("generation_id") references "generations" ("id") on delete set null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "course_draft_lessons" drop constraint "course_draft_lessons_draft_id_foreign";`);
    this.addSql(`alter table "course_draft_sections" drop constraint "course_draft_sections_lesson_id_foreign";`);

    this.addSql(`drop table if exists "course_drafts" cascade;`);
    this.addSql(`drop table if exists "course_draft_lessons" cascade;`);
    this.addSql(`drop table if exists "course_draft_sections" cascade;`);
  }

}
