import { Migration } from '@mikro-orm/migrations';

export class Migration20261126021519 extends Migration {

  override name = 'Migration20261126021519';

  override up(): void | Promise<void> {
    this.addSql(`create index "card_reviews_user_id_day_index" on "card_reviews" ("user_id", "day");`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "card_reviews_user_id_day_index";`);
  }

}
