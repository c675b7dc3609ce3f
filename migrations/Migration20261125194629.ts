import { Migration } from '@mikro-orm/migrations';

export class Migration20261125194629 extends Migration {

  override name = 'Migration20261125194629';

  override up(): void | Promise<void> {
    this.addSql(`create table "study_settings" ("user_id" text not null, "organization_id" text not null, "time_zone" text not null, "day_start_hour" int not null, "new_cards_per_day" int not null, "reviews_per_day" int not null, "desired_retention" double precision not null, primary key ("user_id"));`);

    this.addSql(`create table "decks" ("id" text not null, "organization_id" text not null, "owner_id" text not null, "course_id" text null, "lesson_id" text null, "status" text not null, "title" text not null, "created_at" timestamptz not null default now(), primary key ("id"));`);
    this.addSql(`create index "decks_organization_id_index" on "decks" ("organization_id");`);
    this.addSql(`create index "decks_lesson_id_index" on "decks" ("lesson_id");`);
    this.addSql(`create index "decks_course_id_id_index" on "decks" ("course_id", "id");`);
    this.addSql(`create index "decks_owner_id_id_index" on "decks" ("owner_id", "id");`);

    this.addSql(`create table "cards" ("id" text not null, "organization_id" text not null, "deck_id" text not null, "front" text not null, "back" text not null, "evidence" jsonb not null, "origin" text null, "version" int not null default 1, "created_at" timestamptz not null default now(), primary key ("id"));`);
    this.addSql(`create index "cards_organization_id_index" on "cards" ("organization_id");`);
    this.addSql(`create index "cards_deck_id_id_index" on "cards" ("deck_id", "id");`);

    this.addSql(`create table "card_versions" ("card_id" text not null, "version" int not null, "organization_id" text not null, "editor_id" text not null, "front" text not null, "back" text not null, "created_at" timestamptz not null default now(), primary key ("card_id", "version"));`);

    this.addSql(`create table "card_reviews" ("user_id" text not null, "id" text not null, "organization_id" text not null, "card_id" text not null, "kind" text not null, "rating" text null, "undoes" text null, "duration_ms" int null, "at" timestamptz not null, "received_at" timestamptz not null, "desired_retention" double precision not null, "time_zone" text not null, "day_start_hour" int not null, "day" int not null, primary key ("user_id", "id"));`);
    this.addSql(`create index "card_reviews_card_id_user_id_index" on "card_reviews" ("card_id", "user_id");`);
    this.addSql(`alter table "card_reviews" add constraint "card_reviews_user_id_undoes_unique" unique ("user_id", "undoes");`);

    this.addSql(`create table "card_states" ("user_id" text not null, "card_id" text not null, "organization_id" text not null, "deck_id" text not null, "state" text not null, "stability" double precision not null, "difficulty" double precision not null, "step" int not null, "scheduled_days" int not null, "reps" int not null, "lapses" int not null, "due" timestamptz null, "last_review_at" timestamptz null, "last_review_day" int null, "introduced_at" timestamptz null, "suspended" boolean not null, "buried_until" timestamptz null, "queue" text null, "queue_at" timestamptz null, "last_entry_at" timestamptz null, "last_entry_id" text null, primary key ("user_id", "card_id"));`);
    this.addSql(`create index "card_states_card_id_index" on "card_states" ("card_id");`);
    this.addSql(`create index "card_states_user_id_last_review_at_index" on "card_states" ("user_id", "last_review_at");`);
    this.addSql(`create index "card_states_user_id_deck_id_queue_queue_at_card_id_index" on "card_states" ("user_id", "deck_id", "queue", "queue_at", "card_id");`);
    this.addSql(`create index "card_states_user_id_queue_queue_at_card_id_index" on "card_states" ("user_id", "queue", "queue_at", "card_id");`);

    this.addSql(`alter table "study_settings" add constraint "study_settings_user_id_foreign" foreign key ("user_id") references "users" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "decks" add constraint "decks_organization_id_foreign" foreign key ("organization_id") references "organizations" ("id");`);
    this.addSql(`alter table "decks" add constraint "decks_owner_id_foreign" foreign key ("owner_id") references "users" ("id");`);
    this.addSql(`alter table "decks" add constraint "decks_course_id_foreign" foreign key ("course_id") references "courses" ("id") on delete cascade;`);
    this.addSql(`alter table "decks" add constraint "decks_lesson_id_foreign" foreign key ("lesson_id") references "lessons" ("id") on delete set null;`);
    this.addSql(`alter table "decks" add constraint "decks_status_check" check ("status" in ('DRAFT', 'PUBLISHED', 'ARCHIVED'));`);

    this.addSql(`alter table "cards" add constraint "cards_organization_id_foreign" foreign key ("organization_id") references "organizations" ("id");`);
    this.addSql(`alter table "cards" add constraint "cards_deck_id_foreign" foreign key ("deck_id") references "decks" ("id") on delete cascade;`);
    this.addSql(`alter table "cards" add constraint "cards_origin_check" check ("origin" in ('MODEL', 'CACHE', 'LOCAL'));`);

    this.addSql(`alter table "card_versions" add constraint "card_versions_card_id_foreign" foreign key ("card_id") references "cards" ("id") on delete cascade;`);

    this.addSql(`alter table "card_reviews" add constraint "card_reviews_user_id_foreign" foreign key ("user_id") references "users" ("id");`);
    this.addSql(`alter table "card_reviews" add constraint "card_reviews_card_id_foreign" foreign key ("card_id") references "cards" ("id") on delete cascade;`);
    this.addSql(`alter table "card_reviews" add constraint "card_reviews_kind_check" check ("kind" in ('REVIEW', 'UNDO', 'RESET', 'SUSPEND', 'UNSUSPEND', 'BURY', 'UNBURY'));`);
    this.addSql(`alter table "card_reviews" add constraint "card_reviews_rating_check" check ("rating" in ('AGAIN', 'HARD', 'GOOD', 'EASY'));`);

    this.addSql(`alter table "card_states" add constraint "card_states_user_id_foreign" foreign key ("user_id") references "users" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "card_states" add constraint "card_states_card_id_foreign" foreign key ("card_id") references "cards" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "card_states" add constraint "card_states_state_check" check ("state" in ('NEW', 'LEARNING', 'REVIEW', 'RELEARNING'));`);
    this.addSql(`alter table "card_states" add constraint "card_states_queue_check" check ("queue" in ('LEARNING', 'REVIEW'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "cards" drop constraint "cards_deck_id_foreign";`);
    this.addSql(`alter table "card_versions" drop constraint "card_versions_card_id_foreign";`);
    this.addSql(`alter table "card_reviews" drop constraint "card_reviews_card_id_foreign";`);
    this.addSql(`alter table "card_states" drop constraint "card_states_card_id_foreign";`);

    this.addSql(`drop table if exists "study_settings" cascade;`);
    this.addSql(`drop table if exists "decks" cascade;`);
    this.addSql(`drop table if exists "cards" cascade;`);
    this.addSql(`drop table if exists "card_versions" cascade;`);
    this.addSql(`drop table if exists "card_reviews" cascade;`);
    this.addSql(`drop table if exists "card_states" cascade;`);
  }

}
