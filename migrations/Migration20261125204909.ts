import { Migration } from '@mikro-orm/migrations';

export class Migration20261125204909 extends Migration {

  override name = 'Migration20261125204909';

  override up(): void | Promise<void> {
    this.addSql(`create table "grade_reviews" ("id" text not null, "organization_id" text not null, "attempt_id" text not null, "item_id" text not null, "learner_id" text not null, "message" text not null, "resolved_by" text null, "reason" text null, "created_at" timestamptz not null default now(), "resolved_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "grade_reviews_item_id_index" on "grade_reviews" ("item_id");`);
    this.addSql(`create index "grade_reviews_learner_id_index" on "grade_reviews" ("learner_id");`);
    this.addSql(`create index "grade_reviews_resolved_by_index" on "grade_reviews" ("resolved_by");`);
    this.addSql(`create index "grade_reviews_attempt_id_item_id_index" on "grade_reviews" ("attempt_id", "item_id");`);

    this.addSql(`create table "graded_answers" ("attempt_id" text not null, "item_id" text not null, "organization_id" text not null, "course_id" text not null, "quiz_id" text not null, "learner_id" text not null, "item_version" int not null, "language" text not null, "partial_credit" boolean not null, "response" jsonb null, "grade_number" int not null default 1, "judging" text not null default 'NONE', "judged_version" int null, "first_judge_id" text null, "second_judge_id" text null, "suggestion" jsonb null, "queue_reason" text null, "queued_at" timestamptz null, primary key ("attempt_id", "item_id"));`);
    this.addSql(`create index "graded_answers_organization_id_index" on "graded_answers" ("organization_id");`);
    this.addSql(`create index "graded_answers_quiz_id_index" on "graded_answers" ("quiz_id");`);
    this.addSql(`create index "graded_answers_learner_id_index" on "graded_answers" ("learner_id");`);
    this.addSql(`create index "graded_answers_judging_index" on "graded_answers" ("judging");`);
    this.addSql(`create index "graded_answers_first_judge_id_index" on "graded_answers" ("first_judge_id");`);
    this.addSql(`create index "graded_answers_second_judge_id_index" on "graded_answers" ("second_judge_id");`);
    this.addSql(`create index "graded_answers_item_id_item_version_index" on "graded_answers" ("item_id", "item_version");`);
    this.addSql(`create index "graded_answers_course_id_queued_at_index" on "graded_answers" ("course_id", "queued_at");`);

    this.addSql(`create table "grades" ("id" text not null, "organization_id" text not null, "attempt_id" text not null, "item_id" text not null, "number" int not null, "item_version" int not null, "outcome" text not null, "points" double precision null, "max_points" int not null, "how" text not null, "by" text not null, "grader_id" text null, "reason" text null, "criteria" jsonb null, "created_at" timestamptz not null default now(), primary key ("id"));`);
    this.addSql(`create index "grades_item_id_index" on "grades" ("item_id");`);
    this.addSql(`create index "grades_grader_id_index" on "grades" ("grader_id");`);
    this.addSql(`alter table "grades" add constraint "grades_attempt_id_item_id_number_unique" unique ("attempt_id", "item_id", "number");`);

    this.addSql(`alter table "generations" drop constraint "generations_kind_check";`);
    this.addSql(`alter table "generations" add constraint "generations_kind_check" check ("kind" in ('EXPLANATION', 'SUMMARY', 'QUIZ', 'FLASHCARDS', 'OUTLINE', 'LESSON', 'EXAMPLES', 'EXERCISES', 'STUDY_PLAN', 'COMPLETION', 'EMBEDDING', 'GRADING'));`);

    this.addSql(`alter table "generated_items" drop constraint "generated_items_type_check";`);
    this.addSql(`alter table "generated_items" add constraint "generated_items_type_check" check ("type" in ('FLASHCARD', 'OUTLINE_NODE', 'EXERCISE', 'VERDICT'));`);

    this.addSql(`alter table "grade_reviews" add constraint "grade_reviews_attempt_id_foreign" foreign key ("attempt_id") references "attempts" ("id") on delete cascade;`);
    this.addSql(`alter table "grade_reviews" add constraint "grade_reviews_item_id_foreign" foreign key ("item_id") references "quiz_items" ("id") on delete cascade;`);
    this.addSql(`alter table "grade_reviews" add constraint "grade_reviews_learner_id_foreign" foreign key ("learner_id") references "users" ("id");`);
    this.addSql(`alter table "grade_reviews" add constraint "grade_reviews_resolved_by_foreign" foreign key ("resolved_by") references "users" ("id") on delete set null;`);

    this.addSql(`alter table "graded_answers" add constraint "graded_answers_attempt_id_foreign" foreign key ("attempt_id") references "attempts" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "graded_answers" add constraint "graded_answers_item_id_foreign" foreign key ("item_id") references "quiz_items" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "graded_answers" add constraint "graded_answers_organization_id_foreign" foreign key ("organization_id") references "organizations" ("id");`);
    this.addSql(`alter table "graded_answers" add constraint "graded_answers_course_id_foreign" foreign key ("course_id") references "courses" ("id") on delete cascade;`);
    this.addSql(`alter table "graded_answers" add constraint "graded_answers_quiz_id_foreign" foreign key ("quiz_id") references "quizzes" ("id") on delete cascade;`);
    this.addSql(`alter table "graded_answers" add constraint "graded_answers_learner_id_foreign" foreign key ("learner_id") references "users" ("id");`);
    this.addSql(`alter table "graded_answers" add constraint "graded_answers_first_judge_id_foreign" foreign key ("first_judge_id") references "generations" ("id") on delete set null;`);
    this.addSql(`alter table "graded_answers" add constraint "graded_answers_second_judge_id_foreign" foreign key ("second_judge_id") references "generations" ("id") on delete set null;`);
    this.addSql(`alter table "graded_answers" add constraint "graded_answers_judging_check" check ("judging" in ('NONE', 'PENDING', 'STARTED'));`);
    this.addSql(`alter table "graded_answers" add constraint "graded_answers_queue_reason_check" check ("queue_reason" in ('NEAR_MISS', 'JUDGES_DISAGREE', 'NOT_JUDGED', 'REVIEW_REQUESTED'));`);

    this.addSql(`alter table "grades" add constraint "grades_attempt_id_foreign" foreign key ("attempt_id") references "attempts" ("id") on delete cascade;`);
    this.addSql(`alter table "grades" add constraint "grades_item_id_foreign" foreign key ("item_id") references "quiz_items" ("id") on delete cascade;`);
    this.addSql(`alter table "grades" add constraint "grades_grader_id_foreign" foreign key ("grader_id") references "users" ("id") on delete set null;`);
    this.addSql(`alter table "grades" add constraint "grades_outcome_check" check ("outcome" in ('CORRECT', 'PARTIAL', 'INCORRECT', 'NEAR_MISS', 'UNGRADED'));`);
    this.addSql(`alter table "grades" add constraint "grades_by_check" check ("by" in ('CODE', 'MODEL', 'PERSON'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "grade_reviews" cascade;`);
    this.addSql(`drop table if exists "graded_answers" cascade;`);
    this.addSql(`drop table if exists "grades" cascade;`);

    this.addSql(`alter table "generated_items" drop constraint "generated_items_type_check";`);
    this.addSql(`alter table "generated_items" add constraint "generated_items_type_check" check ("type" in ('FLASHCARD', 'OUTLINE_NODE', 'EXERCISE'));`);

    this.addSql(`alter table "generations" drop constraint "generations_kind_check";`);
    this.addSql(`alter table "generations" add constraint "generations_kind_check" check ("kind" in ('EXPLANATION', 'SUMMARY', 'QUIZ', 'FLASHCARDS', 'OUTLINE', 'LESSON', 'EXAMPLES', 'EXERCISES', 'STUDY_PLAN', 'COMPLETION', 'EMBEDDING'));`);
  }

}
