import { Migration } from '@mikro-orm/migrations';

export class Migration20261125193216 extends Migration {

  override name = 'Migration20261125193216';

  override up(): void | Promise<void> {
    this.addSql(`create table "quizzes" ("id" text not null, "organization_id" text not null, "course_id" text not null, "lesson_id" text null, "created_by" text not null, "title" text not null, "purpose" text not null, "status" text not null, "version" int not null default 1, "published_version" int null, "settings" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), primary key ("id"));`);
    this.addSql(`create index "quizzes_organization_id_index" on "quizzes" ("organization_id");`);
    this.addSql(`create index "quizzes_course_id_index" on "quizzes" ("course_id");`);
    this.addSql(`create index "quizzes_lesson_id_index" on "quizzes" ("lesson_id");`);
    this.addSql(`create index "quizzes_created_by_index" on "quizzes" ("created_by");`);

    this.addSql(`create table "quiz_publications" ("quiz_id" text not null, "version" int not null, "organization_id" text not null, "title" text not null, "settings" jsonb not null, "items" jsonb not null, "points" int not null, "published_by" text not null, "published_at" timestamptz not null default now(), primary key ("quiz_id", "version"));`);

    this.addSql(`create table "quiz_changes" ("id" text not null, "organization_id" text not null, "quiz_id" text not null, "version" int not null, "user_id" text not null, "action" text not null, "item_id" text null, "differences" jsonb not null, "at" timestamptz not null default now(), primary key ("id"));`);
    this.addSql(`create index "quiz_changes_quiz_id_id_index" on "quiz_changes" ("quiz_id", "id");`);

    this.addSql(`create table "quiz_items" ("id" text not null, "organization_id" text not null, "quiz_id" text not null, "position" int null, "version" int not null default 1, "decision" text not null, "proposal_id" text null, primary key ("id"));`);
    this.addSql(`create index "quiz_items_proposal_id_index" on "quiz_items" ("proposal_id");`);
    this.addSql(`create index "quiz_items_quiz_id_position_index" on "quiz_items" ("quiz_id", "position");`);

    this.addSql(`create table "quiz_item_versions" ("item_id" text not null, "version" int not null, "organization_id" text not null, "lesson_id" text null, "type" text not null, "content" jsonb not null, "key" jsonb not null, "explanation" text null, "evidence" jsonb not null, "points" int not null, "difficulty" text null, "objectives" jsonb not null, "origin" text null, "provider" text null, "model" text null, "prompt_version" text null, "generation_id" text null, "source_question_id" text null, "author_id" text null, "accepted_by" text null, "accepted_at" timestamptz null, "check_status" text not null default 'UNCHECKED', "stale_reason" text null, "stale_since" timestamptz null, "created_at" timestamptz not null default now(), primary key ("item_id", "version"));`);
    this.addSql(`create index "quiz_item_versions_lesson_id_index" on "quiz_item_versions" ("lesson_id");`);
    this.addSql(`create index "quiz_item_versions_generation_id_index" on "quiz_item_versions" ("generation_id");`);

    this.addSql(`alter table "questions" add "origin" text null, add "provider" text null, add "model" text null, add "prompt_version" text null;`);
    this.addSql(`alter table "questions" add constraint "questions_origin_check" check ("origin" in ('MODEL', 'CACHE', 'LOCAL'));`);

    this.addSql(`alter table "quizzes" add constraint "quizzes_organization_id_foreign" foreign key ("organization_id") references "organizations" ("id");`);
    this.addSql(`alter table "quizzes" add constraint "quizzes_course_id_foreign" foreign key ("course_id") references "courses" ("id") on delete cascade;`);
    this.addSql(`alter table "quizzes" add constraint "quizzes_lesson_id_foreign" foreign key ("lesson_id") references "lessons" ("id") on delete set null;`);
    this.addSql(`alter table "quizzes" add constraint "quizzes_created_by_foreign" foreign key ("created_by") references "users" ("id");`);
    this.addSql(`alter table "quizzes" add constraint "quizzes_purpose_check" check ("purpose" in ('COURSE', 'PRACTICE'));`);
    this.addSql(`alter table "quizzes" add constraint "quizzes_status_check" check ("status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'RETIRED'));`);

    this.addSql(`alter table "quiz_publications" add constraint "quiz_publications_quiz_id_foreign" foreign key ("quiz_id") references "quizzes" ("id") on delete cascade;`);
    this.addSql(`alter table "quiz_publications" add constraint "quiz_publications_published_by_foreign" foreign key ("published_by") references "users" ("id");`);

    this.addSql(`alter table "quiz_changes" add constraint "quiz_changes_quiz_id_foreign" foreign key ("quiz_id") references "quizzes" ("id") on delete cascade;`);
    this.addSql(`alter table "quiz_changes" add constraint "quiz_changes_user_id_foreign" foreign key ("user_id") references "users" ("id");`);
    this.addSql(`alter table "quiz_changes" add constraint "quiz_changes_action_check" check ("action" in ('CREATED', 'UPDATED', 'SUBMITTED', 'PUBLISHED', 'RETIRED', 'REOPENED', 'ITEM_ADDED', 'ITEM_EDITED', 'ITEM_ACCEPTED', 'ITEM_REJECTED', 'ITEM_REGENERATION_STARTED', 'ITEM_REPLACED', 'ITEM_PROPOSAL_DROPPED', 'ITEM_REPAIRED', 'ITEM_REMOVED', 'REORDERED'));`);

    this.addSql(`alter table "quiz_items" add constraint "quiz_items_quiz_id_foreign" foreign key ("quiz_id") references "quizzes" ("id") on delete cascade;`);
    this.addSql(`alter table "quiz_items" add constraint "quiz_items_proposal_id_foreign" foreign key ("proposal_id") references "generations" ("id") on delete set null;`);
    this.addSql(`alter table "quiz_items" add constraint "quiz_items_decision_check" check ("decision" in ('PENDING', 'ACCEPTED', 'REJECTED'));`);

    this.addSql(`alter table "quiz_item_versions" add constraint "quiz_item_versions_item_id_foreign" foreign key ("item_id") references "quiz_items" ("id") on delete cascade;`);
    this.addSql(`alter table "quiz_item_versions" add constraint "quiz_item_versions_lesson_id_foreign" foreign key ("lesson_id") references "lessons" ("id") on delete set null;`);
    this.addSql(`alter table "quiz_item_versions" add constraint "quiz_item_versions_generation_id_foreign" foreign key ("generation_id") references "generations" ("id") on delete set null;`);
    this.addSql(`alter table "quiz_item_versions" add constraint "quiz_item_versions_author_id_foreign" foreign key ("author_id") references "users" ("id") on delete set null;`);
    this.addSql(`alter table "quiz_item_versions" add constraint "quiz_item_versions_accepted_by_foreign" foreign key ("accepted_by") references "users" ("id") on delete set null;`);
    this.addSql(`alter table "quiz_item_versions" add constraint "quiz_item_versions_type_check" check ("type" in ('MULTIPLE_CHOICE', 'TRUE_FALSE', 'SHORT_ANSWER', 'CLOZE'));`);
    this.addSql(`alter table "quiz_item_versions" add constraint "quiz_item_versions_difficulty_check" check ("difficulty" in ('BEGINNER', 'INTERMEDIATE', 'ADVANCED'));`);
    this.addSql(`alter table "quiz_item_versions" add constraint "quiz_item_versions_origin_check" check ("origin" in ('MODEL', 'CACHE', 'LOCAL'));`);
    this.addSql(`alter table "quiz_item_versions" add constraint "quiz_item_versions_check_status_check" check ("check_status" in ('UNCHECKED', 'AGREED', 'QUARANTINED'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "quiz_publications" drop constraint "quiz_publications_quiz_id_foreign";`);
    this.addSql(`alter table "quiz_changes" drop constraint "quiz_changes_quiz_id_foreign";`);
    this.addSql(`alter table "quiz_items" drop constraint "quiz_items_quiz_id_foreign";`);
    this.addSql(`alter table "quiz_item_versions" drop constraint "quiz_item_versions_item_id_foreign";`);

    this.addSql(`drop table if exists "quizzes" cascade;`);
    this.addSql(`drop table if exists "quiz_publications" cascade;`);
    this.addSql(`drop table if exists "quiz_changes" cascade;`);
    this.addSql(`drop table if exists "quiz_items" cascade;`);
    this.addSql(`drop table if exists "quiz_item_versions" cascade;`);

    this.addSql(`alter table "questions" drop constraint "questions_origin_check";`);
    this.addSql(`alter table "questions" drop column "origin", drop column "provider", drop column "model", drop column "prompt_version";`);
  }

}
