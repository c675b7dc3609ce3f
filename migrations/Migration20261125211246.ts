import { Migration } from '@mikro-orm/migrations';

export class Migration20261125211246 extends Migration {

  override name = 'Migration20261125211246';

  override up(): void | Promise<void> {
    this.addSql(`create table "learning_settings" ("user_id" text not null, "organization_id" text not null, "manner" text null, "persona" text null, "prior_knowledge" text null, "presentation" text null, "difficulty" text null, "industry" text null, "role" text null, "updated_at" timestamptz not null default now(), primary key ("user_id"));`);

    this.addSql(`create table "generation_ratings" ("id" text not null, "generation_id" text not null, "user_id" text not null, "organization_id" text not null, "course_id" text null, "lesson_id" text null, "kind" text not null, "prompt_version" text null, "model" text null, "language" text null, "helpful" boolean not null, "reason" text null, "comment" text null, "profanity" int not null default 0, "rated_at" timestamptz not null default now(), primary key ("id"));`);
    this.addSql(`create index "generation_ratings_user_id_index" on "generation_ratings" ("user_id");`);
    this.addSql(`create index "generation_ratings_organization_id_id_index" on "generation_ratings" ("organization_id", "id");`);
    this.addSql(`create index "generation_ratings_course_id_id_index" on "generation_ratings" ("course_id", "id");`);
    this.addSql(`alter table "generation_ratings" add constraint "generation_ratings_generation_id_unique" unique ("generation_id");`);

    this.addSql(`alter table "generations" add "applied" jsonb null, add "made_by" text null, add "prompt_version" text null;`);

    this.addSql(`alter table "learning_settings" add constraint "learning_settings_user_id_foreign" foreign key ("user_id") references "users" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "learning_settings" add constraint "learning_settings_manner_check" check ("manner" in ('PATIENT', 'ENCOURAGING', 'SOCRATIC', 'BRISK', 'PLAYFUL'));`);
    this.addSql(`alter table "learning_settings" add constraint "learning_settings_presentation_check" check ("presentation" in ('PROSE', 'LISTS', 'STEPS', 'EXAMPLES', 'ANALOGIES'));`);
    this.addSql(`alter table "learning_settings" add constraint "learning_settings_difficulty_check" check ("difficulty" in ('BEGINNER', 'INTERMEDIATE', 'ADVANCED'));`);

    this.addSql(`alter table "generation_ratings" add constraint "generation_ratings_generation_id_foreign" foreign key ("generation_id") references "generations" ("id") on delete cascade;`);
    this.addSql(`alter table "generation_ratings" add constraint "generation_ratings_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`);
    this.addSql(`alter table "generation_ratings" add constraint "generation_ratings_reason_check" check ("reason" in ('ACCURATE', 'CLEAR', 'WELL_ADAPTED', 'WRONG', 'UNCLEAR', 'OFF_TOPIC', 'TOO_EASY', 'TOO_HARD', 'TOO_LONG', 'TOO_SHORT', 'BADLY_ADAPTED', 'OFFENSIVE', 'OTHER'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "learning_settings" cascade;`);
    this.addSql(`drop table if exists "generation_ratings" cascade;`);

    this.addSql(`alter table "generations" drop column "applied", drop column "made_by", drop column "prompt_version";`);
  }

}
