import { Migration } from '@mikro-orm/migrations';

export class Migration20261125162746 extends Migration {

  override name = 'Migration20261125162746';

  override up(): void | Promise<void> {
    this.addSql(`alter table "provider_attempts" add "prompt_version" text null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "provider_attempts" drop column "prompt_version";`);
  }

}
