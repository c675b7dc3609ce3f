import { faultMatrix } from './fault-matrix.kit.js';

faultMatrix('anthropic');
