import { Migration } from '@mikro-orm/migrations';

export class Migration20261126015849 extends Migration {

  override name = 'Migration20261126015849';

  override up(): void | Promise<void> {
    this.addSql(`create index "lesson_events_at_index" on "lesson_events" ("at");`);

    this.addSql(`create index "generations_analysed_learner_index" on "generations" ((input ->> 'learnerId')) where kind = 'PROFILE_ANALYSIS';`);

    this.addSql(`create index "awards_user_id_rule_day_index" on "awards" ("user_id", "rule", "day");`);

    this.addSql(`create index "graded_answers_course_id_learner_id_index" on "graded_answers" ("course_id", "learner_id");`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "awards_user_id_rule_day_index";`);

    this.addSql(`drop index "generations_analysed_learner_index";`);

    this.addSql(`drop index "graded_answers_course_id_learner_id_index";`);

    this.addSql(`drop index "lesson_events_at_index";`);
  }

}
