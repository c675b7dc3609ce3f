import { Migration } from '@mikro-orm/migrations';

export class Migration20261121000000 extends Migration {

  override name = 'Migration20261121000000';

  override up(): void | Promise<void> {
    this.addSql(`create table "budget_days" ("day" date not null, "reserved" bigint not null default '0', "spent" bigint not null default '0', primary key ("day"));`);

    this.addSql(`create table "organizations" ("id" text not null, "name" text not null, "created_at" timestamptz not null default now(), primary key ("id"));`);

    this.addSql(`insert into "organizations" ("id", "name") values ('org_00000000000000000000000000000001', 'Default organization');`);

    this.addSql(`create table "signing_keys" ("kid" text not null, "public_jwk" text not null, "encrypted_private_jwk" text not null, "created_at" timestamptz not null default now(), primary key ("kid"));`);

    this.addSql(`create table "streams" ("id" text not null, "organization_id" text not null, "fence" int not null default 0, "last_seq" int not null default 0, "closed" boolean not null default false, "closed_at" timestamptz null, "compacted" boolean not null default false, primary key ("id"));`);

    this.addSql(`create table "stream_events" ("stream_id" text not null, "seq" int not null, "organization_id" text not null, "type" text not null, "data" jsonb not null, "at" timestamptz not null default now(), primary key ("stream_id", "seq"));`);

    this.addSql(`create table "users" ("id" text not null, "organization_id" text not null, "email" text not null, "email_key" text not null, "display_name" text not null, "password_hash" text not null, "role" text not null, "email_verified" boolean not null default false, "created_at" timestamptz not null default now(), primary key ("id"));`);
    this.addSql(`create index "users_organization_id_index" on "users" ("organization_id");`);
    this.addSql(`alter table "users" add constraint "users_organization_id_email_key_unique" unique ("organization_id", "email_key");`);

    this.addSql(`create table "session_families" ("id" text not null, "organization_id" text not null, "user_id" text not null, "created_at" timestamptz not null default now(), "ended_at" timestamptz null, "end_reason" text null, primary key ("id"));`);
    this.addSql(`create index "session_families_organization_id_index" on "session_families" ("organization_id");`);
    this.addSql(`create index "session_families_user_id_index" on "session_families" ("user_id");`);

    this.addSql(`create table "refresh_tokens" ("hash" text not null, "organization_id" text not null, "family_id" text not null, "expires_at" timestamptz not null, "used_at" timestamptz null, "successor" text null, primary key ("hash"));`);
    this.addSql(`create index "refresh_tokens_family_id_index" on "refresh_tokens" ("family_id");`);

    this.addSql(`create table "courses" ("id" text not null, "organization_id" text not null, "owner_id" text not null, "title" text not null, "description" text not null, "language" text not null, "status" text not null, "version" int not null default 1, "created_at" timestamptz not null default now(), primary key ("id"));`);
    this.addSql(`create index "courses_organization_id_index" on "courses" ("organization_id");`);
    this.addSql(`create index "courses_owner_id_index" on "courses" ("owner_id");`);

    this.addSql(`create table "lessons" ("id" text not null, "organization_id" text not null, "course_id" text not null, "position" int not null, "title" text not null, "body" text not null, "objectives" jsonb not null, "version" int not null default 1, "created_at" timestamptz not null default now(), primary key ("id"));`);
    this.addSql(`create index "lessons_organization_id_index" on "lessons" ("organization_id");`);
    this.addSql(`create index "lessons_course_id_index" on "lessons" ("course_id");`);
    this.addSql(`alter table "lessons" add constraint "lessons_course_id_position_unique" unique ("course_id", "position");`);

    this.addSql(`create table "lesson_versions" ("lesson_id" text not null, "version" int not null, "organization_id" text not null, "title" text not null, "body" text not null, "objectives" jsonb not null, "created_at" timestamptz not null default now(), primary key ("lesson_id", "version"));`);

    this.addSql(`create table "generations" ("id" text not null, "organization_id" text not null, "user_id" text not null, "course_id" text not null, "lesson_id" text not null, "lesson_version" int not null, "kind" text not null, "status" text not null, "origin" text null, "input" jsonb not null, "idempotency_key" text null, "request_id" text null, "quality" double precision null, "notice" text null, "failure" jsonb null, "claims" int not null default 0, "lease_expires_at" timestamptz null, "created_at" timestamptz not null default now(), "finished_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "generations_organization_id_index" on "generations" ("organization_id");`);
    this.addSql(`create index "generations_course_id_index" on "generations" ("course_id");`);
    this.addSql(`create index "generations_lesson_id_index" on "generations" ("lesson_id");`);
    this.addSql(`create index "generations_status_lease_expires_at_index" on "generations" ("status", "lease_expires_at");`);
    this.addSql(`create index "generations_user_id_created_at_index" on "generations" ("user_id", "created_at");`);
    this.addSql(`alter table "generations" add constraint "generations_user_id_idempotency_key_unique" unique ("user_id", "idempotency_key");`);

    this.addSql(`create table "reservations" ("generation_id" text not null, "organization_id" text not null, "day" date not null, "reserved_micro_usd" bigint not null, "settled_micro_usd" bigint null, "created_at" timestamptz not null default now(), "settled_at" timestamptz null, primary key ("generation_id"));`);

    this.addSql(`create table "questions" ("id" text not null, "organization_id" text not null, "course_id" text not null, "lesson_id" text not null, "generation_id" text not null, "index" int not null, "type" text not null, "content" jsonb not null, "key" jsonb not null, "created_at" timestamptz not null default now(), primary key ("id"));`);
    this.addSql(`create index "questions_organization_id_index" on "questions" ("organization_id");`);
    this.addSql(`create index "questions_course_id_index" on "questions" ("course_id");`);
    this.addSql(`create index "questions_lesson_id_index" on "questions" ("lesson_id");`);
    this.addSql(`alter table "questions" add constraint "questions_generation_id_index_unique" unique ("generation_id", "index");`);

    this.addSql(`create table "provider_attempts" ("generation_id" text not null, "index" int not null, "organization_id" text not null, "provider" text not null, "model" text not null, "reason" text not null, "outcome" text null, "input_tokens" int not null default 0, "cached_input_tokens" int not null default 0, "cache_write_input_tokens" int not null default 0, "output_tokens" int not null default 0, "estimated" boolean not null default false, "cost_micro_usd" bigint not null default '0', "started_at" timestamptz not null, "finished_at" timestamptz null, primary key ("generation_id", "index"));`);

    this.addSql(`alter table "stream_events" add constraint "stream_events_stream_id_foreign" foreign key ("stream_id") references "streams" ("id") on delete cascade;`);

    this.addSql(`alter table "users" add constraint "users_organization_id_foreign" foreign key ("organization_id") references "organizations" ("id");`);
    this.addSql(`alter table "users" add constraint "users_role_check" check ("role" in ('LEARNER', 'INSTRUCTOR', 'ADMIN'));`);

    this.addSql(`alter table "session_families" add constraint "session_families_organization_id_foreign" foreign key ("organization_id") references "organizations" ("id");`);
    this.addSql(`alter table "session_families" add constraint "session_families_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`);

    this.addSql(`alter table "refresh_tokens" add constraint "refresh_tokens_family_id_foreign" foreign key ("family_id") references "session_families" ("id") on delete cascade;`);

    this.addSql(`alter table "courses" add constraint "courses_organization_id_foreign" foreign key ("organization_id") references "organizations" ("id");`);
    this.addSql(`alter table "courses" add constraint "courses_owner_id_foreign" foreign key ("owner_id") references "users" ("id");`);
    this.addSql(`alter table "courses" add constraint "courses_language_check" check ("language" in ('EN', 'ES', 'FR', 'DE', 'IT', 'PT', 'RU', 'ZH', 'JA', 'KO', 'AR', 'HI'));`);
    this.addSql(`alter table "courses" add constraint "courses_status_check" check ("status" in ('DRAFT', 'PUBLISHED', 'ARCHIVED'));`);

    this.addSql(`alter table "lessons" add constraint "lessons_organization_id_foreign" foreign key ("organization_id") references "organizations" ("id");`);
    this.addSql(`alter table "lessons" add constraint "lessons_course_id_foreign" foreign key ("course_id") references "courses" ("id") on delete cascade;`);

    this.addSql(`alter table "lesson_versions" add constraint "lesson_versions_lesson_id_foreign" foreign key ("lesson_id") references "lessons" ("id") on delete cascade;`);

    this.addSql(`alter table "generations" add constraint "generations_organization_id_foreign" foreign key ("organization_id") references "organizations" ("id");`);
    this.addSql(`alter table "generations" add constraint "generations_user_id_foreign" foreign key ("user_id") references "users" ("id");`);
    this.addSql(`alter table "generations" add constraint "generations_course_id_foreign" foreign key ("course_id") references "courses" ("id");`);
    this.addSql(`alter table "generations" add constraint "generations_lesson_id_foreign" foreign key ("lesson_id") references "lessons" ("id");`);
    this.addSql(`alter table "generations" add constraint "generations_kind_check" check ("kind" in ('EXPLANATION', 'SUMMARY', 'QUIZ', 'FLASHCARDS', 'OUTLINE', 'LESSON', 'EXAMPLES', 'EXERCISES', 'STUDY_PLAN'));`);
    this.addSql(`alter table "generations" add constraint "generations_status_check" check ("status" in ('QUEUED', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED'));`);
    this.addSql(`alter table "generations" add constraint "generations_origin_check" check ("origin" in ('MODEL', 'CACHE', 'LOCAL'));`);

    this.addSql(`alter table "reservations" add constraint "reservations_generation_id_foreign" foreign key ("generation_id") references "generations" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "questions" add constraint "questions_organization_id_foreign" foreign key ("organization_id") references "organizations" ("id");`);
    this.addSql(`alter table "questions" add constraint "questions_course_id_foreign" foreign key ("course_id") references "courses" ("id");`);
    this.addSql(`alter table "questions" add constraint "questions_lesson_id_foreign" foreign key ("lesson_id") references "lessons" ("id");`);
    this.addSql(`alter table "questions" add constraint "questions_generation_id_foreign" foreign key ("generation_id") references "generations" ("id") on delete cascade;`);
    this.addSql(`alter table "questions" add constraint "questions_type_check" check ("type" in ('MULTIPLE_CHOICE', 'TRUE_FALSE', 'SHORT_ANSWER', 'CLOZE'));`);

    this.addSql(`alter table "provider_attempts" add constraint "provider_attempts_generation_id_foreign" foreign key ("generation_id") references "generations" ("id") on delete cascade;`);
    this.addSql(`alter table "provider_attempts" add constraint "provider_attempts_outcome_check" check ("outcome" in ('COMPLETED', 'FAILED', 'CANCELLED', 'TIMED_OUT', 'REJECTED'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "users" drop constraint "users_organization_id_foreign";`);
    this.addSql(`alter table "session_families" drop constraint "session_families_organization_id_foreign";`);
    this.addSql(`alter table "courses" drop constraint "courses_organization_id_foreign";`);
    this.addSql(`alter table "lessons" drop constraint "lessons_organization_id_foreign";`);
    this.addSql(`alter table "generations" drop constraint "generations_organization_id_foreign";`);
    this.addSql(`alter table "questions" drop constraint "questions_organization_id_foreign";`);
    this.addSql(`alter table "stream_events" drop constraint "stream_events_stream_id_foreign";`);
    this.addSql(`alter table "session_families" drop constraint "session_families_user_id_foreign";`);
    this.addSql(`alter table "courses" drop constraint "courses_owner_id_foreign";`);
    this.addSql(`alter table "generations" drop constraint "generations_user_id_foreign";`);
    this.addSql(`alter table "refresh_tokens" drop constraint "refresh_tokens_family_id_foreign";`);
    this.addSql(`alter table "lessons" drop constraint "lessons_course_id_foreign";`);
    this.addSql(`alter table "generations" drop constraint "generations_course_id_foreign";`);
    this.addSql(`alter table "questions" drop constraint "questions_course_id_foreign";`);
    this.addSql(`alter table "lesson_versions" drop constraint "lesson_versions_lesson_id_foreign";`);
    this.addSql(`alter table "generations" drop constraint "generations_lesson_id_foreign";`);
    this.addSql(`alter table "questions" drop constraint "questions_lesson_id_foreign";`);
    this.addSql(`alter table "reservations" drop constraint "reservations_generation_id_foreign";`);
    this.addSql(`alter table "questions" drop constraint "questions_generation_id_foreign";`);
    this.addSql(`alter table "provider_attempts" drop constraint "provider_attempts_generation_id_foreign";`);

    this.addSql(`drop table if exists "budget_days" cascade;`);
    this.addSql(`drop table if exists "organizations" cascade;`);
    this.addSql(`drop table if exists "signing_keys" cascade;`);
    this.addSql(`drop table if exists "streams" cascade;`);
    this.addSql(`drop table if exists "stream_events" cascade;`);
    this.addSql(`drop table if exists "users" cascade;`);
    this.addSql(`drop table if exists "session_families" cascade;`);
    this.addSql(`drop table if exists "refresh_tokens" cascade;`);
    this.addSql(`drop table if exists "courses" cascade;`);
    this.addSql(`drop table if exists "lessons" cascade;`);
    this.addSql(`drop table if exists "lesson_versions" cascade;`);
    this.addSql(`drop table if exists "generations" cascade;`);
    this.addSql(`drop table if exists "reservations" cascade;`);
    this.addSql(`drop table if exists "questions" cascade;`);
    this.addSql(`drop table if exists "provider_attempts" cascade;`);
  }

}
