import { Migration } from '@mikro-orm/migrations';

export class Migration20261126020148 extends Migration {

  override name = 'Migration20261126020148';

  override up(): void | Promise<void> {
    this.addSql(`alter table "questionnaires" add "import_digest" text null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "questionnaires" drop column "import_digest";`);
  }

}
