// Brings node_modules/ and dist/ up to date; fast when there is nothing to do. Runs on Node 20 with nothing installed.
//   node scripts/setup.mjs         what `npm start` needs
//   node scripts/setup.mjs --dev   what developing and testing need as well
//   node scripts/setup.mjs --dev --no-build   the same for what reads sources only
import { build, isBuilt } from './setup/build.mjs';
import { SetupError } from './setup/error.mjs';
import { install, isInstalled } from './setup/install.mjs';
import { checkRuntime } from './setup/runtime.mjs';
import { takeTurn } from './setup/turn.mjs';

const dev = process.argv.includes('--dev');
const isReady = () => process.argv.includes('--no-build') || isBuilt(dev);
try {
  checkRuntime('to install');
  if (!isInstalled(dev) || !isReady()) {
    const endTurn = await takeTurn();
    if (!isInstalled(dev)) await install(dev);
    checkRuntime('to run');
    if (!isReady()) await build(dev);
    endTurn();
  }
  checkRuntime('to run');
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
