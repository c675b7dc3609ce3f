import { Migration } from '@mikro-orm/migrations';

export class Migration20261125224902 extends Migration {

  override name = 'Migration20261125224902';

  override up(): void | Promise<void> {
    this.addSql(`create table "questionnaires" ("id" text not null, "organization_id" text not null, "user_id" text not null, "course_id" text null, "subject" text not null, "language" text not null, "status" text not null, "generation_id" text null, "import_key" text null, "test_length" int not null default 0, "start_level" int not null default 2, "standard" jsonb not null, "claimed_score" text null, "notice" text null, "analysis" text not null default 'NONE', "analysis_id" text null, "created_at" timestamptz not null default now(), "completed_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "questionnaires_organization_id_index" on "questionnaires" ("organization_id");`);
    this.addSql(`create index "questionnaires_analysis_index" on "questionnaires" ("analysis");`);
    this.addSql(`create index "questionnaires_status_index" on "questionnaires" ("status");`);
    this.addSql(`create index "questionnaires_user_id_id_index" on "questionnaires" ("user_id", "id");`);
    this.addSql(`alter table "questionnaires" add constraint "questionnaires_user_id_import_key_unique" unique ("user_id", "import_key");`);
    this.addSql(`alter table "questionnaires" add constraint "questionnaires_generation_id_unique" unique ("generation_id");`);

    this.addSql(`create table "questionnaire_questions" ("id" text not null, "questionnaire_id" text not null, "position" int not null, "purpose" text not null, "reads" text null, "input" text not null, "content" jsonb not null, "key" jsonb null, "claimed" jsonb null, "asked_at" timestamptz null, "sequence" int not null default 0, "response" jsonb null, "skipped" boolean not null default false, "right" boolean null, "answered_at" timestamptz null, primary key ("id"));`);
    this.addSql(`alter table "questionnaire_questions" add constraint "questionnaire_questions_questionnaire_id_position_unique" unique ("questionnaire_id", "position");`);

    this.addSql(`alter table "generations" drop constraint "generations_kind_check";`);
    this.addSql(`alter table "generations" add constraint "generations_kind_check" check ("kind" in ('EXPLANATION', 'SUMMARY', 'QUIZ', 'FLASHCARDS', 'OUTLINE', 'LESSON', 'EXAMPLES', 'EXERCISES', 'STUDY_PLAN', 'COMPLETION', 'EMBEDDING', 'GRADING', 'KEY_CHECK', 'QUESTIONNAIRE', 'PROFILE_ANALYSIS'));`);

    this.addSql(`alter table "generated_items" drop constraint "generated_items_type_check";`);
    this.addSql(`alter table "generated_items" add constraint "generated_items_type_check" check ("type" in ('FLASHCARD', 'OUTLINE_NODE', 'EXERCISE', 'KEY_ANSWER', 'VERDICT', 'PLAN_WEEK', 'LEARNER_QUESTION', 'PROFILE_CLAIM'));`);

    this.addSql(`alter table "questionnaires" add constraint "questionnaires_organization_id_foreign" foreign key ("organization_id") references "organizations" ("id");`);
    this.addSql(`alter table "questionnaires" add constraint "questionnaires_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`);
    this.addSql(`alter table "questionnaires" add constraint "questionnaires_language_check" check ("language" in ('en', 'es', 'fr', 'de', 'it', 'pt', 'ru', 'zh', 'ja', 'ko', 'ar', 'hi'));`);
    this.addSql(`alter table "questionnaires" add constraint "questionnaires_status_check" check ("status" in ('PREPARING', 'OPEN', 'COMPLETED', 'FAILED'));`);
    this.addSql(`alter table "questionnaires" add constraint "questionnaires_analysis_check" check ("analysis" in ('NONE', 'PENDING', 'RUNNING', 'DONE', 'CANCELLED'));`);

    this.addSql(`alter table "questionnaire_questions" add constraint "questionnaire_questions_questionnaire_id_foreign" foreign key ("questionnaire_id") references "questionnaires" ("id") on delete cascade;`);
    this.addSql(`alter table "questionnaire_questions" add constraint "questionnaire_questions_purpose_check" check ("purpose" in ('GOAL', 'EXPERIENCE', 'PREFERENCE', 'KNOWLEDGE'));`);
    this.addSql(`alter table "questionnaire_questions" add constraint "questionnaire_questions_input_check" check ("input" in ('SINGLE_CHOICE', 'MULTIPLE_CHOICE', 'TRUE_FALSE', 'SHORT_TEXT', 'LONG_TEXT', 'CLOZE', 'SCALE', 'NUMBER'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "questionnaire_questions" drop constraint "questionnaire_questions_questionnaire_id_foreign";`);

    this.addSql(`drop table if exists "questionnaires" cascade;`);
    this.addSql(`drop table if exists "questionnaire_questions" cascade;`);

    this.addSql(`alter table "generated_items" drop constraint "generated_items_type_check";`);
    this.addSql(`alter table "generated_items" add constraint "generated_items_type_check" check ("type" in ('FLASHCARD', 'OUTLINE_NODE', 'EXERCISE', 'KEY_ANSWER', 'VERDICT', 'PLAN_WEEK'));`);

    this.addSql(`alter table "generations" drop constraint "generations_kind_check";`);
    this.addSql(`alter table "generations" add constraint "generations_kind_check" check ("kind" in ('EXPLANATION', 'SUMMARY', 'QUIZ', 'FLASHCARDS', 'OUTLINE', 'LESSON', 'EXAMPLES', 'EXERCISES', 'STUDY_PLAN', 'COMPLETION', 'EMBEDDING', 'GRADING', 'KEY_CHECK'));`);
  }

}
