import { Migration } from '@mikro-orm/migrations';

export class Migration20261125223503 extends Migration {

  override name = 'Migration20261125223503';

  override up(): void | Promise<void> {
    this.addSql(`create table "mastery_answers" ("attempt_id" text not null, "item_id" text not null, "organization_id" text not null, "learner_id" text not null, "item_version" int not null, "at" timestamptz not null, "position" int not null, "grades" int not null, "score" double precision not null, "guessing" double precision not null, "difficulty" double precision not null, "difficulty_variance" double precision not null, "ability" double precision not null, "ability_variance" double precision not null, "objective_ids" jsonb not null, primary key ("attempt_id", "item_id"));`);
    this.addSql(`create index "mastery_answers_item_id_item_version_at_index" on "mastery_answers" ("item_id", "item_version", "at");`);
    this.addSql(`create index "mastery_answers_learner_id_at_index" on "mastery_answers" ("learner_id", "at");`);

    this.addSql(`create table "mastery_items" ("item_id" text not null, "item_version" int not null, "organization_id" text not null, "state" jsonb not null, primary key ("item_id", "item_version"));`);

    this.addSql(`create table "mastery_notes" ("id" bigserial primary key, "item_id" text not null, "item_version" int not null, "organization_id" text not null, "at" timestamptz not null, "attempt_id" text not null, "position" int not null);`);
    this.addSql(`create index "mastery_notes_item_id_item_version_index" on "mastery_notes" ("item_id", "item_version");`);

    this.addSql(`create table "mastery_states" ("learner_id" text not null, "objective_id" text not null, "organization_id" text not null, "state" jsonb not null, primary key ("learner_id", "objective_id"));`);
    this.addSql(`create index "mastery_states_objective_id_index" on "mastery_states" ("objective_id");`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "mastery_answers" cascade;`);
    this.addSql(`drop table if exists "mastery_items" cascade;`);
    this.addSql(`drop table if exists "mastery_notes" cascade;`);
    this.addSql(`drop table if exists "mastery_states" cascade;`);
  }

}
