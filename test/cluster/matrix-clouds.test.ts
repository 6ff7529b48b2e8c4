import { matrix } from './matrix';
import { isCloud, PROFILES } from './profiles';

matrix(Object.keys(PROFILES).filter(isCloud));
